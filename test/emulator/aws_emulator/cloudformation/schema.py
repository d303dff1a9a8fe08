"""What the published resource schemas say of a type (as carried by cfn-lint): create-only properties, shape."""

import re
from functools import cache

from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER
from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from .template import refuse

# CloudFormation converts scalars ("true" → true), so a scalar of the wrong type is no error.
CHECKED = {"additionalProperties", "required", "enum", "pattern", "maxLength", "minLength", "maxItems", "minItems"}


def _pattern(_validator, pattern, value, _schema):
    """Patterns are ECMA 262; those that Python cannot read (\\p{L}) are not checked."""
    try:
        matches = not isinstance(value, str) or re.search(pattern, value)
    except re.error:
        return
    if not matches:
        yield ValidationError(f"{value!r} does not match {pattern!r}")


Validator = extend(Draft7Validator, {"pattern": _pattern})


# Properties that AWS has added since: aws-cdk-lib's specification has them, cfn-lint's copy of the schemas not yet.
NEWER = {"AWS::Config::ConformancePack": ("Tags",)}


@cache
def schema_of(type_name):
    try:
        schema = PROVIDER_SCHEMA_MANAGER.get_resource_schema("us-east-1", type_name).schema
    except Exception:
        return None
    return {**schema, "properties": {**schema["properties"], **{name: {} for name in NEWER.get(type_name, ())}}}


@cache
def _validator(type_name):
    return Validator(schema_of(type_name))


def _top_level(type_name, key):
    return {pointer.split("/")[2] for pointer in (schema_of(type_name) or {}).get(key) or []}


def create_only(type_name):
    """Pointers of the properties whose change means replacement, nested ones too: `Name`, `Budget/BudgetName`, `Rules/*/Id`."""
    pointers = (schema_of(type_name) or {}).get("createOnlyProperties") or []
    return {pointer.removeprefix("/properties/") for pointer in pointers}


def names_of(type_name, properties):
    """What tells one resource of the type from another, where the template says it itself; None where AWS makes it up."""
    schema = schema_of(type_name) or {}
    pointers, made_up = schema.get("primaryIdentifier") or [], schema.get("readOnlyProperties") or []
    values = [tuple(at(properties, pointer.removeprefix("/properties/"))) for pointer in pointers if pointer not in made_up]
    return tuple(values) if values and len(values) == len(pointers) and all(values) else None


def at(value, pointer):
    """Every value at a pointer; `*` stands for any element."""
    found = [value]
    for step in pointer.split("/"):
        found = [inner for outer in found for inner in _inside(outer, step)]
    return found


def _inside(value, step):
    if step == "*":
        return value if isinstance(value, list) else []
    return [value[step]] if isinstance(value, dict) and step in value else []


def identifier_properties(type_name):
    return [pointer.split("/")[2] for pointer in (schema_of(type_name) or {}).get("primaryIdentifier") or []]


def check_properties(type_name, properties):
    """Refuses properties that do not fit the type's schema, as CloudFormation's property validation does."""
    schema = schema_of(type_name)
    if schema is None:
        return
    read_only = _top_level(type_name, "readOnlyProperties") - _top_level(type_name, "createOnlyProperties")
    pointers = {p for p in schema.get("readOnlyProperties") or [] if p.count("/") == 2}
    given = [name for name in properties if name in read_only and f"/properties/{name}" in pointers]
    if given and not set(given) & set(schema.get("required") or []):
        refuse(f"Properties validation failed for resource of type {type_name}: read-only properties {given} are set")
    for error in _validator(type_name).iter_errors(properties):
        if error.validator in CHECKED:
            path = "/".join(str(part) for part in error.absolute_path)
            refuse(f"Properties validation failed for resource of type {type_name} with message: [#/{path}: {error.message[:400]}]")
