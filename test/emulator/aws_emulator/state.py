"""State that moto does not hold, forgotten as a whole by POST /lz/reset."""

from collections import defaultdict

_forget = []


def store(factory):
    """A dictionary by account id (or any key) that `reset` empties."""
    values: defaultdict = defaultdict(factory)
    _forget.append(values.clear)
    return values


def on_reset(action):
    _forget.append(action)
    return action


def reset():
    from moto.core.base_backend import BackendDict

    BackendDict.reset()
    for action in _forget:
        action()
