"""StackSets: which accounts they reach, and bringing each account's stack to the template."""

import threading
import uuid
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from .. import mutants
from ..errors import AwsError
from ..services import organization_tree as tree
from ..state import on_reset
from . import stack as stacks
from . import stack_set_roles as roles
from .deployment import Request, deploy
from .rollback import remove
from .template import refuse

STACK = "AWS::CloudFormation::Stack"
SUSPENDED = "SKIPPED_SUSPENDED_ACCOUNT"
RESULTS = {"CANCELLED": "CANCELLED", SUSPENDED: "CANCELLED"}
PRINCIPAL = "member.org.stacksets.cloudformation.amazonaws.com"
_sets: dict = {}
on_reset(_sets.clear)


@dataclass
class Instance:
    account: str
    region: str
    unit: str
    """The OU or root through which the account is reached."""
    overrides: list
    stack: stacks.Stack | None = None
    status: str = "OUTDATED"
    detail: str = "PENDING"
    reason: str = ""
    applied: tuple = ()
    """Template text and parameters that the stack was last brought to."""


@dataclass
class StackSet:
    account: str
    region: str
    name: str
    text: str
    template: dict
    parameters: dict
    auto: dict
    capabilities: list
    tags: dict
    description: str | None = None
    managed_execution: dict = field(default_factory=dict)
    permission_model: str = roles.SERVICE_MANAGED
    administration_role_arn: str = ""
    execution_role_name: str = ""
    """Both of a self-managed set."""
    id: str = ""
    targets: list = field(default_factory=list)
    """(unit ids, account ids, filter, regions, overrides) of each CreateStackInstances that still holds."""
    instances: dict = field(default_factory=dict)
    """(account, region) → Instance."""
    operations: list = field(default_factory=list)
    lock: threading.RLock = field(default_factory=threading.RLock)
    created: datetime = field(default_factory=stacks.now)

    def __post_init__(self):
        self.id = f"{self.name}:{uuid.uuid4()}"

    @property
    def is_self_managed(self):
        return self.permission_model == roles.SELF_MANAGED

    @property
    def arn(self):
        return f"arn:aws:cloudformation:{self.region}:{self.account}:stackset/{self.id}"


def keep(stack_set):
    _sets[stack_set.id] = stack_set


def sets_of(account, region=None):
    return [s for s in _sets.values() if s.account == account and region in (None, s.region)]


def find(account, region, name):
    for stack_set in sets_of(account, region):
        if name in (stack_set.name, stack_set.id, stack_set.arn):
            return stack_set
    raise AwsError("StackSetNotFoundException", f"StackSet {name} not found")


def delete(stack_set):
    if stack_set.instances:
        raise AwsError("StackSetNotEmptyException", "StackSet is not empty")
    _sets.pop(stack_set.id)


def reached(stack_set, targets):
    """(account, region) → (unit, overrides) of the accounts that targets reach: those that a self-managed set names, members otherwise."""
    management, found = stack_set.account, {}
    for target in targets:
        listed = set(target["Accounts"])
        if stack_set.is_self_managed:
            found.update({(account, region): ("", target["Overrides"]) for account in listed for region in target["Regions"]})
            continue
        for unit in target["OrganizationalUnitIds"]:
            for account in tree.accounts_under(management, unit):
                inside = account.id in listed
                chosen = {"INTERSECTION": inside, "DIFFERENCE": not inside}.get(target["AccountFilterType"], True)
                if chosen and account.id != management:
                    for region in target["Regions"]:
                        found[account.id, region] = (unit, target["Overrides"])
    return found


def bring_about(stack_set, pairs, action, preferences=None):
    """Brings the given (account, region) → (unit, overrides) to the set's template; one operation, its outcome recorded.

    An account that is suspended is passed over: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackInstanceComprehensiveStatus.html
    """
    with _alone(stack_set):
        return _bring_about(stack_set, mutants.reach(pairs, stack_set.account), action, preferences)


@contextmanager
def _alone(stack_set):
    """One operation at a time: another waits where managed execution is on, and is refused where it is not."""
    if not stack_set.lock.acquire(blocking=bool(stack_set.managed_execution.get("Active"))):
        raise AwsError("OperationInProgressException", f"Another Operation on StackSet {stack_set.arn} is in progress")
    try:
        yield
    finally:
        stack_set.lock.release()


def _bring_about(stack_set, pairs, action, preferences):
    operation = {"id": str(uuid.uuid4()), "action": action, "created": stacks.now(), "results": [], "status": "RUNNING"}
    stack_set.operations.append(operation)
    tolerance = _tolerance(preferences or {}, len({account for account, _ in pairs}))
    failures: dict[str, int] = {}
    for (account, region), (unit, overrides) in sorted(pairs.items(), key=lambda item: (item[0][1], item[0][0])):
        instance = stack_set.instances.setdefault((account, region), Instance(account, region, unit, overrides))
        instance.overrides = overrides
        if not stack_set.is_self_managed and not tree.is_active(stack_set.account, account):
            instance.status, instance.detail, instance.reason = "OUTDATED", SUSPENDED, "The account is suspended."
        elif failures.get(region, 0) > tolerance:
            instance.status, instance.detail = "OUTDATED", "CANCELLED"
            instance.reason = "Cancelled since failure tolerance has exceeded"
        else:
            _bring_one(stack_set, instance)
            failures[region] = failures.get(region, 0) + (instance.status != "CURRENT")
        operation["results"].append(
            {
                "Account": account,
                "Region": region,
                "OrganizationalUnitId": unit,
                "StatusReason": instance.reason,
                "Status": "SUCCEEDED" if instance.status == "CURRENT" else RESULTS.get(instance.detail, "FAILED"),
            }
        )
    failed = any(count > tolerance for count in failures.values())
    operation["status"], operation["ended"] = "FAILED" if failed else "SUCCEEDED", stacks.now()
    return operation


def _tolerance(preferences, accounts):
    if "FailureTolerancePercentage" in preferences:
        return accounts * int(preferences["FailureTolerancePercentage"]) // 100
    return int(preferences.get("FailureToleranceCount", 0))


def _bring_one(stack_set, instance):
    hindrance = roles.hindrance(stack_set, instance.account, instance.region) if stack_set.is_self_managed else None
    if hindrance:
        instance.status, instance.detail, instance.reason = "OUTDATED", "FAILED", hindrance
        return
    values = {**stack_set.parameters, **{o["ParameterKey"]: o["ParameterValue"] for o in instance.overrides}}
    stack = instance.stack
    if stack and stack.status in ("ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED", "DELETE_FAILED"):
        remove(stack)
        stack = None
    if stack and instance.applied == (stack_set.text, values) and stack.status.endswith("_COMPLETE") and "ROLLBACK" not in stack.status:
        instance.status, instance.detail, instance.reason = "CURRENT", "SUCCEEDED", ""
        return
    kind = "UPDATE" if stack else "CREATE"
    if stack is None:
        name = f"StackSet-{stack_set.name}-{uuid.uuid4()}"
        stack = stacks.keep(stacks.Stack(instance.account, instance.region, name, by="stackset"))
    instance.stack = stack
    deploy(stack, Request(kind, stack_set.text, stack_set.template, values, stack_set.tags, stack_set.capabilities))
    good = stack.status == f"{kind}_COMPLETE"
    instance.status, instance.detail = ("CURRENT", "SUCCEEDED") if good else ("OUTDATED", "FAILED")
    instance.applied = (stack_set.text, values) if good else ()
    instance.reason = "" if good else _reason(stack)


def _reason(stack):
    """What failed first in an account's stack, in StackSets' words."""
    failed = [e for e in stack.events if e["ResourceStatus"] in ("CREATE_FAILED", "UPDATE_FAILED") and e["ResourceType"] != STACK]
    if not failed:
        return stack.reason
    event = next((e for e in reversed(failed) if e["ResourceStatusReason"]), failed[-1])
    return (
        f"ResourceLogicalId:{event['LogicalResourceId']}, ResourceType:{event['ResourceType']}, "
        f"ResourceStatusReason:{event['ResourceStatusReason']}."
    )


def take_away(stack_set, pairs, retain):
    """Removes instances, and their stacks unless they are retained."""
    with _alone(stack_set):
        return _take_away(stack_set, pairs, retain)


def _take_away(stack_set, pairs, retain):
    operation = {"id": str(uuid.uuid4()), "action": "DELETE", "created": stacks.now(), "results": [], "status": "SUCCEEDED"}
    stack_set.operations.append(operation)
    for pair in sorted(pairs):
        instance = stack_set.instances[pair]
        reason = "" if retain else _left_there(stack_set, instance)
        if reason:
            instance.status, instance.detail, instance.reason = "INOPERABLE", "FAILED", reason
            operation["status"] = "FAILED"
        else:
            stack_set.instances.pop(pair)
        operation["results"].append(
            {
                "Account": pair[0],
                "Region": pair[1],
                "OrganizationalUnitId": instance.unit,
                "StatusReason": instance.reason,
                "Status": "FAILED" if reason else "SUCCEEDED",
            }
        )
    operation["ended"] = stacks.now()
    return operation


def _left_there(stack_set, instance):
    """Takes a stack away; why it could not be, or nothing. AWS takes those of a suspended account with it."""
    hindrance = roles.hindrance(stack_set, instance.account, instance.region) if stack_set.is_self_managed else None
    alive = stack_set.is_self_managed or tree.is_active(stack_set.account, instance.account)
    if hindrance or instance.stack is None or not alive:
        return hindrance or ""
    remove(instance.stack)
    return (instance.stack.reason or "DELETE_FAILED") if instance.stack.status == "DELETE_FAILED" else ""


def follow_organization(management):
    """Auto-deployment: accounts that arrived in a targeted OU get the set's stack, those that left lose it.

    As at AWS, account filters are ignored: an account that arrives gets the stack even when the filter leaves it out.
    Without trusted access nothing follows.
    """
    if not tree.is_trusted(management, PRINCIPAL):
        return
    for stack_set in _after_dependencies([s for s in sets_of(management) if s.auto.get("Enabled")]):
        everyone = [{**target, "AccountFilterType": "NONE", "Accounts": []} for target in stack_set.targets]
        here, known = reached(stack_set, everyone), _known_accounts(stack_set)
        new = {pair: value for pair, value in here.items() if pair[0] not in known and tree.is_active(management, pair[0])}
        if new:
            bring_about(stack_set, new, "CREATE")
        gone = [pair for pair in stack_set.instances if pair not in here and tree.is_active(management, pair[0])]
        if gone:
            take_away(stack_set, gone, bool(stack_set.auto.get("RetainStacksOnAccountRemoval")))
        stack_set.known = {account for account, _ in here}


def _known_accounts(stack_set):
    return getattr(stack_set, "known", set()) | {account for account, _ in stack_set.instances}


def remember_reach(stack_set):
    """Accounts that are under the targets now are no arrivals, whether a filter left them out or not."""
    everyone = [{**target, "AccountFilterType": "NONE", "Accounts": []} for target in stack_set.targets]
    stack_set.known = {account for account, _ in reached(stack_set, everyone)}


def _after_dependencies(sets):
    done, by_arn = [], {s.arn: s for s in sets}

    def visit(stack_set):
        if stack_set in done:
            return
        for arn in stack_set.auto.get("DependsOn") or []:
            if arn in by_arn and by_arn[arn] is not stack_set:
                visit(by_arn[arn])
        if stack_set not in done:
            done.append(stack_set)

    for stack_set in sets:
        visit(stack_set)
    return done


def check_targets(management, targets):
    if not targets.get("OrganizationalUnitIds"):
        refuse("StackSets with SERVICE_MANAGED permission model can only have OrganizationalUnit as target")
    if len(targets["OrganizationalUnitIds"]) > 50:
        refuse("1 validation error detected: Value at 'deploymentTargets.organizationalUnitIds' has more than 50 members")
    if targets.get("Accounts") and targets.get("AccountFilterType") in (None, "NONE"):
        refuse("AccountFilterType must be specified when using both OrganizationalUnitIds and Accounts")
    for unit in targets["OrganizationalUnitIds"]:
        if not tree.exists(management, unit):
            refuse(f"OrganizationalUnit {unit} does not exist")
