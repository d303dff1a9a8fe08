"""The operations on stacks."""

import re

from ..errors import AwsError
from ..operations import operation
from . import schema, worker
from . import stack as stacks
from .deployment import Request, deploy
from .graph import order
from .outputs import importers
from .resource import class_for
from .rollback import remove, remove_all, roll_back
from .source import text_of
from .template import check_capabilities, check_structure, parameter_values, parse, refuse, required_capabilities

# A stack that failed without a rollback (--no-rollback) goes on from where it stopped.
UPDATABLE = re.compile(r"^((CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT|IMPORT_ROLLBACK)_COMPLETE|(CREATE|UPDATE)_FAILED)$")


def read_template(text):
    """The parsed template, refused where CloudFormation would refuse it before making anything."""
    template = parse(text)
    check_structure(template)
    order(template)
    for definition in template["Resources"].values():
        class_for(definition["Type"])
    return template


def tags_of(params):
    return None if params.get("Tags") is None else {tag["Key"]: tag["Value"] for tag in params["Tags"]}


def check_updatable(stack):
    if not UPDATABLE.match(stack.status):
        refuse(f"Stack:{stack.id} is in {stack.status} state and can not be updated.")


@operation("cloudformation", "CreateStack")
def create_stack(call):
    params = call.params
    if stacks.find(call.account, call.region, params["StackName"]):
        raise AwsError("AlreadyExistsException", f"Stack [{params['StackName']}] already exists")
    text = text_of(call)
    template = read_template(text)
    check_capabilities(template, params.get("Capabilities"))
    values = parameter_values(template, params.get("Parameters"))
    stack = stacks.keep(stacks.Stack(call.account, call.region, params["StackName"], "CREATE_IN_PROGRESS"))
    stack.protected, stack.role_arn = bool(params.get("EnableTerminationProtection")), params.get("RoleARN")
    stack.token = params.get("ClientRequestToken")
    request = Request("CREATE", text, template, values, tags_of(params) or {}, params.get("Capabilities") or [])
    worker.start(stack.name, lambda: deploy(stack, request))
    return {"StackId": stack.id}


@operation("cloudformation", "UpdateStack")
def update_stack(call):
    params = call.params
    stack = stacks.get(call.account, call.region, params["StackName"])
    check_updatable(stack)
    text = text_of(call, stack)
    template = read_template(text)
    check_capabilities(template, params.get("Capabilities"))
    values = parameter_values(template, params.get("Parameters"), stack.parameters)
    if template == stack.template and values == stack.parameters and tags_of(params) in (None, stack.tags):
        refuse("No updates are to be performed.")
    stack.status, stack.token = "UPDATE_IN_PROGRESS", params.get("ClientRequestToken")
    request = Request("UPDATE", text, template, values, tags_of(params), params.get("Capabilities") or [])
    worker.start(stack.name, lambda: deploy(stack, request))
    return {"StackId": stack.id}


@operation("cloudformation", "DeleteStack")
def delete_stack(call):
    stack = stacks.find(call.account, call.region, call.params["StackName"])
    if stack is None or stack.status == stacks.GONE:
        return {}
    if stack.protected:
        refuse(f"Stack [{stack.name}] cannot be deleted while TerminationProtection is enabled")
    if stack.busy:
        refuse(f"Stack [{stack.name}] cannot be deleted while in status {stack.status}")
    for name in stack.exports:
        if users := importers(stack, name):
            refuse(f"Export {name} cannot be deleted as it is in use by {', '.join(users)}")
    stack.token = call.params.get("ClientRequestToken")
    if stack.status == "REVIEW_IN_PROGRESS":
        stacks.forget(stack)
        return {}
    stack.status = "DELETE_IN_PROGRESS"
    kept = call.params.get("RetainResources") or []
    worker.start(stack.name, lambda: remove(stack, kept))
    return {}


@operation("cloudformation", "ContinueUpdateRollback")
def continue_rollback(call):
    stack = _in_state(call, "UPDATE_ROLLBACK_FAILED")
    skipped = call.params.get("ResourcesToSkip") or []
    stack.add_event("UPDATE_ROLLBACK_IN_PROGRESS", reason="User Initiated")
    worker.start(stack.name, lambda: roll_back(stack, skipped=skipped))
    return {}


@operation("cloudformation", "RollbackStack")
def rollback_stack(call):
    """Back to the last stable state from a deploy that failed without a rollback."""
    stack = _in_state(call, "CREATE_FAILED", "UPDATE_FAILED")
    keeps = not call.params.get("RetainExceptOnCreate")
    stack.token = call.params.get("ClientRequestToken")
    if stack.status == "CREATE_FAILED":
        stack.add_event("ROLLBACK_IN_PROGRESS", reason="User Initiated")
        worker.start(stack.name, lambda: _undo_creation(stack, keeps))
    else:
        stack.add_event("UPDATE_ROLLBACK_IN_PROGRESS", reason="User Initiated")
        worker.start(stack.name, lambda: roll_back(stack, keeps=keeps))
    return {"StackId": stack.id}


def _in_state(call, *states):
    stack = stacks.get(call.account, call.region, call.params["StackName"])
    if stack.status not in states:
        refuse(f"Stack:{stack.id} is in {stack.status} state and can not be rolled back.")
    return stack


def _undo_creation(stack, keeps):
    """Rolls back the operation that created everything: what is retained except on creation goes, too."""
    failed = remove_all(stack, creating=True, keeps=keeps)
    stack.add_event("ROLLBACK_FAILED" if failed else "ROLLBACK_COMPLETE", reason=failed)


@operation("cloudformation", "UpdateTerminationProtection")
def update_termination_protection(call):
    stack = stacks.get(call.account, call.region, call.params["StackName"])
    stack.protected = bool(call.params["EnableTerminationProtection"])
    return {"StackId": stack.id}


@operation("cloudformation", "DescribeStacks")
def describe_stacks(call):
    name = call.params.get("StackName")
    if name:
        return {"Stacks": [describe(stacks.get(call.account, call.region, name))]}
    return {"Stacks": [describe(stack) for stack in stacks.stacks_of(call.account, call.region)]}


def describe(stack):
    return {
        "StackId": stack.id,
        "StackName": stack.name,
        "Description": stack.template.get("Description"),
        "Parameters": [_parameter(stack, name, value) for name, value in stack.parameters.items()],
        "CreationTime": stack.created,
        "LastUpdatedTime": stack.updated,
        "DeletionTime": stack.deleted,
        "StackStatus": stack.status,
        "StackStatusReason": stack.reason,
        "DisableRollback": False,
        "Capabilities": stack.capabilities,
        "Outputs": list(stack.outputs.values()),
        "RoleARN": stack.role_arn,
        "Tags": [{"Key": k, "Value": v} for k, v in stack.tags.items()],
        "NotificationARNs": [],
        "EnableTerminationProtection": stack.protected,
        "DriftInformation": {"StackDriftStatus": "NOT_CHECKED"},
    }


def _parameter(stack, name, value):
    declared = stack.template.get("Parameters", {}).get(name, {})
    shown = {"ParameterKey": name, "ParameterValue": "****" if declared.get("NoEcho") in (True, "true") else value}
    resolved = stack.resolved_parameters.get(name)
    if declared.get("Type", "").startswith("AWS::SSM") and resolved is not None:
        shown["ResolvedValue"] = str(resolved)
    return shown


@operation("cloudformation", "ListStacks")
def list_stacks(call):
    wanted = call.params.get("StackStatusFilter")
    found = stacks.stacks_of(call.account, call.region, with_deleted=True)
    return {
        "StackSummaries": [
            {
                "StackId": s.id,
                "StackName": s.name,
                "CreationTime": s.created,
                "LastUpdatedTime": s.updated,
                "DeletionTime": s.deleted,
                "StackStatus": s.status,
                "StackStatusReason": s.reason,
                "TemplateDescription": s.template.get("Description"),
            }
            for s in found
            if not wanted or s.status in wanted
        ]
    }


@operation("cloudformation", "DescribeStackEvents")
def describe_stack_events(call):
    return {"StackEvents": list(reversed(stacks.get(call.account, call.region, call.params["StackName"]).events))}


@operation("cloudformation", "DescribeEvents")
def describe_events(call):
    stack = stacks.find(call.account, call.region, call.params.get("StackName") or "")
    events = list(reversed(stack.events)) if stack else []
    if (call.params.get("Filters") or {}).get("FailedEvents"):
        events = [event for event in events if event["ResourceStatus"].endswith("_FAILED")]
    return {"OperationEvents": [{**event, "EventType": "STACK_EVENT"} for event in events]}


def _resource(stack, resource):
    return {
        "StackId": stack.id,
        "StackName": stack.name,
        "LogicalResourceId": resource.logical_id,
        "PhysicalResourceId": resource.physical_id,
        "ResourceType": resource.type,
        "ResourceStatus": getattr(resource, "status", "CREATE_COMPLETE"),
        "ResourceStatusReason": getattr(resource, "status_reason", None),
        "Timestamp": getattr(resource, "updated", stack.created),
        "LastUpdatedTimestamp": getattr(resource, "updated", stack.created),
    }


@operation("cloudformation", "DescribeStackResources")
def describe_stack_resources(call):
    stack = stacks.get(call.account, call.region, call.params["StackName"])
    wanted = call.params.get("LogicalResourceId")
    return {"StackResources": [_resource(stack, r) for r in stack.resources.values() if wanted in (None, r.logical_id)]}


@operation("cloudformation", "ListStackResources")
def list_stack_resources(call):
    stack = stacks.get(call.account, call.region, call.params["StackName"])
    return {"StackResourceSummaries": [_resource(stack, r) for r in stack.resources.values()]}


@operation("cloudformation", "DescribeStackResource")
def describe_stack_resource(call):
    stack = stacks.get(call.account, call.region, call.params["StackName"])
    resource = stack.resources.get(call.params["LogicalResourceId"])
    if resource is None:
        refuse(f"Resource {call.params['LogicalResourceId']} does not exist for stack {stack.name}")
    return {"StackResourceDetail": _resource(stack, resource)}


@operation("cloudformation", "GetTemplate")
def get_template(call):
    stack = stacks.get(call.account, call.region, call.params["StackName"])
    return {"TemplateBody": stack.text, "StagesAvailable": ["Original", "Processed"]}


@operation("cloudformation", "GetTemplateSummary", "ValidateTemplate")
def get_template_summary(call):
    stack = stacks.get(call.account, call.region, call.params["StackName"]) if call.params.get("StackName") else None
    template = stack.template if stack else read_template(text_of(call))
    by_type: dict[str, list[str]] = {}
    for name, definition in template.get("Resources", {}).items():
        by_type.setdefault(definition["Type"], []).append(name)
    parameters = [
        {
            "ParameterKey": name,
            "ParameterType": p.get("Type", "String"),
            "DefaultValue": p.get("Default"),
            "Description": p.get("Description"),
        }
        for name, p in (template.get("Parameters") or {}).items()
    ]
    summary = {
        "Parameters": parameters,
        "Description": template.get("Description"),
        "Capabilities": sorted(required_capabilities(template)) if template.get("Resources") else [],
    }
    if call.operation == "ValidateTemplate":
        return {**summary, "DeclaredTransforms": []}
    return {
        **summary,
        "ResourceTypes": list(by_type),
        "Version": template.get("AWSTemplateFormatVersion"),
        "ResourceIdentifierSummaries": [
            {"ResourceType": t, "LogicalResourceIds": names, "ResourceIdentifiers": schema.identifier_properties(t)}
            for t, names in by_type.items()
        ],
    }


@operation("cloudformation", "ListExports")
def list_exports(call):
    return {
        "Exports": [
            {"ExportingStackId": stack.id, "Name": name, "Value": value}
            for name, (value, stack) in stacks.exported(call.account, call.region).items()
        ]
    }


@operation("cloudformation", "ListImports")
def list_imports(call):
    name = call.params["ExportName"]
    exports = stacks.exported(call.account, call.region)
    if name not in exports or not (users := importers(exports[name][1], name)):
        refuse(f"Export '{name}' is not imported by any stack.")
    return {"Imports": users}


@operation("cloudformation", "GetStackPolicy", "SetStackPolicy")
def stack_policy(call):
    stacks.get(call.account, call.region, call.params["StackName"])
    return {}
