"""Stacks, their events, and where they are kept."""

import secrets
import string
import threading
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

from ..errors import AwsError
from ..state import on_reset

_stacks: dict = {}
_lock = threading.RLock()
on_reset(_stacks.clear)
GONE = "DELETE_COMPLETE"


def now():
    return datetime.now(timezone.utc)


@dataclass
class Stack:
    account: str
    region: str
    name: str
    status: str = "REVIEW_IN_PROGRESS"
    by: str = "cloudformation"
    """Who makes its API calls: cloudformation, or stackset for a stack that belongs to a StackSet."""
    id: str = ""
    text: str = ""
    template: dict = field(default_factory=dict)
    parameters: dict = field(default_factory=dict)
    resolved_parameters: dict = field(default_factory=dict)
    tags: dict = field(default_factory=dict)
    capabilities: list = field(default_factory=list)
    role_arn: str | None = None
    reason: str | None = None
    protected: bool = False
    resources: dict = field(default_factory=dict)
    outputs: dict = field(default_factory=dict)
    exports: dict = field(default_factory=dict)
    """Export name → value."""
    events: list = field(default_factory=list)
    created: datetime = field(default_factory=now)
    updated: datetime | None = None
    deleted: datetime | None = None
    token: str | None = None
    journal: list = field(default_factory=list)
    """What a rollback has to undo, back to the last stable state: of deploys that failed without one, too."""
    stable: tuple | None = None
    """Text, template, parameters and tags of the last stable state, where there was one."""
    retired: list = field(default_factory=list)
    suffixes: dict = field(default_factory=dict)

    def __post_init__(self):
        self.id = f"arn:aws:cloudformation:{self.region}:{self.account}:stack/{self.name}/{uuid.uuid4()}"

    def settle(self):
        """What it is now is a stable state: there is nothing to go back from."""
        self.journal, self.retired = [], []
        self.stable = (self.text, self.template, self.parameters, self.tags)

    def go_back(self):
        if self.stable is not None:
            self.text, self.template, self.parameters, self.tags = self.stable

    @property
    def busy(self):
        return self.status.endswith("_IN_PROGRESS") and self.status != "REVIEW_IN_PROGRESS"

    def made(self, name):
        """The resource of this logical id."""
        if name not in self.resources:
            raise AwsError("ValidationError", f"Template error: resource {name} does not exist (its condition is false)")
        return self.resources[name]

    def suffix_for(self, logical_id, key):
        alphabet = string.ascii_letters + string.digits
        return self.suffixes.setdefault((logical_id, key), "".join(secrets.choice(alphabet) for _ in range(12)))

    def add_event(self, status, resource=None, reason=None):
        moment = now()
        if self.events:
            moment = max(moment, self.events[-1]["Timestamp"] + timedelta(milliseconds=1))
        self.events.append(
            {
                "StackId": self.id,
                "StackName": self.name,
                "EventId": str(uuid.uuid4()),
                "LogicalResourceId": resource.logical_id if resource else self.name,
                "PhysicalResourceId": (resource.physical_id or "") if resource else self.id,
                "ResourceType": resource.type if resource else "AWS::CloudFormation::Stack",
                "ResourceStatus": status,
                "ResourceStatusReason": reason,
                "Timestamp": moment,
                "ClientRequestToken": self.token,
            }
        )
        if resource:
            resource.status, resource.status_reason, resource.updated = status, reason, moment
        else:
            self.status, self.reason = status, reason


def stacks_of(account, region, with_deleted=False):
    with _lock:
        return [s for s in _stacks.values() if (s.account, s.region) == (account, region) and (with_deleted or s.status != GONE)]


def keep(stack):
    with _lock:
        _stacks[stack.id] = stack
    return stack


def forget(stack):
    with _lock:
        _stacks.pop(stack.id, None)


def find(account, region, name_or_id):
    """The stack, or None. Deleted stacks are found by id only."""
    with _lock:
        if name_or_id in _stacks:
            return _stacks[name_or_id]
        return next((s for s in stacks_of(account, region) if s.name == name_or_id), None)


def get(account, region, name_or_id):
    stack = find(account, region, name_or_id)
    if stack is None:
        raise AwsError("ValidationError", f"Stack with id {name_or_id} does not exist")
    return stack


def exported(account, region):
    """Export name → (value, stack) of one account and region."""
    return {name: (value, stack) for stack in stacks_of(account, region) for name, value in stack.exports.items()}
