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

# Parameters that hand a role to a service: who calls these needs iam:PassRole besides.
PASSED_ROLES = {
    ("lambda", "CreateFunction"): "Role",
    ("lambda", "UpdateFunctionConfiguration"): "Role",
    ("events", "PutRule"): "RoleArn",
    ("cloudformation", "CreateStackSet"): "AdministrationRoleARN",
    ("cloudformation", "UpdateStackSet"): "AdministrationRoleARN",
    ("cloudtrail", "CreateTrail"): "CloudWatchLogsRoleArn",
    ("cloudtrail", "UpdateTrail"): "CloudWatchLogsRoleArn",
    ("logs", "PutSubscriptionFilter"): "roleArn",
    ("iam", "AddRoleToInstanceProfile"): "RoleName",
}

DEPLOYING = ("cloudformation", "stackset")
"""Who makes calls for stacks."""

_calls: deque = deque(maxlen=200_000)
_lock = threading.Lock()
on_reset(_calls.clear)


def record(call, error=None):
    name = f"{PREFIXES.get(call.service, call.service)}:{call.operation}"
    _keep(call, call.operation, IAM_ACTIONS.get(name, name), _names(call), error)
    for role in _passed_roles(call):
        _keep(call, "PassRole", "iam:PassRole", {"Role": role}, error)


def _keep(call, action, iam_action, names, error):
    with _lock:
        _calls.append(
            {
                "service": call.service,
                "action": action,
                "iamAction": iam_action,
                "account": call.account,
                "region": call.region,
                "by": call.by,
                "principal": call.principal,
                "names": names,
                "error": error,
            }
        )


def _names(call):
    """The short parameters of a call made by CloudFormation: enough to tell which resource it was for."""
    return {k: v for k, v in call.params.items() if isinstance(v, str) and len(v) <= 256} if call.by in DEPLOYING else {}


def _passed_roles(call):
    if call.by not in DEPLOYING:
        return []
    named = call.params.get(PASSED_ROLES.get((call.service, call.operation), ""))
    targets = call.params.get("Targets") if (call.service, call.operation) == ("events", "PutTargets") else []
    recorder = call.params.get("ConfigurationRecorder") if call.operation == "PutConfigurationRecorder" else None
    found = [named, *(target.get("RoleArn") for target in targets or []), (recorder or {}).get("roleARN")]
    return [role for role in found if role]


def recorded(by=None):
    """Every call since the start or the last reset, oldest first; `by` is cloudformation, stackset, lambda or client."""
    with _lock:
        return [entry for entry in _calls if by is None or entry["by"] == by]


def forget():
    with _lock:
        _calls.clear()
