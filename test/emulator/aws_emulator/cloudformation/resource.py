"""The base of every resource type, and the register of them."""

import json

from ..client import Api
from ..errors import AwsError
from ..settings import settings
from . import schema

_types = {}


class Resource:
    """One resource of a stack. A subclass sets TYPE and makes, changes and deletes the thing through AWS's own API.

    `properties` are resolved. `create` sets physical_id and attributes; `update` is told the properties before.
    """

    TYPE: str | tuple[str, ...] = ""
    CREATE_ONLY: tuple[str, ...] = ()
    """Properties whose change means replacement, besides those that the published schema names."""
    MAX_PARALLEL: int | None = None
    """How many of this type AWS can create at the same time; more, without DependsOn, fail there and here."""
    MAX_TOGETHER: int | None = None
    """How many of this type all stacks of an account together can create at the same time."""
    RECORDED = False
    """True where nothing stands behind the type: its properties are kept, and that is all."""

    def __init_subclass__(cls):
        for name in (cls.TYPE,) if isinstance(cls.TYPE, str) else cls.TYPE:
            if name:
                _types[name] = cls

    def __init__(self, stack, logical_id, type_name, properties):
        self.stack, self.logical_id, self.type, self.properties = stack, logical_id, type_name, properties
        self.physical_id, self.attributes = "", {}
        self.definition = {}
        self.half_made = self.half_changed = False
        """Whether a create or update failed in the middle: a deploy without rollback goes on from there."""

    @property
    def account(self):
        return self.stack.account

    @property
    def region(self):
        return self.stack.region

    def api(self, service, region=None):
        return Api(service, self.account, region or self.region, self.stack.by)

    def generated_name(self, length=64):
        """A name in CloudFormation's manner: stack, logical id and a suffix that stays the same for this resource."""
        suffix = self.stack.suffix_for(self.logical_id, id(self))
        stem = f"{self.stack.name}-{self.logical_id}"[: length - len(suffix) - 1]
        return f"{stem}-{suffix}"

    def attribute(self, name):
        if name not in self.attributes:
            raise AwsError(
                "ValidationError", f"Template error: resource {self.logical_id} does not support attribute type {name} in Fn::GetAtt"
            )
        return self.attributes[name]

    def create(self):
        raise NotImplementedError

    def check_change(self, properties):
        """Refuses properties that this resource cannot be given, before anything is changed."""

    def update(self, old):
        raise AwsError("NotUpdatable", f"Update is not supported for {self.type}")

    def delete(self):
        raise NotImplementedError

    def adopt(self, identifier):
        """Takes over something that exists already (a change set of type IMPORT)."""
        raise AwsError("ValidationError", f"ResourceTypes [{self.type}] are not supported for Import")

    @classmethod
    def create_only(cls, type_name):
        return schema.create_only(type_name) | set(cls.CREATE_ONLY)

    @classmethod
    def replaced_by(cls, type_name, old, new):
        """Top-level properties whose change from old to new means another physical resource."""
        return {p.split("/")[0] for p in cls.create_only(type_name) if schema.at(old, p) != schema.at(new, p)}


class Recorded(Resource):
    """Base of types that are only recorded: properties are kept and read back, nothing stands behind them."""

    RECORDED = True
    ID_FROM = ""

    def create(self):
        self.physical_id = str(self.properties.get(self.ID_FROM) or self.generated_name())
        self.attributes = self.recorded_attributes()

    def recorded_attributes(self):
        return {}

    def update(self, old):
        self.attributes = {**self.attributes, **self.recorded_attributes()}

    def delete(self):
        pass


class Accepted(Recorded):
    """Recorded only: CDK's own metadata, wait handles, and the types that EMULATOR_ACCEPTED_TYPES names."""

    TYPE = ("AWS::CDK::Metadata", "AWS::CloudFormation::WaitConditionHandle")


def class_for(type_name):
    """The class of a resource type; an unknown type is an error, as at AWS."""
    if type_name.startswith("Custom::"):
        return _types["AWS::CloudFormation::CustomResource"]
    if type_name in _types:
        return _types[type_name]
    if type_name in filter(None, settings.accepted_types.split(",")):
        return Accepted
    raise AwsError("ValidationError", f"Template format error: Unrecognized resource types: [{type_name}] (not emulated)")


def known_types():
    """Type name → class, for the README's table and its test."""
    return dict(_types)


# ---- small helpers that many types share
def picked(properties, *names, **renamed):
    """The named properties that are set; `ApiName="PropertyName"` renames."""
    chosen = {name: properties[name] for name in names if name in properties}
    return {**chosen, **{api: properties[name] for api, name in renamed.items() if name in properties}}


def as_json(document):
    return document if isinstance(document, str) else json.dumps(document, separators=(",", ":"))


def truth(value):
    return value in (True, "true", "True")


def tag_list(properties, key="Tags"):
    tags = properties.get(key) or []
    return [{"Key": k, "Value": v} for k, v in tags.items()] if isinstance(tags, dict) else tags


def tag_map(properties, key="Tags"):
    return {tag["Key"]: tag["Value"] for tag in tag_list(properties, key)}


def tag_changes(old, new, key="Tags"):
    """(tags to set, keys to remove) that lead from old properties to new ones."""
    before, after = tag_map(old, key), tag_map(new, key)
    return (
        [{"Key": k, "Value": v} for k, v in after.items() if before.get(k) != v],
        [k for k in before if k not in after],
    )


def numbers(value):
    """The value with numeric strings made numbers and "true"/"false" made booleans, as CloudFormation converts them."""
    if isinstance(value, dict):
        return {k: numbers(v) for k, v in value.items()}
    if isinstance(value, list):
        return [numbers(v) for v in value]
    if isinstance(value, str) and value in ("true", "false"):
        return value == "true"
    return int(value) if isinstance(value, str) and value.isdigit() and len(value) < 10 else value


def camel(value):
    """Property names with a small first letter, all the way down."""
    if isinstance(value, dict):
        return {k[:1].lower() + k[1:]: camel(v) for k, v in value.items()}
    return [camel(v) for v in value] if isinstance(value, list) else value
