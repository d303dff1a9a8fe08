"""The way back: undoing what a deployment did, and deleting what is not wanted any more."""

import logging

from .. import mutants
from . import stack as stacks
from .graph import order
from .outputs import publish
from .reasons import reason_of
from .scope import scope_for

log = logging.getLogger("aws_emulator.rollback")


def roll_back(stack, prefix="UPDATE_ROLLBACK", skipped=(), keeps=True):
    """Undoes the journal, newest first. What cannot be undone leaves the stack in UPDATE_ROLLBACK_FAILED.

    `keeps` is whether what was made since is kept where its DeletionPolicy is Retain.
    """
    made: list = []
    stack.go_back()
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
        retire(stack, resource, _policy_of(resource, keeps), creating=True)
    _publish_again(stack)
    stack.settle()
    stack.add_event(f"{prefix}_COMPLETE")


def _policy_of(resource, keeps):
    policy = resource.definition.get("DeletionPolicy")
    return "RetainExceptOnCreate" if policy == "Retain" and not keeps else policy


def _publish_again(stack):
    scope = scope_for(stack, stack.template, stack.parameters, stack.made)
    try:
        publish(stack, stack.template, scope)
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
        return _restore(stack, resource, entry[2], entry[3])
    return None


def _restore(stack, resource, before, applied):
    """Brings a resource back from what was applied to it, be it in part, to what it was."""
    resource.properties, resource.definition = before[0], before[1]
    stack.add_event("UPDATE_IN_PROGRESS", resource)
    try:
        resource.update(applied)
        resource.half_changed = False
    except Exception as error:
        reason = reason_of(error)
        log.info("rollback of %s failed", resource.logical_id, exc_info=True)
        stack.add_event("UPDATE_FAILED", resource, reason)
        return reason
    stack.add_event("UPDATE_COMPLETE", resource)
    return None


def clean_up(stack, before):
    """Deletes what the update left behind, in the order of the template before: what needs another one goes first."""
    position = {name: index for index, name in enumerate(order(before))}
    for resource in sorted(stack.retired, key=lambda r: -position.get(r.logical_id, 0)):
        replaced = getattr(resource, "replaced", False)
        retire(stack, resource, resource.definition.get("UpdateReplacePolicy" if replaced else "DeletionPolicy"))
    stack.retired = []


def retire(stack, resource, policy, creating=False):
    """Deletes one resource, or keeps it where its policy says so. Gives the reason when it could not be deleted."""
    if policy in ("Retain", "Snapshot") or (policy == "RetainExceptOnCreate" and not creating):
        stack.add_event("DELETE_SKIPPED", resource)
        return None
    stack.add_event("DELETE_IN_PROGRESS", resource)
    try:
        if not mutants.is_handler(resource.type, "delete"):
            resource.delete()
    except Exception as error:
        reason = reason_of(error)
        log.info("delete of %s in %s failed", resource.logical_id, stack.name, exc_info=True)
        stack.add_event("DELETE_FAILED", resource, reason)
        return reason
    stack.add_event("DELETE_COMPLETE", resource)
    return None


def remove_all(stack, creating=False, kept=(), keeps=True):
    """Deletes every resource, last made first; `keeps` as above. Gives what failed, in words, or None."""
    try:
        names = [name for name in reversed(order(stack.template)) if name in stack.resources]
    except Exception:
        names = list(reversed(stack.resources))
    for name in names:
        resource = stack.resources[name]
        policy = "Retain" if name in kept else _policy_of(resource, keeps)
        if retire(stack, resource, policy, creating):
            return f"The following resource(s) failed to delete: [{name}]."
        stack.resources.pop(name)
    return None


def remove(stack, kept=()):
    """Deletes the stack. Raises nothing: the outcome is its status."""
    stack.add_event("DELETE_IN_PROGRESS", reason="User Initiated")
    failed = remove_all(stack, kept=kept)
    if failed:
        stack.add_event("DELETE_FAILED", reason=failed)
        return
    stack.exports, stack.outputs, stack.deleted = {}, {}, stacks.now()
    stack.add_event("DELETE_COMPLETE")
