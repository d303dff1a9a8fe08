"""The operations on change sets. Executing one starts a background worker."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime

from ..errors import AwsError
from ..operations import operation
from ..state import on_reset
from . import stack as stacks
from . import worker
from .changes import changes
from .deployment import Request, deploy
from .source import text_of
from .stacks_api import check_updatable, read_template, tags_of
from .template import check_capabilities, parameter_values, refuse

_change_sets: dict = {}
on_reset(_change_sets.clear)
NOTHING = "The submitted information didn't contain changes. Submit different information to create a change set."


@dataclass
class ChangeSet:
    id: str
    name: str
    stack: stacks.Stack
    request: Request
    changes: list
    description: str | None
    status: str = "CREATE_COMPLETE"
    execution: str = "AVAILABLE"
    reason: str | None = None
    created: datetime = field(default_factory=stacks.now)


def _find(call):
    name = call.params["ChangeSetName"]
    if name in _change_sets:
        return _change_sets[name]
    stack = stacks.get(call.account, call.region, call.params.get("StackName", ""))
    for change_set in _change_sets.values():
        if change_set.name == name and change_set.stack is stack:
            return change_set
    raise AwsError("ChangeSetNotFound", f"ChangeSet [{name}] does not exist")


def _stack_for(call, kind):
    name = call.params["StackName"]
    stack = stacks.find(call.account, call.region, name)
    if kind == "UPDATE":
        if stack is None:
            refuse(f"Stack [{name}] does not exist")
        check_updatable(stack)
        return stack
    if stack is not None and stack.status != "REVIEW_IN_PROGRESS":
        if kind == "IMPORT":
            check_updatable(stack)
            return stack
        raise AwsError(
            "AlreadyExistsException",
            f"Stack [{name}] already exists and cannot be created again with the changeSet [{call.params['ChangeSetName']}].",
        )
    return stack or stacks.Stack(call.account, call.region, name)


def _imports(call, template):
    found = {}
    for item in call.params.get("ResourcesToImport") or []:
        name = item["LogicalResourceId"]
        if template["Resources"].get(name, {}).get("Type") != item["ResourceType"]:
            refuse(f"Resource [{name}] of type {item['ResourceType']} is not in the template")
        found[name] = item["ResourceIdentifier"]
    return found


@operation("cloudformation", "CreateChangeSet")
def create_change_set(call):
    params, kind = call.params, call.params.get("ChangeSetType", "UPDATE")
    stack = _stack_for(call, kind)
    if any(c.name == params["ChangeSetName"] and c.stack is stack for c in _change_sets.values()):
        raise AwsError(
            "AlreadyExistsException",
            f"ChangeSet {params['ChangeSetName']} cannot be created due to a mismatch with existing attribute name",
        )
    text = text_of(call, stack)
    template = read_template(text)
    check_capabilities(template, params.get("Capabilities"))
    values = parameter_values(template, params.get("Parameters"), stack.parameters)
    if len(params.get("Tags") or []) > 50:
        refuse(
            "1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50"
        )
    request = Request(
        kind,
        text,
        template,
        values,
        tags_of(params),
        params.get("Capabilities") or [],
        _imports(call, template),
        params.get("OnStackFailure") == "DO_NOTHING",
    )
    stack.role_arn = params.get("RoleARN") or stack.role_arn
    if stack.status == "REVIEW_IN_PROGRESS" and not stack.events:
        stack.add_event("REVIEW_IN_PROGRESS", reason="User Initiated")
    stacks.keep(stack)
    arn = f"arn:aws:cloudformation:{call.region}:{call.account}:changeSet/{params['ChangeSetName']}/{uuid.uuid4()}"
    change_set = ChangeSet(arn, params["ChangeSetName"], stack, request, [], params.get("Description"))
    _fill(change_set)
    _change_sets[arn] = change_set
    return {"Id": arn, "StackId": stack.id}


def _fill(change_set):
    stack, request = change_set.stack, change_set.request
    try:
        change_set.changes = changes(stack, request.template, request.parameters)
        if request.kind == "IMPORT":
            for change in change_set.changes:
                inner = change["ResourceChange"]
                if inner["LogicalResourceId"] in request.imports:
                    inner["Action"] = "Import"
    except AwsError as error:
        change_set.status, change_set.execution, change_set.reason = "FAILED", "UNAVAILABLE", error.message
        return
    same = request.template.get("Outputs") == stack.template.get("Outputs") and request.tags in (None, stack.tags)
    same = same and request.template.get("Metadata") == stack.template.get("Metadata")
    if request.kind == "UPDATE" and not change_set.changes and same:
        change_set.status, change_set.execution, change_set.reason = "FAILED", "UNAVAILABLE", NOTHING


@operation("cloudformation", "DescribeChangeSet")
def describe_change_set(call):
    change_set = _find(call)
    stack, request = change_set.stack, change_set.request
    return {
        "ChangeSetId": change_set.id,
        "ChangeSetName": change_set.name,
        "StackId": stack.id,
        "StackName": stack.name,
        "Description": change_set.description,
        "CreationTime": change_set.created,
        "Status": change_set.status,
        "ExecutionStatus": change_set.execution,
        "StatusReason": change_set.reason,
        "Changes": change_set.changes,
        "Parameters": [{"ParameterKey": k, "ParameterValue": v} for k, v in request.parameters.items()],
        "Tags": [{"Key": k, "Value": v} for k, v in (request.tags or {}).items()],
        "Capabilities": request.capabilities,
        "ChangeSetType": request.kind,
    }


@operation("cloudformation", "DeleteChangeSet")
def delete_change_set(call):
    try:
        _change_sets.pop(_find(call).id)
    except AwsError as error:
        if error.code != "ChangeSetNotFound":
            raise
    return {}


@operation("cloudformation", "ListChangeSets")
def list_change_sets(call):
    stack = stacks.get(call.account, call.region, call.params["StackName"])
    return {
        "Summaries": [
            {
                "ChangeSetId": c.id,
                "ChangeSetName": c.name,
                "StackId": stack.id,
                "StackName": stack.name,
                "Status": c.status,
                "ExecutionStatus": c.execution,
                "StatusReason": c.reason,
                "CreationTime": c.created,
            }
            for c in _change_sets.values()
            if c.stack is stack
        ]
    }


@operation("cloudformation", "ExecuteChangeSet")
def execute_change_set(call):
    change_set = _find(call)
    stack, request = change_set.stack, change_set.request
    if change_set.execution != "AVAILABLE":
        raise AwsError(
            "InvalidChangeSetStatus", f"ChangeSet [{change_set.id}] cannot be executed in its current status of [{change_set.status}]"
        )
    if stack.busy or (request.kind == "UPDATE" and check_updatable(stack)):
        refuse(f"Stack:{stack.id} is in {stack.status} state and can not be updated.")
    change_set.execution = "EXECUTE_COMPLETE"
    for other in [c for c in _change_sets.values() if c.stack is stack]:
        _change_sets.pop(other.id)  # AWS deletes the stack's other change sets, and soon this one
    stack.token, stack.capabilities = call.params.get("ClientRequestToken"), request.capabilities
    request.disable_rollback = request.disable_rollback or bool(call.params.get("DisableRollback"))
    stack.status = f"{request.kind}_IN_PROGRESS"
    worker.start(stack.name, lambda: deploy(stack, request))
    return {}
