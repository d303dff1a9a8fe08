"""What a change set would change, in the shape of DescribeChangeSet."""

from .graph import references
from .intrinsics import resolve
from .resource import class_for
from .scope import scope_for


class _Unknown(Exception):
    pass


def changes(stack, template, parameters):
    """A list of Change structures, in template order, removals last."""
    # What failed half made goes first, and is made anew.
    old, found = {name: made for name, made in stack.resources.items() if not made.half_made}, []
    replaced: set[str] = set()

    def known(name):
        if name not in old or name in replaced:
            raise _Unknown
        return old[name]

    scope = scope_for(stack, template, parameters, known)
    new = {}
    for name, definition in template["Resources"].items():
        if "Condition" not in definition or scope.condition(definition["Condition"]):
            new[name] = definition
    for name, definition in new.items():
        if name not in old:
            found.append(_change("Add", name, definition["Type"]))
            continue
        change = _modification(old[name], definition, scope, replaced)
        if change:
            found.append(change)
    found += [_change("Remove", name, old[name].type, old[name]) for name in old if name not in new]
    return found


def _modification(resource, definition, scope, replaced):
    before, after = resource.definition, definition
    raw_before, raw_after = before.get("Properties") or {}, after.get("Properties") or {}
    names, dynamic = [], []
    for key in {**raw_before, **raw_after}:
        if raw_before.get(key) != raw_after.get(key):
            names.append(key)
            continue
        try:
            if resolve(raw_after[key], scope) != resource.properties.get(key) and resource.properties.get(key) is not None:
                names.append(key)
        except Exception:  # refers to something new or replaced: known only when it is there
            if references(raw_after[key]) & replaced:
                dynamic.append(key)
    if resource.half_changed:
        names += [key for key in raw_after if key not in names]
    other = [key for key in ("DeletionPolicy", "UpdateReplacePolicy", "Metadata") if before.get(key) != after.get(key)]
    if not names and not dynamic and not other:
        return None
    fixed = {pointer.split("/")[0] for pointer in class_for(resource.type).create_only(resource.type)}
    replacing = _replacing(resource, raw_after, scope, names)
    change = _change("Modify", resource.logical_id, resource.type, resource)
    inner = change["ResourceChange"]
    if replacing:
        inner["Replacement"] = "True"
        replaced.add(resource.logical_id)
    else:
        inner["Replacement"] = "Conditional" if fixed & set(dynamic) else "False"
    inner["Scope"] = (["Properties"] if names or dynamic else []) + other
    inner["Details"] = [_detail(key, key in replacing, "Static") for key in names] + [
        _detail(key, key in fixed, "Dynamic") for key in dynamic
    ]
    inner["Details"] += [
        {"Target": {"Attribute": key, "RequiresRecreation": "Never"}, "Evaluation": "Static", "ChangeSource": "DirectModification"}
        for key in other
    ]
    return change


def _replacing(resource, raw_after, scope, names):
    """Changed properties that mean another physical resource; one that cannot be known yet counts where it is create-only."""
    known = {}
    for key, value in raw_after.items():
        try:
            known[key] = resolve(value, scope)
        except Exception:  # refers to something new or replaced
            known[key] = object()
    return class_for(resource.type).replaced_by(resource.type, resource.properties, known) & set(names)


def _detail(key, fixed, evaluation):
    recreation = ("Always" if evaluation == "Static" else "Conditionally") if fixed else "Never"
    return {
        "Target": {"Attribute": "Properties", "Name": key, "RequiresRecreation": recreation, "Path": f"/Properties/{key}"},
        "Evaluation": evaluation,
        "ChangeSource": "DirectModification",
    }


def _change(action, name, type_name, resource=None):
    change = {"Action": action, "LogicalResourceId": name, "ResourceType": type_name, "Scope": [], "Details": []}
    if resource:
        change["PhysicalResourceId"] = resource.physical_id
        policy = resource.definition.get("DeletionPolicy")
        if action == "Remove":
            change["PolicyAction"] = "Retain" if policy in ("Retain", "RetainExceptOnCreate") else "Delete"
    return {"Type": "Resource", "ResourceChange": change}
