"""What the names in a stack's template mean: parameters, pseudo parameters, resources, exports, other stacks' outputs."""

import contextlib

from botocore.exceptions import ClientError

from ..client import Api
from . import stack as stacks
from .intrinsics import Scope
from .template import refuse


def scope_for(stack, template, parameters, resource_of):
    """`resource_of(name)` gives the resource of that name, or raises when it cannot be known yet."""

    def export(name):
        exports = stacks.exported(stack.account, stack.region)
        if name not in exports:
            refuse(f"No export named {name} found.")
        return exports[name][0]

    def stack_output(name, output, region):
        _read_by_execution_role(name, region)
        other = stacks.find(stack.account, region or stack.region, name)
        if other is None:
            refuse(f"Fn::GetStackOutput: stack {name} does not exist in {region or stack.region}")
        if output not in other.outputs:
            refuse(f"Fn::GetStackOutput: stack {name} has no output {output}")
        return other.outputs[output]["OutputValue"]

    def _read_by_execution_role(name, region):
        """Whoever deploys the stack reads the other one, with cloudformation:DescribeStacks."""
        with contextlib.suppress(ClientError):
            Api("cloudformation", stack.account, region or stack.region, stack.by).describe_stacks(StackName=name)

    def ssm_parameter(name):
        try:
            found = Api("ssm", stack.account, stack.region, stack.by).get_parameters(Names=[name])
        except ClientError:
            found = {"Parameters": []}
        if not found["Parameters"]:
            refuse(f"Unable to fetch parameters [{name}] from parameter store for this account.")
        return found["Parameters"][0]["Value"]

    values = {}
    for name, declaration in (template.get("Parameters") or {}).items():
        if name in parameters:
            values[name] = _typed(declaration.get("Type", "String"), parameters[name], ssm_parameter)
    pseudo = {
        "AWS::AccountId": stack.account,
        "AWS::Region": stack.region,
        "AWS::StackId": stack.id,
        "AWS::StackName": stack.name,
        "AWS::Partition": "aws",
        "AWS::URLSuffix": "amazonaws.com",
        "AWS::NotificationARNs": [],
    }
    return Scope(template, values, pseudo, resource_of, export, stack_output, ssm_parameter)


def _typed(kind, value, ssm_parameter):
    if kind.startswith("AWS::SSM::Parameter::Value"):
        value = ssm_parameter(value)
        return value.split(",") if "List<" in kind[27:] or "CommaDelimitedList" in kind else value
    return value.split(",") if kind == "CommaDelimitedList" or kind.startswith("List<") else value
