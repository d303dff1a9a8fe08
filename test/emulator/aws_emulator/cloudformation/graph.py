"""The order in which resources are made."""

import re

from .template import refuse

SUB_VARIABLE = re.compile(r"\$\{([^!}][^}]*)\}")


def references(node):
    """Names that a template fragment refers to by Ref, Fn::GetAtt and Fn::Sub: resources, parameters, pseudo parameters."""
    if isinstance(node, list):
        return set().union(*map(references, node)) if node else set()
    if not isinstance(node, dict):
        return set()
    found = set()
    for key, value in node.items():
        if key == "Ref" and isinstance(value, str):
            found.add(value)
        elif key == "Fn::GetAtt":
            found.add(value[0] if isinstance(value, list) else value.split(".")[0])
        elif key == "Fn::Sub":
            text, own = (value, {}) if isinstance(value, str) else (value[0], value[1])
            found |= {name.strip().split(".")[0] for name in SUB_VARIABLE.findall(text)} - set(own)
            found |= references(own)
        else:
            found |= references(value)
    return found


def depends_on(definition):
    named = definition.get("DependsOn") or []
    return {named} if isinstance(named, str) else set(named)


def dependencies(template):
    """Resource name → names of the resources it needs, itself checked for references to nothing and circles."""
    resources = template["Resources"]
    known = set(resources) | set(template.get("Parameters") or {})
    graph = {}
    for name, definition in resources.items():
        referred = references(definition.get("Properties"))
        lost = {ref for ref in referred if ref not in known and not ref.startswith("AWS::")}
        lost |= depends_on(definition) - set(resources)
        if lost:
            refuse(
                f"Template format error: Unresolved resource dependencies [{', '.join(sorted(lost))}] in the Resources block of the template"
            )
        graph[name] = depends_on(definition) | (referred & set(resources))
    for output in (template.get("Outputs") or {}).values():
        lost = {ref for ref in references(output.get("Value")) if ref not in known and not ref.startswith("AWS::")}
        if lost:
            refuse(
                f"Template format error: Unresolved resource dependencies [{', '.join(sorted(lost))}] in the Outputs block of the template"
            )
    return graph


def order(template):
    """Resource names, each after everything it needs.

    AWS starts everything at once whose needs are met. Here one comes after the other, those with the shortest way of needs
    first, and of these custom resources last, since a cold function takes longest: the log group of a function is there
    before the custom resource that calls it.
    """
    level, resources = levels(template), template["Resources"]
    return sorted(level, key=lambda name: (level[name], resources[name]["Type"].startswith("Custom::")))


def levels(template):
    """Resource name → how many resources must be finished one after the other before it can start, in template order."""
    graph, level = dependencies(template), {}

    def visit(name, path):
        if name in path:
            refuse(f"Circular dependency between resources: [{', '.join(path[path.index(name) :])}]")
        if name not in level:
            level[name] = 1 + max((visit(needed, [*path, name]) for needed in sorted(graph[name])), default=-1)
        return level[name]

    return {name: visit(name, []) for name in graph}
