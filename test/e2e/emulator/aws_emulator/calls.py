"""The record of every API call, read back by GET /lz/calls."""
import threading
from collections import deque

from .state import on_reset

# API operations whose IAM action has another name.
IAM_ACTIONS = {
    "lambda:Invoke": "lambda:InvokeFunction",
    "lambda:ListTags": "lambda:ListTags",
    "s3:PutBucketLifecycleConfiguration": "s3:PutLifecycleConfiguration",
    "s3:GetBucketLifecycleConfiguration": "s3:GetLifecycleConfiguration",
    "s3:DeleteBucketLifecycle": "s3:PutLifecycleConfiguration",
    "s3:PutBucketEncryption": "s3:PutEncryptionConfiguration",
    "s3:GetBucketEncryption": "s3:GetEncryptionConfiguration",
    "s3:DeleteBucketEncryption": "s3:PutEncryptionConfiguration",
    "s3:PutPublicAccessBlock": "s3:PutBucketPublicAccessBlock",
    "s3:GetPublicAccessBlock": "s3:GetBucketPublicAccessBlock",
    "s3:DeletePublicAccessBlock": "s3:PutBucketPublicAccessBlock",
    "s3:PutBucketNotificationConfiguration": "s3:PutBucketNotification",
    "s3:PutObjectLockConfiguration": "s3:PutBucketObjectLockConfiguration",
    "s3:DeleteBucketTagging": "s3:PutBucketTagging",
    "s3:ListObjectsV2": "s3:ListBucket",
    "s3:HeadBucket": "s3:ListBucket",
    "s3:HeadObject": "s3:GetObject",
}
PREFIXES = {"sso-admin": "sso", "s3control": "s3", "accessanalyzer": "access-analyzer"}

_calls: deque = deque(maxlen=200_000)
_lock = threading.Lock()
on_reset(_calls.clear)


def record(call, error=None):
    name = f"{PREFIXES.get(call.service, call.service)}:{call.operation}"
    with _lock:
        _calls.append({
            "service": call.service, "action": call.operation, "iamAction": IAM_ACTIONS.get(name, name),
            "account": call.account, "region": call.region, "by": call.by, "principal": call.principal, "error": error,
        })


def recorded(by=None):
    """Every call since the start or the last reset, oldest first; `by` is cloudformation, stackset, lambda or client."""
    with _lock:
        return [entry for entry in _calls if by is None or entry["by"] == by]


def forget():
    with _lock:
        _calls.clear()
