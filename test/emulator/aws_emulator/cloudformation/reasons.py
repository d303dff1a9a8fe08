"""Failures in the words of CloudFormation's events."""

import uuid

from botocore.exceptions import BotoCoreError, ClientError

from ..errors import AwsError

HANDLER_CODES = (
    ("AlreadyExists", ("AlreadyExists", "Duplicate", "AlreadyIn", "BucketAlreadyOwnedByYou")),
    ("NotStabilized", ("NotStabilized",)),
    ("Throttling", ("Throttling", "TooManyRequests", "RequestLimit")),
    ("NotFound", ("NotFound", "NoSuch")),
    ("AccessDenied", ("AccessDenied", "Unauthorized")),
    ("ServiceLimitExceeded", ("LimitExceeded", "ConstraintViolation", "QuotaExceeded")),
    ("ResourceConflict", ("ConcurrentModification", "Conflict")),
    ("NotUpdatable", ("NotUpdatable",)),
    ("InvalidRequest", ("Validation", "Invalid", "Malformed", "NotEnabled")),
)


def handler_code(code):
    return next((handler for handler, parts in HANDLER_CODES if any(part in code for part in parts)), "GeneralServiceException")


def reason_of(error):
    """The ResourceStatusReason for an exception that a resource raised."""
    if isinstance(error, ClientError):
        code, message = error.response["Error"]["Code"], error.response["Error"]["Message"]
        message = f"{error.operation_name}: {code}: {message}"
    elif isinstance(error, AwsError):
        code, message = error.code, f"{error.code}: {error.message}"
        if error.code == "CustomResource":
            return error.message
    elif isinstance(error, BotoCoreError):
        code, message = "InvalidRequest", str(error)
    else:
        code, message = "InternalFailure", f"{type(error).__name__}: {error}"
    return f'Resource handler returned message: "{message}" (RequestToken: {uuid.uuid4()}, HandlerErrorCode: {handler_code(code)})'
