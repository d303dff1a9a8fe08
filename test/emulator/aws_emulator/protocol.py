"""Which service and operation a request is for, and its parameters, by botocore's service models."""

import re
from functools import cache
from urllib.parse import parse_qsl, unquote

from moto.core.parse import PROTOCOL_PARSERS
from moto.core.request import determine_request_protocol
from moto.core.responses import ActionContext, ActionResult
from moto.core.serialize import get_serializer_class
from moto.core.utils import get_service_model

CREDENTIAL = re.compile(r"Credential=([^/]+)/\d+/([^/]+)/([^/]+)/aws4_request")
# Signing names that are not the name of the botocore service.
SERVICES = {
    "sso": "sso-admin",
    "monitoring": "cloudwatch",
    "elasticfilesystem": "efs",
    "states": "stepfunctions",
    "tagging": "resourcegroupstaggingapi",
    "access-analyzer": "accessanalyzer",
    "email": "ses",
    "servicequotas": "service-quotas",
}


def credential(authorization):
    """(access key id, region, service) of a signature version 4, or None."""
    match = CREDENTIAL.search(authorization or "")
    if not match:
        return None
    key, region, service = match.groups()
    return key, region, SERVICES.get(service, service)


@cache
def model_of(service):
    try:
        return get_service_model(service)
    except Exception:
        return None


@cache
def _rest_patterns(service):
    patterns = []
    model = model_of(service)
    for name in [name for name in model.operation_names if not model.operation_model(name).deprecated]:
        http = model.operation_model(name).http
        path, _, query = http["requestUri"].partition("?")
        names = re.findall(r"\{(\w[\w-]*)\+?\}", path)
        regex = re.sub(r"\\\{\w[\w\\-]*\\\+\\\}", "(.+)", re.escape(path))
        regex = re.sub(r"\\\{\w[\w\\-]*\\\}", "([^/]+)", regex).rstrip("/")
        wanted = dict(parse_qsl(query, keep_blank_values=True))
        patterns.append((http["method"], re.compile(f"^{regex}/?$"), names, wanted, len(regex), name))
    # The most telling query string first, then the longest path.
    return sorted(patterns, key=lambda p: (-len(p[3]), -p[4]))


def rest_operation(service, method, path, query):
    """(operation, path parameters) of a REST request, or (None, {})."""
    for verb, regex, names, wanted, _, operation in _rest_patterns(service):
        match = regex.match(path) if verb == method else None
        if match and all(key in query and (not value or query[key] == value) for key, value in wanted.items()):
            if service == "s3" and not wanted and any(key in S3_SUBRESOURCES for key in query):
                continue
            return operation, {name: unquote(value) for name, value in zip(names, match.groups(), strict=True)}
    return None, {}


S3_SUBRESOURCES = {"acl", "policy", "versioning", "tagging", "lifecycle", "encryption", "uploads", "uploadId", "location"}


def identify(service, request):
    """(operation, path parameters) of a werkzeug request."""
    target = request.headers.get("X-Amz-Target")
    if target:
        return target.split(".")[-1], {}
    model = model_of(service)
    if model is None:
        return None, {}
    if str(model.protocol) in ("query", "ec2"):
        return request.values.get("Action"), {}
    path = request.environ.get("RAW_URI", request.path).split("?")[0]
    return rest_operation(service, request.method, path, request.args)


def parse(service, operation, request, path_params):
    model = model_of(service)
    protocol = determine_request_protocol(model, request.content_type)
    parser = PROTOCOL_PARSERS[protocol](model.operation_model(operation), map_type=dict)
    return (
        parser.parse(
            {
                "method": request.method,
                "values": request.values,
                "headers": request.headers,
                "body": request.get_data(),
                "url_path": request.path,
                "url_params": path_params,
            }
        )
        or {}
    )


class _NoTransformers:
    RESPONSE_KEY_PATH_TO_TRANSFORMER: dict = {}


def serialize(service, operation, result, content_type):
    """(status, headers, body) of an output dictionary or of an AwsError."""
    model = model_of(service)
    serializer = get_serializer_class(service, determine_request_protocol(model, content_type))
    context = ActionContext(model, model.operation_model(operation), serializer, _NoTransformers())
    return ActionResult(result).execute_result(context)
