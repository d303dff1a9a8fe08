"""boto3 clients whose calls go straight through the gateway, in this process, as CloudFormation or a service makes them."""

import threading
import time
from contextlib import contextmanager
from contextvars import ContextVar
from io import BytesIO
from urllib.parse import unquote, urlsplit

import boto3
from botocore.awsrequest import AWSResponse
from botocore.config import Config
from botocore.exceptions import ClientError
from werkzeug import Response
from werkzeug.test import EnvironBuilder

THROTTLES = ("Throttling", "ThrottlingException", "TooManyRequestsException", "RequestLimitExceeded")
ATTEMPTS = 4
_identity = ContextVar("identity", default=("123456789012", "service"))
_clients, _lock = {}, threading.Lock()


class _Body(BytesIO):
    def stream(self, **_):
        data = self.read()
        while data:
            yield data
            data = self.read()


def _send(request, **_):
    from .gateway import application

    url = urlsplit(request.url)
    body = request.body.read() if hasattr(request.body, "read") else request.body or b""
    headers = {k: v.decode() if isinstance(v, bytes) else v for k, v in request.headers.items()}
    account, by = _identity.get()
    headers.update({"x-moto-account-id": account, "x-emulator-by": by})
    builder = EnvironBuilder(
        path=unquote(url.path),
        query_string=url.query,
        method=request.method,
        headers=headers,
        data=body.encode() if isinstance(body, str) else bytes(body),
        base_url=f"http://{url.netloc}",
    )
    environ = builder.get_environ()
    environ["RAW_URI"] = url.path + (f"?{url.query}" if url.query else "")
    response = Response.from_app(application, environ, buffered=True)
    return AWSResponse(request.url, response.status_code, dict(response.headers), _Body(response.get_data()))


def _client(service, region):
    with _lock:
        if (service, region) not in _clients:
            client = boto3.client(
                service,
                region_name=region,
                aws_access_key_id="emulator",
                aws_secret_access_key="emulator",
                endpoint_url="http://127.0.0.1",
                config=Config(
                    retries={"total_max_attempts": 1},
                    s3={"addressing_style": "path"},
                    inject_host_prefix=False,
                    request_checksum_calculation="when_required",
                ),
            )
            client.meta.events.register("before-send", _send)
            _clients[service, region] = client
        return _clients[service, region]


@contextmanager
def acting(account, by):
    token = _identity.set((account, by))
    try:
        yield
    finally:
        _identity.reset(token)


class Api:
    """One service in one account and region; methods are boto3's. Throttled calls are tried again a few times."""

    def __init__(self, service, account, region, by="service"):
        self._client, self._account, self._by = _client(service, region), account, by

    def __getattr__(self, name):
        method = getattr(self._client, name)
        if name in ("get_paginator", "meta", "exceptions"):
            return method

        def call(**params):
            for attempt in range(ATTEMPTS):
                try:
                    with acting(self._account, self._by):
                        return method(**params)
                except ClientError as error:
                    error.response["Emulator"] = {"Service": str(self._client.meta.service_model.service_id).replace(" ", "")}
                    if error.response["Error"]["Code"] not in THROTTLES or attempt == ATTEMPTS - 1:
                        raise
                    time.sleep(0.02 * 2**attempt)

        return call

    def every(self, name, key, **params):
        """All pages of a list operation."""
        with acting(self._account, self._by):
            pages = self._client.get_paginator(name).paginate(**params)
            return [item for page in pages for item in page.get(key, [])]
