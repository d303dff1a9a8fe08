"""Failures in the words of CloudFormation's events: a handler hands on the SDK's message, in which the error's name does not stand."""

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


def _sdk_message(error):
    """As the AWS SDK for Java, in which the handlers are written, words an error of a service."""
    response = error.response
    service = response.get("Emulator", {}).get("Service", "AWS")
    status = response["ResponseMetadata"].get("HTTPStatusCode", 400)
    return f"{response['Error']['Message']} (Service: {service}, Status Code: {status}, Request ID: {uuid.uuid4()}) (SDK Attempt Count: 1)"


def reason_of(error):
    """The ResourceStatusReason for an exception that a resource raised."""
    if isinstance(error, ClientError):
        code, message = error.response["Error"]["Code"], _sdk_message(error)
    elif isinstance(error, AwsError):
        code, message = error.code, error.message
        if error.code == "CustomResource":
            return error.message
    elif isinstance(error, BotoCoreError):
        code, message = "InvalidRequest", str(error)
    else:
        code, message = "InternalFailure", f"{type(error).__name__}: {error}"
    return f'Resource handler returned message: "{message}" (RequestToken: {uuid.uuid4()}, HandlerErrorCode: {handler_code(code)})'
