"""API operations that this emulator answers itself, and checks that run before moto answers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

_operations: dict = {}
_checks: dict = {}


@dataclass(frozen=True)
class Call:
    """One API call. `answer_by_moto()` gives moto's own answer, as a WSGI response."""

    service: str
    operation: str
    account: str
    region: str
    params: dict[str, Any]
    by: str = "client"
    principal: str = ""
    answer_by_moto: Callable[[], Any] | None = None


def operation(service, *names):
    """Decorates the function that answers these operations of a botocore service: it takes a Call, returns the output."""

    def register(function):
        for name in names:
            _operations[service, name] = function
        return function

    return register


def check(service, *names):
    """Decorates a function that may refuse these operations by raising AwsError, before moto (or we) answer."""

    def register(function):
        for name in names:
            _checks.setdefault((service, name), []).append(function)
        return function

    return register


def operation_for(service, name):
    return _operations.get((service, name))


def checks_for(service, name):
    return _checks.get((service, name), [])
