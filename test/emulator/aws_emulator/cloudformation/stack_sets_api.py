"""The operations on StackSets and on CloudFormation's access to the organization."""

import re

from ..errors import AwsError
from ..operations import operation
from ..services import organization_tree as tree
from ..state import store
from . import stack_set_roles as roles
from . import stack_sets
from .source import text_of
from .stack_sets import PRINCIPAL, StackSet, bring_about, check_targets, find, reached, remember_reach, take_away
from .stacks_api import read_template, tags_of
from .template import check_capabilities, parameter_values, refuse

_access = store(lambda: "DISABLED")


@operation("cloudformation", "ActivateOrganizationsAccess")
def activate(call):
    tree.require_management(call.account)
    _access[call.account] = "ENABLED"
    tree.trust(call.account, PRINCIPAL)
    return {}


@operation("cloudformation", "DeactivateOrganizationsAccess")
def deactivate(call):
    _access[call.account] = "DISABLED"
    return {}


@operation("cloudformation", "DescribeOrganizationsAccess")
def describe_access(call):
    return {"Status": _access[call.account]}


@operation("cloudformation", "CreateStackSet")
def create_stack_set(call):
    params, name = call.params, call.params["StackSetName"]
    if not re.fullmatch(r"[a-zA-Z][-a-zA-Z0-9]{0,127}", name):
        refuse(
            f"1 validation error detected: Value '{name}' at 'stackSetName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*"
        )
    if any(s.name == name for s in stack_sets.sets_of(call.account, call.region)):
        raise AwsError("NameAlreadyExistsException", f"The StackSet {name} already exists")
    model = roles.model_of(params)
    roles.check_request(params, model)
    text = text_of(call)
    template = read_template(text)
    if model == roles.SERVICE_MANAGED:
        _require_access(call.account)
        if "AutoDeployment" not in params:
            refuse("AutoDeployment must be specified for service-managed StackSets")
        _refuse_unsupported(template)
    check_capabilities(template, params.get("Capabilities"))
    stack_set = StackSet(
        call.account,
        call.region,
        name,
        text,
        template,
        parameter_values(template, params.get("Parameters")),
        params.get("AutoDeployment") or {},
        params.get("Capabilities") or [],
        tags_of(params) or {},
        params.get("Description"),
        params.get("ManagedExecution") or {},
        model,
    )
    if stack_set.is_self_managed:
        stack_set.administration_role_arn = roles.administration_role(call.account, params)
        stack_set.execution_role_name = params.get("ExecutionRoleName") or roles.EXECUTION
    stack_sets.keep(stack_set)
    return {"StackSetId": stack_set.id}


def _require_access(account):
    """Access of StackSets to the organization, and trust of the organization in StackSets: one without the other is none."""
    if _access[account] != "ENABLED" or not tree.is_trusted(account, PRINCIPAL):
        refuse("You must enable organizations access to operate a service managed stack set")


def _refuse_unsupported(template):
    """Service-managed sets take no macros and no nested stacks."""
    if template.get("Transform"):
        refuse("Templates with transforms are not supported for service-managed StackSets")
    if any(d["Type"] == "AWS::CloudFormation::Stack" for d in template["Resources"].values()):
        refuse("Nested stacks are not supported for service-managed StackSets")


@operation("cloudformation", "UpdateStackSet")
def update_stack_set(call):
    params = call.params
    stack_set = find(call.account, call.region, params["StackSetName"])
    if params.get("PermissionModel") not in (None, stack_set.permission_model) and stack_set.instances:
        refuse("PermissionModel of a StackSet that has stack instances cannot be changed")
    roles.check_request(params, stack_set.permission_model)
    if not stack_set.is_self_managed:
        _require_access(call.account)
    text = stack_set.text if params.get("UsePreviousTemplate") else text_of(call)
    template = read_template(text)
    if not stack_set.is_self_managed:
        _refuse_unsupported(template)
    check_capabilities(template, params.get("Capabilities"))
    if stack_set.is_self_managed:
        stack_set.administration_role_arn = roles.administration_role(call.account, params)
        stack_set.execution_role_name = params.get("ExecutionRoleName") or stack_set.execution_role_name
    stack_set.parameters = parameter_values(template, params.get("Parameters"), stack_set.parameters)
    stack_set.text, stack_set.template = text, template
    stack_set.capabilities = params.get("Capabilities") or []
    stack_set.auto = params.get("AutoDeployment") or stack_set.auto
    stack_set.tags = tags_of(params) or stack_set.tags
    stack_set.description = params.get("Description", stack_set.description)
    present = {pair: (i.unit, i.overrides) for pair, i in stack_set.instances.items()}
    return {"OperationId": bring_about(stack_set, present, "UPDATE", params.get("OperationPreferences"))["id"]}


@operation("cloudformation", "DeleteStackSet")
def delete_stack_set(call):
    stack_sets.delete(find(call.account, call.region, call.params["StackSetName"]))
    return {}


def _target(params):
    targets = params.get("DeploymentTargets") or {}
    return {
        "OrganizationalUnitIds": targets.get("OrganizationalUnitIds") or [],
        "Accounts": params.get("Accounts") or targets.get("Accounts") or [],
        "AccountFilterType": targets.get("AccountFilterType") or "NONE",
        "Regions": params["Regions"],
        "Overrides": params.get("ParameterOverrides") or [],
    }


@operation("cloudformation", "CreateStackInstances", "UpdateStackInstances")
def create_stack_instances(call):
    stack_set = find(call.account, call.region, call.params["StackSetName"])
    roles.check_request(call.params, stack_set.permission_model)
    if stack_set.is_self_managed:
        roles.check_accounts(call.params)
    else:
        _require_access(call.account)
        check_targets(call.account, call.params.get("DeploymentTargets") or {})
    target = _target(call.params)
    creating = call.operation == "CreateStackInstances"
    if creating and target["AccountFilterType"] == "UNION":
        refuse("UNION is not supported for create operations")
    same = [t for t in stack_set.targets if {**t, "Overrides": 0} == {**target, "Overrides": 0}]
    stack_set.targets = [t for t in stack_set.targets if t not in same] + [target]
    pairs = reached(stack_set, [target])
    if not creating:
        pairs = {pair: value for pair, value in pairs.items() if pair in stack_set.instances}
    made = bring_about(stack_set, pairs, "CREATE" if creating else "UPDATE", call.params.get("OperationPreferences"))
    remember_reach(stack_set)
    return {"OperationId": made["id"]}


@operation("cloudformation", "DeleteStackInstances")
def delete_stack_instances(call):
    stack_set = find(call.account, call.region, call.params["StackSetName"])
    target = _target(call.params)
    chosen = set(reached(stack_set, [target]))
    units = set(target["OrganizationalUnitIds"])
    if target["AccountFilterType"] == "NONE" and not stack_set.is_self_managed:
        chosen |= {p for p, i in stack_set.instances.items() if i.unit in units and p[1] in target["Regions"]}
    pairs = [pair for pair in stack_set.instances if pair in chosen]
    left = []
    for kept in stack_set.targets:
        regions = [r for r in kept["Regions"] if r not in target["Regions"]]
        same = (
            (stack_set.is_self_managed or set(kept["OrganizationalUnitIds"]) <= units)
            and kept["AccountFilterType"] == target["AccountFilterType"]
            and kept["Accounts"] == target["Accounts"]
        )
        if not same or regions:
            left.append({**kept, "Regions": regions if same else kept["Regions"]})
    stack_set.targets = left
    return {"OperationId": take_away(stack_set, pairs, bool(call.params.get("RetainStacks")))["id"]}


def _summary(stack_set, instance):
    return {
        "StackSetId": stack_set.id,
        "Region": instance.region,
        "Account": instance.account,
        "OrganizationalUnitId": instance.unit or None,
        "StackId": instance.stack.id if instance.stack else None,
        "Status": instance.status,
        "StatusReason": instance.reason,
        "ParameterOverrides": instance.overrides,
        "StackInstanceStatus": {"DetailedStatus": instance.detail},
        "DriftStatus": "NOT_CHECKED",
    }


@operation("cloudformation", "ListStackInstances")
def list_stack_instances(call):
    stack_set = find(call.account, call.region, call.params["StackSetName"])
    account, region = call.params.get("StackInstanceAccount"), call.params.get("StackInstanceRegion")
    return {
        "Summaries": [
            _summary(stack_set, i) for i in stack_set.instances.values() if account in (None, i.account) and region in (None, i.region)
        ]
    }


@operation("cloudformation", "DescribeStackInstance")
def describe_stack_instance(call):
    stack_set = find(call.account, call.region, call.params["StackSetName"])
    instance = stack_set.instances.get((call.params["StackInstanceAccount"], call.params["StackInstanceRegion"]))
    if instance is None:
        raise AwsError("StackInstanceNotFoundException", "StackInstance not found")
    return {"StackInstance": _summary(stack_set, instance)}


def _model(stack_set):
    if not stack_set.is_self_managed:
        return {"PermissionModel": stack_set.permission_model, "AutoDeployment": stack_set.auto}
    return {
        "PermissionModel": stack_set.permission_model,
        "AdministrationRoleARN": stack_set.administration_role_arn,
        "ExecutionRoleName": stack_set.execution_role_name,
    }


@operation("cloudformation", "DescribeStackSet")
def describe_stack_set(call):
    s = find(call.account, call.region, call.params["StackSetName"])
    return {
        "StackSet": {
            "StackSetName": s.name,
            "StackSetId": s.id,
            "StackSetARN": s.arn,
            "Description": s.description,
            "Status": "ACTIVE",
            "TemplateBody": s.text,
            "Capabilities": s.capabilities,
            **_model(s),
            "Parameters": [{"ParameterKey": k, "ParameterValue": v} for k, v in s.parameters.items()],
            "Tags": [{"Key": k, "Value": v} for k, v in s.tags.items()],
            "ManagedExecution": s.managed_execution,
            "OrganizationalUnitIds": sorted({u for t in s.targets for u in t["OrganizationalUnitIds"]}),
            "Regions": sorted({r for t in s.targets for r in t["Regions"]}),
        }
    }


@operation("cloudformation", "ListStackSets")
def list_stack_sets(call):
    return {
        "Summaries": [
            {
                "StackSetName": s.name,
                "StackSetId": s.id,
                "Description": s.description,
                "Status": "ACTIVE",
                **_model(s),
                "ManagedExecution": s.managed_execution,
            }
            for s in stack_sets.sets_of(call.account, call.region)
        ]
    }


def _operation(record):
    return {
        "OperationId": record["id"],
        "Action": record["action"],
        "Status": record["status"],
        "CreationTimestamp": record["created"],
        "EndTimestamp": record.get("ended"),
    }


@operation("cloudformation", "ListStackSetOperations")
def list_operations(call):
    stack_set = find(call.account, call.region, call.params["StackSetName"])
    return {"Summaries": [_operation(record) for record in reversed(stack_set.operations)]}


def _record(call):
    stack_set = find(call.account, call.region, call.params["StackSetName"])
    for record in stack_set.operations:
        if record["id"] == call.params["OperationId"]:
            return record
    raise AwsError("OperationNotFoundException", "Operation not found")


@operation("cloudformation", "DescribeStackSetOperation")
def describe_operation(call):
    return {"StackSetOperation": _operation(_record(call))}


@operation("cloudformation", "ListStackSetOperationResults")
def list_operation_results(call):
    return {"Summaries": _record(call)["results"]}
