"""Bringing a stack to a template: create, update, replace, import, and the way back when something fails."""
import copy
import logging
from dataclasses import dataclass, field

from . import stack as stacks
from .graph import dependencies, levels, order
from .intrinsics import resolve
from .reasons import reason_of
from .resource import class_for
from .schema import check_properties
from .scope import scope_for
from .template import refuse

log = logging.getLogger("aws_emulator.deployment")


@dataclass
class Request:
    """What a stack shall become."""

    kind: str
    """CREATE, UPDATE or IMPORT."""
    text: str
    template: dict
    parameters: dict
    tags: dict | None = None
    capabilities: list = field(default_factory=list)
    imports: dict = field(default_factory=dict)
    """Logical id → resource identifier, for IMPORT."""
    disable_rollback: bool = False


class Failed(Exception):
    """A resource failed; its event has been written."""


def deploy(stack, request):
    """Runs to the end and leaves the outcome in the stack's status and events; raises nothing."""
    before = (stack.text, stack.template, stack.parameters, stack.tags)
    stack.journal, stack.retired = [], []
    stack.add_event(f"{request.kind}_IN_PROGRESS", reason="User Initiated")
    try:
        _apply(stack, request)
        stack.text, stack.template, stack.parameters = request.text, request.template, request.parameters
        stack.tags = stack.tags if request.tags is None else request.tags
    except Exception as error:
        log.info("%s of %s failed: %s", request.kind, stack.name, error, exc_info=not isinstance(error, Failed))
        _fail(stack, request, before, str(error))
        return
    if request.kind == "UPDATE":
        stack.add_event("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS")
        _clean_up(stack)
    stack.journal, stack.updated = [], stacks.now()
    stack.add_event(f"{request.kind}_COMPLETE")


def _apply(stack, request):
    template = request.template
    scope = scope_for(stack, template, request.parameters, lambda name: _made(stack, name))
    stack.resolved_parameters = dict(scope.values)
    wanted = [name for name in order(template) if _included(template["Resources"][name], scope)]
    crowded = _crowded(stack, template, wanted)
    for name in wanted:
        _bring_about(stack, name, template["Resources"][name], scope, request.imports, crowded)
    for name in [name for name in stack.resources if name not in wanted]:
        stack.retired.append(stack.resources.pop(name))
        stack.journal.append(("removed", stack.retired[-1]))
    _publish(stack, template, scope)


def _made(stack, name):
    if name not in stack.resources:
        refuse(f"Template error: resource {name} does not exist (its condition is false)")
    return stack.resources[name]


def _included(definition, scope):
    return "Condition" not in definition or scope.condition(definition["Condition"])


def _crowded(stack, template, wanted):
    """Names of new resources that AWS would start while as many of their type as it bears are still in the making."""
    new = [name for name in wanted if name not in stack.resources]
    crowded, graph, level = set(), dependencies(template), levels(template)
    by_type = {}
    for name in new:
        by_type.setdefault(template["Resources"][name]["Type"], []).append(name)
    for type_name, names in by_type.items():
        limit = class_for(type_name).MAX_PARALLEL
        if limit == 1:
            crowded |= {later for earlier, later in zip(names, names[1:]) if earlier not in _ancestors(later, graph)}
        elif limit:
            same = {}
            for name in names:
                same.setdefault(level[name], []).append(name)
            crowded |= {name for group in same.values() for name in group[limit:]}
    return crowded


def _ancestors(name, graph):
    found, queue = set(), [name]
    while queue:
        for needed in graph[queue.pop()] - found:
            found.add(needed)
            queue.append(needed)
    return found


def _bring_about(stack, name, definition, scope, imports, crowded):
    type_name, current = definition["Type"], stack.resources.get(name)
    verb = "CREATE" if current is None else "UPDATE"
    resource = current
    try:
        properties = resolve(definition.get("Properties") or {}, scope)
        if current is None:
            resource = class_for(type_name)(stack, name, type_name, properties)
            resource.definition = definition
            if name in imports:
                _import(stack, resource, imports[name])
            else:
                _create(stack, resource, name in crowded)
        elif current.type != type_name:
            refuse(f"Update of resource type is not permitted. The new template modifies resource type of the following resources: [{name}]")
        elif current.properties == properties:
            current.definition = definition
        else:
            _change(stack, current, definition, properties)
    except Exception as error:
        reason = reason_of(error)
        log.info("%s of %s in %s failed", verb, name, stack.name, exc_info=True)
        stack.add_event(f"{verb}_FAILED", resource, reason) if resource else None
        raise Failed(f"The following resource(s) failed to {verb.lower()}: [{name}]. {reason}") from error


def _create(stack, resource, crowded=False):
    stack.add_event("CREATE_IN_PROGRESS", resource)
    check_properties(resource.type, resource.properties)
    if crowded:
        refuse(f"ConcurrentModificationException: too many {resource.type} at the same time: order them with DependsOn")
    try:
        resource.create()
    finally:
        if resource.physical_id:  # also when it failed half made: the rollback has to remove it
            stack.resources[resource.logical_id] = resource
            stack.journal.append(("created", resource))
    stack.add_event("CREATE_COMPLETE", resource)


def _import(stack, resource, identifier):
    stack.add_event("IMPORT_IN_PROGRESS", resource)
    if "DeletionPolicy" not in resource.definition:
        refuse(f"Resources to import must have a DeletionPolicy attribute: [{resource.logical_id}]")
    resource.adopt(identifier)
    stack.resources[resource.logical_id] = resource
    stack.journal.append(("imported", resource))
    stack.add_event("IMPORT_COMPLETE", resource)


def _change(stack, current, definition, properties):
    changed = {key for key in {**current.properties, **properties} if current.properties.get(key) != properties.get(key)}
    if changed & type(current).create_only(current.type):
        replacement = type(current)(stack, current.logical_id, current.type, properties)
        replacement.definition = definition
        stack.add_event("UPDATE_IN_PROGRESS", current, "Requested update requires the creation of a new physical resource; hence creating one.")
        check_properties(current.type, properties)
        old_name = current.physical_id
        try:
            replacement.create()
        finally:
            if replacement.physical_id and replacement.physical_id != old_name:
                stack.journal.append(("replaced", current, replacement))
        stack.resources[current.logical_id] = replacement
        if replacement.physical_id != old_name:
            stack.retired.append(current)
            current.replaced = True
        stack.add_event("UPDATE_COMPLETE", replacement)
        return
    before = (current.properties, current.definition, copy.deepcopy(current.attributes), current.physical_id)
    stack.add_event("UPDATE_IN_PROGRESS", current)
    stack.journal.append(("updated", current, before))
    check_properties(current.type, properties)
    current.properties, current.definition = properties, definition
    current.update(before[0])
    stack.add_event("UPDATE_COMPLETE", current)


def _publish(stack, template, scope):
    outputs, exports = {}, {}
    for name, output in (template.get("Outputs") or {}).items():
        if not _included(output, scope):
            continue
        value = resolve(output["Value"], scope)
        if isinstance(value, (list, dict)):
            refuse(f"Template format error: The Value field of every Outputs member must evaluate to a String. ({name})")
        outputs[name] = {"OutputKey": name, "OutputValue": str(value)}
        if output.get("Description"):
            outputs[name]["Description"] = output["Description"]
        if "Export" in output:
            export_name = resolve(output["Export"]["Name"], scope)
            outputs[name]["ExportName"], exports[export_name] = export_name, str(value)
    _check_exports(stack, exports)
    stack.outputs, stack.exports = outputs, exports


def _check_exports(stack, exports):
    published = stacks.exported(stack.account, stack.region)
    for name in exports:
        if name in published and published[name][1] is not stack:
            refuse(f"Export with name {name} is already exported by stack {published[name][1].name}. Rollback requested by user.")
    for name, value in stack.exports.items():
        if exports.get(name) != value and (users := importers(stack, name)):
            verb = "updated" if name in exports else "deleted"
            refuse(f"Export {name} cannot be {verb} as it is in use by {', '.join(users)}")


def importers(stack, export_name):
    """Names of the stacks that import an export, as far as their templates name it literally."""

    def uses(node):
        if isinstance(node, list):
            return any(map(uses, node))
        return isinstance(node, dict) and (node.get("Fn::ImportValue") == export_name or any(map(uses, node.values())))

    return [s.name for s in stacks.stacks_of(stack.account, stack.region) if s is not stack and uses(s.template)]


# ---------------------------------------------------------------- the way back
def _fail(stack, request, before, reason):
    if request.disable_rollback:
        stack.text, stack.template, stack.parameters = request.text, request.template, request.parameters
        stack.add_event(f"{request.kind}_FAILED", reason=reason)
    elif request.kind == "CREATE":
        stack.text, stack.template, stack.parameters = request.text, request.template, request.parameters
        stack.tags = request.tags or {}
        stack.add_event("ROLLBACK_IN_PROGRESS", reason=f"{reason} Rollback requested by user.")
        failed = _remove_all(stack, creating=True)
        stack.add_event("ROLLBACK_FAILED" if failed else "ROLLBACK_COMPLETE", reason=failed)
    else:
        prefix = "IMPORT_ROLLBACK" if request.kind == "IMPORT" else "UPDATE_ROLLBACK"
        stack.text, stack.template, stack.parameters, stack.tags = before
        stack.add_event(f"{prefix}_IN_PROGRESS", reason=reason)
        roll_back(stack, prefix)


def roll_back(stack, prefix="UPDATE_ROLLBACK", skipped=()):
    """Undoes the journal, newest first. What cannot be undone leaves the stack in UPDATE_ROLLBACK_FAILED."""
    made = []
    while stack.journal:
        entry = stack.journal[-1]
        problem = _undo(stack, entry, made) if entry[1].logical_id not in skipped else None
        if problem:
            stack.retired = made
            stack.add_event(f"{prefix}_FAILED", reason=f"The following resource(s) failed to update: [{entry[1].logical_id}]. {problem}")
            return
        stack.journal.pop()
    stack.add_event(f"{prefix}_COMPLETE_CLEANUP_IN_PROGRESS")
    for resource in made + [r for r in stack.retired if r not in made and stack.resources.get(r.logical_id) is not r]:
        _retire(stack, resource, resource.definition.get("DeletionPolicy"), creating=True)
    stack.retired = []
    _publish_again(stack)
    stack.add_event(f"{prefix}_COMPLETE")


def _publish_again(stack):
    scope = scope_for(stack, stack.template, stack.parameters, lambda name: _made(stack, name))
    try:
        _publish(stack, stack.template, scope)
    except Exception:
        log.warning("outputs of %s cannot be told again", stack.name, exc_info=True)


def _undo(stack, entry, made):
    what, resource = entry[0], entry[1]
    if what == "created":
        stack.resources.pop(resource.logical_id, None)
        made.append(resource)
    elif what == "imported":
        stack.resources.pop(resource.logical_id, None)
    elif what == "removed":
        stack.resources[resource.logical_id] = resource
        stack.retired = [r for r in stack.retired if r is not resource]
    elif what == "replaced":
        stack.resources[resource.logical_id] = resource
        stack.retired = [r for r in stack.retired if r is not resource]
        resource.replaced = False
        made.append(entry[2])
    else:
        return _restore(stack, resource, entry[2])
    return None


def _restore(stack, resource, before):
    applied = resource.properties
    resource.properties, resource.definition = before[0], before[1]
    stack.add_event("UPDATE_IN_PROGRESS", resource)
    try:
        resource.update(applied)
    except Exception as error:
        resource.properties = applied
        reason = reason_of(error)
        log.info("rollback of %s failed", resource.logical_id, exc_info=True)
        stack.add_event("UPDATE_FAILED", resource, reason)
        return reason
    stack.add_event("UPDATE_COMPLETE", resource)
    return None


def _clean_up(stack):
    position = {name: index for index, name in enumerate(order(stack.template))}
    for resource in sorted(stack.retired, key=lambda r: -position.get(r.logical_id, 10_000)):
        replaced = getattr(resource, "replaced", False)
        _retire(stack, resource, resource.definition.get("UpdateReplacePolicy" if replaced else "DeletionPolicy"))
    stack.retired = []


def _retire(stack, resource, policy, creating=False):
    """Deletes one resource, or keeps it where its policy says so. Gives the reason when it could not be deleted."""
    if policy in ("Retain", "Snapshot") or (policy == "RetainExceptOnCreate" and not creating):
        stack.add_event("DELETE_SKIPPED", resource)
        return None
    stack.add_event("DELETE_IN_PROGRESS", resource)
    try:
        resource.delete()
    except Exception as error:
        reason = reason_of(error)
        log.info("delete of %s in %s failed", resource.logical_id, stack.name, exc_info=True)
        stack.add_event("DELETE_FAILED", resource, reason)
        return reason
    stack.add_event("DELETE_COMPLETE", resource)
    return None


def _remove_all(stack, creating=False, kept=()):
    """Deletes every resource, last made first. Gives what failed, in words, or None."""
    try:
        names = [name for name in reversed(order(stack.template)) if name in stack.resources]
    except Exception:
        names = list(reversed(stack.resources))
    for name in names:
        resource = stack.resources[name]
        policy = "Retain" if name in kept else resource.definition.get("DeletionPolicy")
        if _retire(stack, resource, policy, creating):
            return f"The following resource(s) failed to delete: [{name}]."
        stack.resources.pop(name)
    return None


def remove(stack, kept=()):
    """Deletes the stack. Raises nothing: the outcome is its status."""
    stack.add_event("DELETE_IN_PROGRESS", reason="User Initiated")
    failed = _remove_all(stack, kept=kept)
    if failed:
        stack.add_event("DELETE_FAILED", reason=failed)
        return
    stack.exports, stack.outputs, stack.deleted = {}, {}, stacks.now()
    stack.add_event("DELETE_COMPLETE")
