"""Stacks are worked on in the background, so that a caller may go away in the middle of it."""

import logging
import threading
import time

from ..settings import settings

log = logging.getLogger("aws_emulator.worker")
_running: set = set()
_lock = threading.Lock()


def start(name, work):
    """Runs `work` in a thread and waits for it, at most settings.patience seconds."""
    finished = threading.Event()

    def run():
        try:
            work()
        except Exception:
            log.exception("%s ended by an error of the emulator", name)
        finally:
            with _lock:
                _running.discard(thread)
            finished.set()

    thread = threading.Thread(target=run, name=name, daemon=True)
    with _lock:
        _running.add(thread)
    thread.start()
    finished.wait(settings.patience)


def wait_until_idle(timeout=60.0):
    end = time.monotonic() + timeout
    while time.monotonic() < end:
        with _lock:
            if not _running:
                return
        time.sleep(0.02)
