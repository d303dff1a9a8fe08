"""What several stacks make at the same time: AWS bears only so many of some types, whichever stack they are of."""

import contextlib
import threading

from ..state import on_reset
from .resource import class_for

_lock = threading.Lock()
_at_work: dict = {}
on_reset(_at_work.clear)


@contextlib.contextmanager
def at_work(stack, widths):
    """For as long as a stack makes so many of each type at a time. Gives the types of which that is too much beside others."""
    key = id(stack)
    with _lock:
        others = [made for (account, made) in _at_work.values() if account == stack.account]
        too_many = {name for name, width in widths.items() if _exceeds(name, width + sum(made.get(name, 0) for made in others))}
        _at_work[key] = (stack.account, widths)
    try:
        yield too_many
    finally:
        with _lock:
            _at_work.pop(key, None)


def _exceeds(type_name, total):
    limit = class_for(type_name).MAX_TOGETHER
    return limit is not None and total > limit
