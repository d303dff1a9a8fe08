"""The front door: finds out whose call it is, records it, lets faults strike, and passes it on."""

import logging
import re
from io import BytesIO

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug import Request, Response

from . import calls, control, faults, mutants, protocol
from .errors import AwsError
from .operations import Call, checks_for, operation_for
from .settings import settings

log = logging.getLogger("aws_emulator")
_moto = DomainDispatcherApplication(create_backend_app)


def account_of(access_key):
    """(account id, role ARN): of a session that moto's STS gave out, of a twelve-digit key, else the default account."""
    from moto.iam.models import iam_backends

    if re.fullmatch(r"\d{12}", access_key):
        return access_key, ""
    for account, partitions in list(iam_backends.items()):
        for backend in list(partitions.values()):
            key = backend.access_keys.get(access_key)
            if key is not None:
                return account, getattr(key, "role_arn", "") or ""
    return settings.account_id, ""


def names_of_account(account_id):
    from moto.organizations.models import organizations_backends

    for backends in list(organizations_backends.values()):
        for backend in list(backends.values()):
            for account in backend.accounts:
                if account.id == account_id:
                    return {account_id, account.name, account.email}
    return {account_id}


def application(environ, start_response):
    """The WSGI application."""
    if environ.get("PATH_INFO", "").startswith("/lz/"):
        return control.respond(Request(environ))(environ, start_response)
    environ.setdefault("RAW_URI", environ.get("REQUEST_URI", environ.get("PATH_INFO", "")))
    found = protocol.credential(environ.get("HTTP_AUTHORIZATION"))
    if found is None:
        return _moto(environ, start_response)
    access_key, region, service = found
    if service == "s3" and environ.get("PATH_INFO", "").startswith("/v20180820/"):
        service = "s3control"
    account = environ.get("HTTP_X_MOTO_ACCOUNT_ID")
    role = ""
    if account is None:
        account, role = account_of(access_key)
        environ["HTTP_X_MOTO_ACCOUNT_ID"] = account
    by = environ.get("HTTP_X_EMULATOR_BY") or ("lambda" if role else "client")
    return _answer(environ, start_response, service, region, account, by, role)


def _answer(environ, start_response, service, region, account, by, role):
    length = int(environ.get("CONTENT_LENGTH") or 0)
    body = environ["wsgi.input"].read(length) if length else b""

    def replay():
        environ["wsgi.input"] = BytesIO(body)
        environ.pop("werkzeug.request", None)
        return environ

    request = Request(replay())
    operation, path_params = protocol.identify(service, request)
    if not operation:
        return _moto(replay(), start_response)
    own, checks = operation_for(service, operation), checks_for(service, operation)
    params = protocol.parse(service, operation, request, path_params) if own or checks or by in calls.DEPLOYING else {}
    call = Call(service, operation, account, region, params, by, role, lambda: _run_moto(replay()))
    try:
        faults.strike(call, names_of_account)
        for verify in checks:
            verify(call)
        if mutants.is_operation(service, operation):
            calls.record(call)
            return _send(call, {}, request, start_response)
        if own:
            result = own(call)
            calls.record(call)
            if isinstance(result, Response):
                return result(replay(), start_response)
            return _send(call, result, request, start_response)
        response = _run_moto(replay())
        calls.record(call, None if response.status_code < 400 else _error_code(response))
        return response(environ, start_response)
    except AwsError as error:
        calls.record(call, error.code)
        return _send(call, error, request, start_response)
    except NotImplementedError as error:
        log.warning("%s:%s is not implemented by moto", service, operation)
        unknown = AwsError("NotImplemented", f"{service}:{operation} is emulated by nobody ({error})")
        return _send(call, unknown, request, start_response)


def _run_moto(environ):
    return Response.from_app(_moto, environ, buffered=True)


def _error_code(response):
    text = response.get_data(as_text=True)
    match = re.search(r"<Code>([^<]+)</Code>|\"__type\":\s*\"([^\"]+)\"|\"code\":\s*\"([^\"]+)\"", text)
    return next((group for group in match.groups() if group), None) if match else str(response.status_code)


def _send(call, result, request, start_response):
    try:
        status, headers, body = protocol.serialize(call.service, call.operation, result, request.content_type)
    except Exception:
        log.exception("cannot serialize the answer of %s:%s", call.service, call.operation)
        raise
    if isinstance(result, AwsError) and status == 200:
        status = 400
    if isinstance(body, str):
        body = body.encode()
    response = Response(body, status=int(status), headers={k: str(v) for k, v in headers.items() if k != "status"})
    return response(request.environ, start_response)
