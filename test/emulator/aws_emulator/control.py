"""The switchboard under /lz/: faults, recorded calls, settings, reset. It is no part of AWS."""

import json

from werkzeug import Response

from . import calls, clock, faults
from .settings import settings
from .state import reset


def respond(request):
    handler = _ROUTES.get((request.method, request.path.rstrip("/")))
    if handler is None:
        routes = ", ".join(sorted(f"{method} {path}" for method, path in _ROUTES))
        return _json({"error": f"no such switch; there are: {routes}"}, 404)
    try:
        return _json(handler(request))
    except (ValueError, TypeError) as error:
        return _json({"error": str(error)}, 400)


def _json(value, status=200):
    return Response(json.dumps(value, default=str), status=status, mimetype="application/json")


def _body(request):
    value = json.loads(request.get_data() or b"{}")
    if not isinstance(value, dict):
        raise ValueError("expected a JSON object")
    return value


def _delete_faults(request):
    fault_id = request.args.get("id")
    faults.clear(int(fault_id) if fault_id else None)
    return faults.listed()


def _change_settings(request):
    for name, value in _body(request).items():
        settings.change(name, value)
    return settings.as_dict()


def _forget_calls(_request):
    calls.forget()
    return []


def _advance(request):
    seconds = float(_body(request).get("advance", 0))
    clock.advance(seconds)
    return {"advanced": seconds}


def _mails(_request):
    from .services.sns import waiting

    return waiting()


def _reset(_request):
    from .cloudformation.worker import wait_until_idle

    wait_until_idle()
    reset()
    return {"reset": True}


_ROUTES = {
    ("GET", "/lz/health"): lambda _request: {"ready": True},
    ("GET", "/lz/faults"): lambda _request: faults.listed(),
    ("POST", "/lz/faults"): lambda request: faults.add(_body(request)),
    ("DELETE", "/lz/faults"): _delete_faults,
    ("GET", "/lz/calls"): lambda request: calls.recorded(request.args.get("by")),
    ("DELETE", "/lz/calls"): _forget_calls,
    ("GET", "/lz/settings"): lambda _request: settings.as_dict(),
    ("POST", "/lz/settings"): _change_settings,
    ("POST", "/lz/clock"): _advance,
    ("GET", "/lz/mails"): _mails,
    ("POST", "/lz/reset"): _reset,
}
