"""What AWS does minutes later, on its own: it happens when its time has come, and tests may move the clock forward."""

import threading
import time

from .state import on_reset

_lock = threading.RLock()
_due: list = []
_moved = [0.0]


def now():
    """Seconds, on a clock that runs like the real one and can be moved forward."""
    return time.monotonic() + _moved[0]


def later(seconds, work):
    """Runs `work` once, in that many seconds of this clock; at once, before this returns, for 0."""
    if seconds <= 0:
        work()
        return
    with _lock:
        _due.append((now() + seconds, work))
    timer = threading.Timer(seconds, _run_due)
    timer.daemon = True
    timer.start()


def advance(seconds):
    """Moves the clock forward and does what has come due meanwhile."""
    with _lock:
        _moved[0] += seconds
    _run_due()


def _run_due():
    with _lock:
        ripe = sorted((entry for entry in _due if entry[0] <= now()), key=lambda entry: entry[0])
        _due[:] = [entry for entry in _due if entry[0] > now()]
    for _, work in ripe:
        work()


@on_reset
def forget():
    with _lock:
        _due.clear()
        _moved[0] = 0.0
