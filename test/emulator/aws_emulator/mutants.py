"""Faults put into the emulator on purpose, one at a time, to see whether a run notices: setting `mutant`.

`AWS::Type.update`: the resource's handler says yes and does nothing. `service:Operation`: so does the API.
`stack-sets:first-region`: StackSets reach one region only. `stack-sets:first-account`: one account only.
`stack-sets:members-alone`: never the account that they are in.
"""

from .settings import settings


def is_handler(type_name, method):
    """Whether this method of a resource's handler is taken out."""
    return settings.mutant == f"{type_name}.{method}"


def is_operation(service, operation):
    """Whether this operation is taken out."""
    return settings.mutant == f"{service}:{operation}"


def reach(pairs, own):
    """What is left of the (account, region) pairs that a StackSet would be brought to; `own` is the account that it is in."""
    if settings.mutant == "stack-sets:members-alone":
        return {pair: value for pair, value in pairs.items() if pair[0] != own}
    index = {"stack-sets:first-account": 0, "stack-sets:first-region": 1}.get(settings.mutant)
    if index is None or not pairs:
        return pairs
    first = min(pair[index] for pair in pairs)
    return {pair: value for pair, value in pairs.items() if pair[index] == first}
