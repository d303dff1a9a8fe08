"""Policies of buckets and keys that S3 and KMS refuse: unknown principals, another's resource, a key that nobody could manage."""

from ..errors import AwsError
from ..operations import check
from . import principals


@check("s3", "PutBucketPolicy")
def check_bucket_policy(call):
    bucket, text = call.params["Bucket"], call.params["Policy"]
    text = text.decode() if isinstance(text, bytes) else text
    for statement in principals.statements(text):
        for resource in principals.as_list(statement.get("Resource")):
            if resource.split(":::")[-1].split("/")[0] != bucket:
                raise AwsError("MalformedPolicy", "Policy has invalid resource")
    if principals.strangers(text):
        raise AwsError("MalformedPolicy", "Invalid principal in policy")


@check("kms", "CreateKey", "PutKeyPolicy")
def check_key_policy(call):
    policy = call.params.get("Policy")
    if not policy:
        return
    if principals.strangers(policy):
        raise AwsError("MalformedPolicyDocumentException", "Policy contains a statement with one or more invalid principals.")
    if not call.params.get("BypassPolicyLockoutSafetyCheck") and not any(_manages(s, call) for s in principals.statements(policy)):
        raise AwsError(
            "MalformedPolicyDocumentException",
            "The new key policy will not allow you to update the key policy in the future.",
        )


def _manages(statement, call):
    """A statement that lets the account, or a principal of it, put another policy."""
    actions = {action.lower() for action in principals.as_list(statement.get("Action"))}
    mine = any(p == "*" or f"::{call.account}:" in p or p == call.account for p in principals.named(statement, "AWS"))
    return statement["Effect"] == "Allow" and mine and bool(actions & {"kms:*", "*", "kms:put*", "kms:putkeypolicy"})
