"""Services that write elsewhere refuse a destination that is not there or does not let them in: CloudTrail, AWS Config."""

from moto.iam.models import iam_backends
from moto.kms.models import kms_backends
from moto.s3.models import s3_backends

from ..errors import AwsError
from ..operations import check
from . import organization_tree as tree
from . import principals


def bucket_named(name):
    """The bucket, of whichever account it is, or None."""
    return next((b["aws"].buckets[name] for b in list(s3_backends.values()) if name in b["aws"].buckets), None)


def lets_write(bucket, service):
    return _allows(bucket.policy.decode() if bucket.policy else None, service, "s3:putobject")


def has_bucket_key(bucket):
    """Then CloudTrail has to decrypt with the key as well, or AWS makes no trail."""
    rules = ((bucket.encryption if bucket else None) or {}).get("Rule") or []
    return any(str(rule.get("BucketKeyEnabled")).lower() == "true" for rule in (rules if isinstance(rules, list) else [rules]))


def _allows(policy, service, action):
    found = principals.statements(policy) if policy else []
    return any(
        s["Effect"] == "Allow"
        and service in principals.named(s, "Service")
        and any(a.lower() in (action, action.split(":")[0] + ":*", "*") for a in principals.as_list(s.get("Action")))
        for s in found
    )


def key_of(arn):
    """The KMS key of an ARN of a key or an alias, or None."""
    _, _, _, region, account, _ = arn.split(":", 5)
    backend = kms_backends[account][region]
    return backend.keys.get(backend.any_id_to_key_id(arn))


@check("cloudtrail", "CreateTrail", "UpdateTrail")
def check_trail(call):
    if call.params.get("IsOrganizationTrail"):
        management = tree.require_organization(call.account)
        if not tree.is_trusted(management, "cloudtrail.amazonaws.com"):
            raise AwsError("CloudTrailAccessNotEnabledException", "Trusted access for CloudTrail is not enabled in the organization.")


@check("cloudtrail", "CreateTrail", "UpdateTrail")
def check_trail_destination(call):
    name, key = call.params.get("S3BucketName"), call.params.get("KmsKeyId")
    if name is not None:
        bucket = bucket_named(name)
        if bucket is None:
            raise AwsError("S3BucketDoesNotExistException", f"S3 bucket {name} does not exist!")
        if not lets_write(bucket, "cloudtrail.amazonaws.com"):
            raise AwsError("InsufficientS3BucketPolicyException", f"Incorrect S3 bucket policy is detected for bucket: {name}")
    if key and key.startswith("arn:"):
        found = key_of(key)
        if found is None:
            raise AwsError("KmsKeyNotFoundException", f"Key '{key}' does not exist")
        needed = ["kms:describekey", "kms:generatedatakey*", *(["kms:decrypt"] if has_bucket_key(bucket) else [])]
        if not all(_allows(found.policy, "cloudtrail.amazonaws.com", action) for action in needed):
            raise AwsError(
                "InsufficientEncryptionPolicyException", f"Insufficient permissions to access S3 bucket {name} or KMS key {key}."
            )


MOST_TRAILS = 5


def _trails_by_region(account):
    """Names in each Region, copies of trails of all Regions included. A Region without any of its own has the copies alone."""
    from moto.cloudtrail.models import cloudtrail_backends

    own = {region: set(backend.trails) for region, backend in cloudtrail_backends[account].items()}
    copied = {
        trail.trail_name for backend in cloudtrail_backends[account].values() for trail in backend.trails.values() if trail.is_multi_region
    }
    return {region: names | copied for region, names in own.items()}, copied


@check("cloudtrail", "CreateTrail")
def check_organization_trail(call):
    by_region, copied = _trails_by_region(call.account)
    here = by_region.get(call.region, copied)
    if call.params["Name"] in here:
        raise AwsError("TrailAlreadyExistsException", f"Trail {call.params['Name']} already exists for customer: {call.account}")
    full = by_region if call.params.get("IsMultiRegionTrail") else {call.region: here}
    for region, names in sorted(full.items()):
        if len(names) >= MOST_TRAILS:
            raise AwsError("MaximumNumberOfTrailsExceededException", f"User: {call.account} already has {MOST_TRAILS} trails in {region}.")
    if not call.params.get("IsOrganizationTrail"):
        return
    management = tree.require_organization(call.account)
    if call.account != management and call.account not in tree.delegated(management, "cloudtrail.amazonaws.com"):
        raise AwsError(
            "NotOrganizationMasterAccountException", "The account is neither the management account nor a delegated administrator."
        )


@check("config", "PutDeliveryChannel")
def check_delivery_channel(call):
    name = call.params["DeliveryChannel"].get("s3BucketName", "")
    bucket = bucket_named(name)
    if bucket is None:
        raise AwsError("NoSuchBucketException", f"Cannot find a S3 bucket with an empty bucket name or a bucket named {name}.")
    if not lets_write(bucket, "config.amazonaws.com"):
        raise AwsError(
            "InsufficientDeliveryPolicyException", f"Insufficient delivery policy to s3 bucket: {name}, unable to write to bucket."
        )


@check("config", "PutConfigurationRecorder")
def check_recorder_role(call):
    arn = call.params["ConfigurationRecorder"].get("roleARN", "")
    if arn and not any(role.arn == arn for role in iam_backends[call.account]["aws"].roles.values()):
        raise AwsError("InvalidRoleException", f"Failed to put configuration recorder: the role {arn} is not valid or cannot be assumed.")


@check("lambda", "CreateFunction")
def check_function_role(call):
    arn = call.params.get("Role", "")
    account = arn.split(":")[4] if arn.count(":") > 4 else call.account
    role = next((r for r in iam_backends[account]["aws"].roles.values() if r.arn == arn), None)
    if role is None or not principals.trusts_service(role.assume_role_policy_document, "lambda.amazonaws.com"):
        raise AwsError("InvalidParameterValueException", "The role defined for the function cannot be assumed by Lambda.")
