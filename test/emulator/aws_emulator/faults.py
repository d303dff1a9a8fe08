"""Faults injected by POST /lz/faults: errors and delays of API calls, and conditions that services ask about."""

import threading
import time
from dataclasses import asdict, dataclass

from .errors import AwsError
from .state import on_reset

CONDITIONS = {
    "account-not-stabilized": "AWS::Organizations::Account: the account is created, the resource fails with NotStabilized",
    "finalizing-organization": "organizations:CreateAccount fails with FinalizingOrganizationException",
    "policy-type-pending": "organizations:ListRoots shows the type that was enabled last as PENDING_ENABLE",
    "policy-type-not-effective": "an enabled policy type does not let policies be attached yet",
}
_faults: list = []
_lock = threading.Lock()
_sequence = [0]


@dataclass
class Fault:
    """One rule. Unset filters match everything; `nth` counts matching calls from one; `times` is how often it strikes."""

    id: int = 0
    service: str = ""
    action: str = ""
    account: str = ""
    """An account's id, name or e-mail address."""
    region: str = ""
    by: str = ""
    condition: str = ""
    resource: str = ""
    """A resource type: CloudFormation makes one, and then says that it failed."""
    stack: str = ""
    """With `resource`: the beginning of the stack's name."""
    nth: int = 1
    times: int = 1
    error: str = ""
    message: str = "injected fault"
    delay: float = 0.0
    seen: int = 0
    struck: int = 0

    def strikes(self):
        self.seen += 1
        if self.seen < self.nth or (self.times > 0 and self.struck >= self.times):
            return False
        self.struck += 1
        return True


def add(rule):
    """Adds a rule; refuses unknown keys and rules that could not strike."""
    known = set(Fault.__dataclass_fields__) - {"id", "seen", "struck"}
    if unknown := set(rule) - known:
        raise ValueError(f"unknown keys {sorted(unknown)}; a fault has {sorted(known)}")
    fault = Fault(**rule)
    if fault.condition:
        if fault.condition not in CONDITIONS:
            raise ValueError(f"unknown condition {fault.condition}; there are {sorted(CONDITIONS)}")
    elif not fault.resource and not (fault.service and (fault.error or fault.delay)):
        raise ValueError("a fault needs a condition, a resource, or a service and an error or a delay")
    with _lock:
        _sequence[0] += 1
        fault.id = _sequence[0]
        _faults.append(fault)
    return asdict(fault)


def listed():
    with _lock:
        return [asdict(fault) for fault in _faults]


@on_reset
def clear(fault_id=None):
    with _lock:
        _faults[:] = [fault for fault in _faults if fault_id is not None and fault.id != fault_id]


def _matches(fault, call, names):
    return (
        not fault.condition
        and not fault.resource
        and fault.service == call.service
        and fault.action in ("", "*", call.operation)
        and fault.region in ("", call.region)
        and fault.by in ("", call.by)
        and (not fault.account or fault.account in names)
    )


def strike(call, names_of):
    """Delays the call, or raises the injected error. `names_of(account)` gives an account's id, name and e-mail."""
    with _lock:
        candidates = [fault for fault in _faults if fault.service == call.service]
        names = names_of(call.account) if any(fault.account for fault in candidates) else ()
        struck = [fault for fault in candidates if _matches(fault, call, names) and fault.strikes()]
    for fault in struck:
        if fault.delay:
            time.sleep(fault.delay)
        if fault.error:
            raise AwsError(fault.error, fault.message)


def holds(condition):
    """Whether an injected condition holds now; asking counts as a call."""
    with _lock:
        return any(fault.condition == condition and fault.strikes() for fault in _faults)


def strike_resource(type_name, stack_name):
    """Raises where a resource of that type has just been made and is to fail all the same."""
    with _lock:
        wanted = [fault for fault in _faults if fault.resource == type_name and stack_name.startswith(fault.stack)]
        struck = [fault for fault in wanted if fault.strikes()]
    for fault in struck:
        raise AwsError("NotStabilized", f"Resource of type '{type_name}' did not stabilize: {fault.message}")
