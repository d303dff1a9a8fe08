"""CloudFormation's intrinsic functions and dynamic references."""

import base64
import json
import re

from .graph import SUB_VARIABLE
from .template import refuse

NO_VALUE = object()
DYNAMIC = re.compile(r"\{\{resolve:(ssm|ssm-secure|secretsmanager):([^}]+)\}\}")


class Scope:
    """What names mean within one stack. `resource(name)` gives an object with physical_id and attribute(name)."""

    def __init__(self, template, values, pseudo, resource, export, stack_output, ssm_parameter):
        self.template, self.values, self.pseudo = template, values, pseudo
        self.resource, self.export = resource, export
        self.stack_output, self.ssm_parameter = stack_output, ssm_parameter
        self._conditions = {}

    def condition(self, name):
        if name not in self._conditions:
            conditions = self.template.get("Conditions") or {}
            if name not in conditions:
                refuse(f"Template format error: Unresolved condition {name}")
            self._conditions[name] = bool(resolve(conditions[name], self))
        return self._conditions[name]


def resolve(node, scope):
    """The value of a template fragment. Raises what `scope` raises when something cannot be known."""
    if isinstance(node, list):
        values = [resolve(item, scope) for item in node]
        return [value for value in values if value is not NO_VALUE]
    if isinstance(node, str):
        return _dynamic(node, scope) if "{{resolve:" in node else node
    if not isinstance(node, dict):
        return node
    if len(node) == 1:
        key, argument = next(iter(node.items()))
        if key in FUNCTIONS:
            return FUNCTIONS[key](argument, scope)
        if key.startswith("Fn::"):
            refuse(f"Template error: {key} is not emulated")
    resolved = {key: resolve(value, scope) for key, value in node.items()}
    return {key: value for key, value in resolved.items() if value is not NO_VALUE}


def _dynamic(text, scope):
    def replace(match):
        if match.group(1) != "ssm":
            refuse(f"dynamic reference {match.group(0)} is not emulated")
        return scope.ssm_parameter(match.group(2).split(":")[0])

    return DYNAMIC.sub(replace, text)


def _ref(name, scope):
    if name == "AWS::NoValue":
        return NO_VALUE
    if name in scope.pseudo:
        return scope.pseudo[name]
    return scope.values[name] if name in scope.values else scope.resource(name).physical_id


def _get_att(argument, scope):
    name, attribute = argument if isinstance(argument, list) else argument.split(".", 1)
    return scope.resource(name).attribute(resolve(attribute, scope))


def _sub(argument, scope):
    text, own = (argument, {}) if isinstance(argument, str) else argument

    def replace(match):
        name = match.group(1).strip()
        if name in own:
            return str(resolve(own[name], scope))
        return str(_get_att(name, scope) if "." in name and not name.startswith("AWS::") else _ref(name, scope))

    return SUB_VARIABLE.sub(replace, text).replace("${!", "${")


def _if(argument, scope):
    name, then, otherwise = argument
    return resolve(then if scope.condition(name) else otherwise, scope)


def _find_in_map(argument, scope):
    name, first, second, *rest = [resolve(item, scope) for item in argument]
    try:
        return scope.template["Mappings"][name][first][second]
    except KeyError:
        if rest and "DefaultValue" in rest[0]:
            return rest[0]["DefaultValue"]
        refuse(f"Template error: Unable to get mapping for {name}::{first}::{second}")


def _join(argument, scope):
    return argument[0].join(_text(item) for item in resolve(argument[1], scope))


def _text(value):
    return str(value).lower() if isinstance(value, bool) else str(value)


def _equals(argument, scope):
    left, right = resolve(argument, scope)
    return _text(left) == _text(right)


def _select(argument, scope):
    index, items = int(resolve(argument[0], scope)), resolve(argument[1], scope)
    if index >= len(items):
        refuse(f"Template error: Fn::Select cannot select nonexistent value at index {index}")
    return items[index]


def _get_stack_output(argument, scope):
    wanted = resolve(argument, scope)
    return scope.stack_output(wanted["StackName"], wanted["OutputName"], wanted.get("Region"))


FUNCTIONS = {
    "Ref": _ref,
    "Condition": lambda name, scope: scope.condition(name),
    "Fn::GetAtt": _get_att,
    "Fn::Sub": _sub,
    "Fn::If": _if,
    "Fn::Equals": _equals,
    "Fn::Not": lambda argument, scope: not resolve(argument[0], scope),
    "Fn::And": lambda argument, scope: all(resolve(argument, scope)),
    "Fn::Or": lambda argument, scope: any(resolve(argument, scope)),
    "Fn::Join": _join,
    "Fn::Split": lambda argument, scope: resolve(argument[1], scope).split(argument[0]),
    "Fn::Select": _select,
    "Fn::FindInMap": _find_in_map,
    "Fn::ImportValue": lambda argument, scope: scope.export(resolve(argument, scope)),
    "Fn::GetStackOutput": _get_stack_output,
    "Fn::GetAZs": lambda argument, scope: [f"{resolve(argument, scope) or scope.pseudo['AWS::Region']}{zone}" for zone in "abc"],
    "Fn::Base64": lambda argument, scope: base64.b64encode(resolve(argument, scope).encode()).decode(),
    "Fn::ToJsonString": lambda argument, scope: json.dumps(resolve(argument, scope), separators=(",", ":")),
    "Fn::Length": lambda argument, scope: len(resolve(argument, scope)),
}
