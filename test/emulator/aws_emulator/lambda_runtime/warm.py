"""Processes that ran a function and wait for its next event, as Lambda keeps them: what it costs is their start."""

import contextlib
import json
import subprocess
import tempfile
import threading
from collections import OrderedDict

from ..state import on_reset

IDLE = 4
"""How many are kept, of all functions: what deploys calls one function many times, then the next one."""
MARK = "\x01"
_idle: OrderedDict = OrderedDict()
_lock = threading.Lock()


class Runner:
    """One process, which takes one event at a time."""

    def __init__(self, folder, command, environment):
        self.folder, self.errors = folder, tempfile.TemporaryFile("w+")  # noqa: SIM115
        self.process = subprocess.Popen(
            command,
            cwd=folder.name,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.errors,
            text=True,
        )

    def invoke(self, event, timeout):
        """(payload, whether it failed, log); raises TimeoutError, and Ended where the process came to its end."""
        late = threading.Event()
        timer = threading.Timer(timeout, lambda: (late.set(), self.process.kill()))
        timer.start()
        printed = []
        try:
            self.process.stdin.write(json.dumps(json.loads(event)) + "\n")
            self.process.stdin.flush()
            for line in self.process.stdout:
                if line.startswith(MARK):
                    said = json.loads(line[1:])
                    return json.dumps(said["result"]), said["failed"], "".join(printed) + "\n".join(said["logs"])
                printed.append(line)
        except BrokenPipeError:
            pass
        finally:
            timer.cancel()
        self.process.wait()
        self.errors.seek(0)
        told = "".join(printed) + self.errors.read()
        raise TimeoutError(told) if late.is_set() else Ended(told)

    def stop(self):
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout, self.errors):
            with contextlib.suppress(BrokenPipeError):
                stream.close()
        self.folder.cleanup()


class Ended(Exception):
    """The process ended before it answered; its words are what it said."""


def take(key):
    """A runner of this key that waits, or None."""
    with _lock:
        waiting = _idle.get(key)
        runner = waiting.pop() if waiting else None
        if not waiting:
            _idle.pop(key, None)
        return runner


def give_back(key, runner):
    with _lock:
        _idle.setdefault(key, []).append(runner)
        _idle.move_to_end(key)
        gone = []
        while sum(map(len, _idle.values())) > IDLE:
            oldest = next(iter(_idle))
            gone.append(_idle[oldest].pop(0))
            if not _idle[oldest]:
                del _idle[oldest]
    for one in gone:
        one.stop()


@on_reset
def stop_all():
    with _lock:
        gone = [runner for waiting in _idle.values() for runner in waiting]
        _idle.clear()
    for runner in gone:
        runner.stop()
