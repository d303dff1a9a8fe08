"""A stack's outputs and exports."""

from . import stack as stacks
from .intrinsics import resolve
from .template import refuse


def publish(stack, template, scope):
    """Sets the stack's outputs and exports; refuses an export that is taken, or that is in use and would change."""
    outputs, exports = {}, {}
    for name, output in (template.get("Outputs") or {}).items():
        if "Condition" in output and not scope.condition(output["Condition"]):
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
