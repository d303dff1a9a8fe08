"""Reading a template, and what CloudFormation refuses before it makes anything of it."""

import json
import re

import yaml

from ..errors import AwsError

# https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
MAX_INLINE_BYTES, MAX_BYTES = 51_200, 1_048_576
MAX_RESOURCES, MAX_OUTPUTS, MAX_PARAMETERS, MAX_MAPPINGS = 500, 200, 200, 200
SECTIONS = {
    "AWSTemplateFormatVersion",
    "Description",
    "Metadata",
    "Parameters",
    "Mappings",
    "Conditions",
    "Rules",
    "Transform",
    "Resources",
    "Outputs",
    "Hooks",
}
NAMED_IAM = {
    "AWS::IAM::Role": "RoleName",
    "AWS::IAM::User": "UserName",
    "AWS::IAM::Group": "GroupName",
    "AWS::IAM::ManagedPolicy": "ManagedPolicyName",
    "AWS::IAM::InstanceProfile": "InstanceProfileName",
}
IAM_TYPES = {*NAMED_IAM, "AWS::IAM::Policy", "AWS::IAM::AccessKey", "AWS::IAM::UserToGroupAddition", "AWS::IAM::RolePolicy"}


def refuse(message):
    raise AwsError("ValidationError", message)


class _Loader(yaml.SafeLoader):
    """Short forms (!Ref) become long forms; dates stay strings."""


_Loader.yaml_implicit_resolvers = {
    key: [(tag, regex) for tag, regex in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for key, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _short_form(loader, suffix, node):
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}": value}


_Loader.add_multi_constructor("!", _short_form)


def parse(text):
    try:
        template = json.loads(text) if text.lstrip().startswith("{") else yaml.load(text, Loader=_Loader)
    except (ValueError, yaml.YAMLError) as error:
        refuse(f"Template format error: {error}")
    if not isinstance(template, dict):
        refuse("Template format error: unsupported structure.")
    return template


def check_size(text, by_url):
    size, limit = len(text.encode()), MAX_BYTES if by_url else MAX_INLINE_BYTES
    if size > limit:
        refuse(
            f"1 validation error detected: Value at 'templateBody' failed to satisfy constraint: "
            f"Member must have length less than or equal to {limit}"
        )


def check_structure(template):
    if unknown := set(template) - SECTIONS:
        refuse(f"Invalid template property or properties [{', '.join(sorted(unknown))}]")
    resources = template.get("Resources")
    if not isinstance(resources, dict) or not resources:
        refuse("Template format error: At least one Resources member must be defined.")
    for section, limit in (
        ("Resources", MAX_RESOURCES),
        ("Outputs", MAX_OUTPUTS),
        ("Parameters", MAX_PARAMETERS),
        ("Mappings", MAX_MAPPINGS),
    ):
        count = len(template.get(section) or {})
        if count > limit:
            refuse(f"Template format error: Number of {section.lower()}, {count}, is greater than maximum allowed, {limit}")
    for name, definition in resources.items():
        if not re.fullmatch(r"[A-Za-z0-9]{1,255}", name):
            refuse(f"Template format error: Resource name {name} is non alphanumeric.")
        if not isinstance(definition, dict) or not isinstance(definition.get("Type"), str):
            refuse(f"Template format error: [/Resources/{name}] Every Resources object must contain a Type member.")
    for name in template.get("Outputs") or {}:
        if not re.fullmatch(r"[A-Za-z0-9]{1,255}", name):
            refuse(f"Template format error: Output name {name} is non alphanumeric.")
    if len(template.get("Description") or "") > 1024:
        refuse("Template format error: 'Description' length is greater than 1024.")


def required_capabilities(template):
    needed = set()
    for definition in template["Resources"].values():
        kind, properties = definition["Type"], definition.get("Properties") or {}
        if kind in IAM_TYPES:
            needed.add("CAPABILITY_NAMED_IAM" if NAMED_IAM.get(kind) in properties else "CAPABILITY_IAM")
    return {"CAPABILITY_NAMED_IAM"} if "CAPABILITY_NAMED_IAM" in needed else needed


def check_capabilities(template, given):
    needed = required_capabilities(template)
    missing = needed - set(given or [])
    if "CAPABILITY_IAM" in missing and "CAPABILITY_NAMED_IAM" in (given or []):
        missing.discard("CAPABILITY_IAM")
    if missing:
        raise AwsError("InsufficientCapabilitiesException", f"Requires capabilities : [{', '.join(sorted(missing))}]")
    if template.get("Transform") and "CAPABILITY_AUTO_EXPAND" not in (given or []):
        raise AwsError("InsufficientCapabilitiesException", "Requires capabilities : [CAPABILITY_AUTO_EXPAND]")


def parameter_values(template, given, previous=None):
    """Values by parameter name from a request's Parameters list, checked against the template's declarations."""
    declared, values = template.get("Parameters") or {}, {}
    given_by_name = {item["ParameterKey"]: item for item in given or []}
    if unknown := set(given_by_name) - set(declared):
        refuse(f"Parameters: [{', '.join(sorted(unknown))}] do not exist in the template")
    for name, declaration in declared.items():
        item = given_by_name.get(name)
        if item and item.get("UsePreviousValue"):
            if name not in (previous or {}):
                refuse(
                    f"Invalid input for parameter key {name}. Cannot specify usePreviousValue as true for a parameter key not in the previous template"
                )
            value = previous[name]
        elif item and "ParameterValue" in item:
            value = item["ParameterValue"]
        else:
            value = declaration.get("Default")
        if value is not None:
            values[name] = _checked(name, declaration, str(value))
    if missing := [name for name in declared if name not in values]:
        refuse(f"Parameters: [{', '.join(missing)}] must have values")
    return values


def _checked(name, declaration, value):
    def wrong(what):
        refuse(f"Parameter '{name}' {declaration.get('ConstraintDescription') or what}")

    kind = declaration.get("Type", "String")
    allowed = declaration.get("AllowedValues")
    items = value.split(",") if kind in ("CommaDelimitedList",) or kind.startswith("List<") else [value]
    if allowed and any(item not in [str(option) for option in allowed] for item in items):
        wrong(f"must be one of AllowedValues: {allowed}")
    if "AllowedPattern" in declaration and not re.fullmatch(declaration["AllowedPattern"], value):
        wrong(f"must match pattern {declaration['AllowedPattern']}")
    if len(value) < int(declaration.get("MinLength", 0)):
        wrong(f"must contain at least {declaration['MinLength']} characters")
    if len(value) > int(declaration.get("MaxLength", 4096)):
        wrong(f"must contain at most {declaration.get('MaxLength', 4096)} characters")
    if kind == "Number":
        try:
            number = float(value)
        except ValueError:
            wrong("must be a number")
        if number < float(declaration.get("MinValue", number)) or number > float(declaration.get("MaxValue", number)):
            wrong("must be within MinValue and MaxValue")
    return value
