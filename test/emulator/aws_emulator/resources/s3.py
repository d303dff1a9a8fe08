"""AWS::S3::*"""

import json

from ..cloudformation.resource import Resource, as_json, numbers, tag_list, truth
from .organizations import ignoring


class Bucket(Resource):
    TYPE = "AWS::S3::Bucket"

    @property
    def s3(self):
        return self.api("s3")

    def create(self):
        p = self.properties
        name = p.get("BucketName") or self.generated_name(63).lower()
        chosen: dict = {} if self.region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": self.region}}
        if truth(p.get("ObjectLockEnabled")):
            chosen["ObjectLockEnabledForBucket"] = True
        self.s3.create_bucket(Bucket=name, **chosen)
        self._describe(name)
        self._configure({})

    def _describe(self, name):
        self.physical_id = name
        self.attributes = {
            "Arn": f"arn:aws:s3:::{name}",
            "DomainName": f"{name}.s3.amazonaws.com",
            "RegionalDomainName": f"{name}.s3.{self.region}.amazonaws.com",
            "DualStackDomainName": f"{name}.s3.dualstack.{self.region}.amazonaws.com",
            "WebsiteURL": f"http://{name}.s3-website-{self.region}.amazonaws.com",
        }

    def adopt(self, identifier):
        self.s3.head_bucket(Bucket=identifier["BucketName"])
        self._describe(identifier["BucketName"])

    def _configure(self, old):
        p, bucket = self.properties, {"Bucket": self.physical_id}
        changed = {name for name in {**old, **p} if old.get(name) != p.get(name)}
        for name in sorted(changed & set(CONFIGURE)):
            CONFIGURE[name](self.s3, bucket, p.get(name))
        if "Tags" in changed:
            if tag_list(p):
                self.s3.put_bucket_tagging(**bucket, Tagging={"TagSet": tag_list(p)})
            else:
                self.s3.delete_bucket_tagging(**bucket)

    def update(self, old):
        self._configure(old)

    def delete(self):
        self.s3.delete_bucket(Bucket=self.physical_id)  # refuses a bucket that is not empty, as AWS does


def _versioning(s3, bucket, value):
    s3.put_bucket_versioning(**bucket, VersioningConfiguration={"Status": (value or {}).get("Status", "Suspended")})


def _encryption(s3, bucket, value):
    if not value:
        s3.delete_bucket_encryption(**bucket)
        return
    rules = []
    for rule in value["ServerSideEncryptionConfiguration"]:
        default = rule.get("ServerSideEncryptionByDefault") or {}
        rules.append({"ApplyServerSideEncryptionByDefault": default, "BucketKeyEnabled": truth(rule.get("BucketKeyEnabled"))})
    s3.put_bucket_encryption(**bucket, ServerSideEncryptionConfiguration={"Rules": rules})


def _public_access(s3, bucket, value):
    if value:
        s3.put_public_access_block(**bucket, PublicAccessBlockConfiguration=numbers(value))
    else:
        s3.delete_public_access_block(**bucket)


def _ownership(s3, bucket, value):
    if value:
        s3.put_bucket_ownership_controls(**bucket, OwnershipControls=value)


def _object_lock(s3, bucket, value):
    if value:
        chosen = {"ObjectLockEnabled": value.get("ObjectLockEnabled", "Enabled")}
        s3.put_object_lock_configuration(
            **bucket, ObjectLockConfiguration={**chosen, **({"Rule": numbers(value["Rule"])} if "Rule" in value else {})}
        )


def _lifecycle(s3, bucket, value):
    if not value:
        s3.delete_bucket_lifecycle(**bucket)
        return
    s3.put_bucket_lifecycle_configuration(
        **bucket, LifecycleConfiguration={"Rules": [_lifecycle_rule(i, r) for i, r in enumerate(numbers(value["Rules"]))]}
    )


def _lifecycle_rule(index, rule):
    made = {"ID": str(rule.get("Id", f"rule-{index}")), "Status": rule["Status"], "Filter": {"Prefix": rule.get("Prefix", "")}}
    expiration = {}
    if "ExpirationInDays" in rule:
        expiration["Days"] = rule["ExpirationInDays"]
    if "ExpiredObjectDeleteMarker" in rule:
        expiration["ExpiredObjectDeleteMarker"] = rule["ExpiredObjectDeleteMarker"]
    if expiration:
        made["Expiration"] = expiration
    if "Transitions" in rule:
        made["Transitions"] = [{"Days": t["TransitionInDays"], "StorageClass": t["StorageClass"]} for t in rule["Transitions"]]
    if "NoncurrentVersionExpiration" in rule:
        made["NoncurrentVersionExpiration"] = {"NoncurrentDays": rule["NoncurrentVersionExpiration"]["NoncurrentDays"]}
    if "NoncurrentVersionTransitions" in rule:
        made["NoncurrentVersionTransitions"] = [
            {"NoncurrentDays": t["TransitionInDays"], "StorageClass": t["StorageClass"]} for t in rule["NoncurrentVersionTransitions"]
        ]
    if "AbortIncompleteMultipartUpload" in rule:
        made["AbortIncompleteMultipartUpload"] = rule["AbortIncompleteMultipartUpload"]
    return made


def _logging(s3, bucket, value):
    enabled = (
        {}
        if not value
        else {
            "LoggingEnabled": {
                "TargetBucket": value.get("DestinationBucketName", bucket["Bucket"]),
                "TargetPrefix": value.get("LogFilePrefix", ""),
            }
        }
    )
    s3.put_bucket_logging(**bucket, BucketLoggingStatus=enabled)


def _event_bridge(s3, bucket, value):
    s3.put_bucket_notification_configuration(**bucket, NotificationConfiguration={"EventBridgeConfiguration": {}} if value else {})


CONFIGURE = {
    "VersioningConfiguration": _versioning,
    "BucketEncryption": _encryption,
    "PublicAccessBlockConfiguration": _public_access,
    "OwnershipControls": _ownership,
    "ObjectLockConfiguration": _object_lock,
    "LifecycleConfiguration": _lifecycle,
    "LoggingConfiguration": _logging,
    "NotificationConfiguration": _event_bridge,
}


class BucketPolicy(Resource):
    TYPE = "AWS::S3::BucketPolicy"

    def create(self):
        self.api("s3").put_bucket_policy(Bucket=self.properties["Bucket"], Policy=as_json(self.properties["PolicyDocument"]))
        self.physical_id = self.properties["Bucket"]

    def update(self, old):
        self.create()

    def delete(self):
        ignoring(["NoSuchBucket"], self.api("s3").delete_bucket_policy, Bucket=self.physical_id)


class StorageLens(Resource):
    TYPE = "AWS::S3::StorageLens"

    def create(self):
        configuration = json.loads(json.dumps(numbers(self.properties["StorageLensConfiguration"])))
        self.physical_id = configuration["Id"]
        self.attributes = {
            "StorageLensConfiguration.StorageLensArn": f"arn:aws:s3:{self.region}:{self.account}:storage-lens/{self.physical_id}"
        }
        self.api("s3control").put_storage_lens_configuration(
            ConfigId=self.physical_id, AccountId=self.account, StorageLensConfiguration=configuration
        )

    def update(self, old):
        self.create()

    def delete(self):
        self.api("s3control").delete_storage_lens_configuration(ConfigId=self.physical_id, AccountId=self.account)
