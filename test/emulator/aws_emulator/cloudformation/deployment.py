"""Bringing a stack to a template: create, update, replace, import."""

import itertools
import logging
from dataclasses import dataclass, field

from .. import faults, mutants
from ..errors import AwsError
from . import stack as stacks
from .graph import dependencies, levels, order
from .intrinsics import resolve
from .outputs import publish
from .reasons import reason_of
from .resource import class_for
from .rollback import clean_up, remove_all, retire, roll_back
from .schema import check_properties, names_of
from .scope import scope_for
from .template import refuse
from .together import at_work

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
    before = stack.template
    stack.add_event(f"{request.kind}_IN_PROGRESS", reason="User Initiated")
    try:
        _apply(stack, request)
        stack.text, stack.template, stack.parameters = request.text, request.template, request.parameters
        stack.tags = stack.tags if request.tags is None else request.tags
    except Exception as error:
        log.info("%s of %s failed: %s", request.kind, stack.name, error, exc_info=not isinstance(error, Failed))
        _fail(stack, request, str(error))
        return
    if request.kind == "UPDATE":
        stack.add_event("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS")
        clean_up(stack, before)
    stack.updated = stacks.now()
    stack.settle()
    stack.add_event(f"{request.kind}_COMPLETE")


def _apply(stack, request):
    template = request.template
    scope = scope_for(stack, template, request.parameters, stack.made)
    stack.resolved_parameters = dict(scope.values)
    wanted = [name for name in order(template) if _included(template["Resources"][name], scope)]
    crowded, widths = _crowded(stack, template, wanted)
    with at_work(stack, widths) as too_many:
        for name in wanted:
            definition = template["Resources"][name]
            _bring_about(stack, name, definition, scope, request.imports, name in crowded or definition["Type"] in too_many)
    for name in [name for name in stack.resources if name not in wanted]:
        stack.retired.append(stack.resources.pop(name))
        stack.journal.append(("removed", stack.retired[-1]))
    publish(stack, template, scope)


def _included(definition, scope):
    return "Condition" not in definition or scope.condition(definition["Condition"])


def _crowded(stack, template, wanted):
    """Names of new resources that AWS would start while as many of their type as it bears are still in the making; and how many it starts at a time."""
    new = [name for name in wanted if name not in stack.resources]
    crowded, graph, level, widths = set(), dependencies(template), levels(template), {}
    by_type: dict[str, list[str]] = {}
    for name in new:
        by_type.setdefault(template["Resources"][name]["Type"], []).append(name)
    for type_name, names in by_type.items():
        limit = class_for(type_name).MAX_PARALLEL
        if limit == 1:
            crowded |= {later for earlier, later in itertools.pairwise(names) if earlier not in _ancestors(later, graph)}
            widths[type_name] = 1
        elif limit:
            same: dict[int, list[str]] = {}
            for name in names:
                same.setdefault(level[name], []).append(name)
            crowded |= {name for group in same.values() for name in group[limit:]}
            widths[type_name] = max(len(group) for group in same.values())
    return crowded, widths


def _ancestors(name, graph):
    found: set[str] = set()
    queue = [name]
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
        if current is not None and current.half_made:
            # "Resources without a last known stable state will be deleted upon the next stack operation": it is its creation that failed.
            retire(stack, stack.resources.pop(name), definition.get("DeletionPolicy"), creating=True)
            stack.journal = [entry for entry in stack.journal if entry[1] is not current]
            current, verb = None, "CREATE"
        if current is None:
            resource = class_for(type_name)(stack, name, type_name, properties)
            resource.definition = definition
            if name in imports:
                _import(stack, resource, imports[name])
            else:
                _create(stack, resource, crowded)
        elif current.type != type_name:
            refuse(
                f"Update of resource type is not permitted. The new template modifies resource type of the following resources: [{name}]"
            )
        elif current.properties == properties and not current.half_changed:
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
    resource.half_made = True
    try:
        resource.create()
        faults.strike_resource(resource.type, stack.name)
        resource.half_made = False
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
    if type(current).replaced_by(current.type, current.properties, properties):
        _replace(stack, current, definition, properties)
        return
    before = (current.properties, current.definition)
    stack.add_event("UPDATE_IN_PROGRESS", current)
    current.check_change(properties)
    stack.journal.append(("updated", current, before, properties))
    check_properties(current.type, properties)
    current.properties, current.definition, current.half_changed = properties, definition, True
    try:
        if not mutants.is_handler(current.type, "update"):
            current.update(before[0])
    except Exception:
        # It failed half way: for CloudFormation it is still what it was, and the next deploy changes it again.
        current.properties, current.definition = before
        raise
    current.half_changed = False
    stack.add_event("UPDATE_COMPLETE", current)


def _replace(stack, current, definition, properties):
    """Creates the new one before the old one goes: what is known by a fixed name is in its own way."""
    replacement = type(current)(stack, current.logical_id, current.type, properties)
    replacement.definition = definition
    stack.add_event("UPDATE_IN_PROGRESS", current, "Requested update requires the creation of a new physical resource; hence creating one.")
    check_properties(current.type, properties)
    names = names_of(current.type, properties)
    if names is not None and names == names_of(current.type, current.properties):
        refuse(
            f"CloudFormation cannot update a stack when a custom-named resource requires replacing. "
            f"Rename {current.physical_id} and update the stack again."
        )
    try:
        replacement.create()
        if replacement.physical_id == current.physical_id:
            raise AwsError("AlreadyExists", f"Resource of type '{current.type}' with identifier '{current.physical_id}' already exists.")
    finally:
        if replacement.physical_id and replacement.physical_id != current.physical_id:
            stack.journal.append(("replaced", current, replacement))
    stack.resources[current.logical_id] = replacement
    stack.retired.append(current)
    current.replaced = True
    stack.add_event("UPDATE_COMPLETE", replacement)


def _fail(stack, request, reason):
    if request.disable_rollback:
        stack.text, stack.template, stack.parameters = request.text, request.template, request.parameters
        stack.add_event(f"{request.kind}_FAILED", reason=reason)
    elif request.kind == "CREATE":
        stack.text, stack.template, stack.parameters = request.text, request.template, request.parameters
        stack.tags = request.tags or {}
        stack.add_event("ROLLBACK_IN_PROGRESS", reason=f"{reason} Rollback requested by user.")
        failed = remove_all(stack, creating=True)
        stack.add_event("ROLLBACK_FAILED" if failed else "ROLLBACK_COMPLETE", reason=failed)
    else:
        prefix = "IMPORT_ROLLBACK" if request.kind == "IMPORT" else "UPDATE_ROLLBACK"
        stack.add_event(f"{prefix}_IN_PROGRESS", reason=reason)
        roll_back(stack, prefix)
