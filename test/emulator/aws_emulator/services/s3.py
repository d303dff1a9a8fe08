"""S3: what moto is too strict about.

It takes a conditioned Deny for an unconditional one, so that deny-unless-TLS would lock every bucket; and it reads the
target bucket's policy when logging is switched on (badly where a principal is "*"), which AWS does when it delivers. And it
delivers access logs at once, where AWS takes hours: a bucket for them would never be empty in a deploy that is rolled back.
"""

import json

from moto.iam.access_control import IAMPolicy, PermissionResult
from moto.s3.models import FakeBucket, S3Backend


def _get_permission(self, action, resource):
    document = json.loads(self.policy.decode()) if self.policy else {"Statement": []}
    statements = document["Statement"] if isinstance(document["Statement"], list) else [document["Statement"]]
    document["Statement"] = [s for s in statements if "Condition" not in s]
    if not document["Statement"]:
        return PermissionResult.NEUTRAL
    return IAMPolicy(json.dumps(document)).is_action_permitted(action, resource)


FakeBucket.get_permission = _get_permission
FakeBucket._log_permissions_enabled_policy = staticmethod(lambda target_bucket, target_prefix: True)
S3Backend.log_incoming_request = lambda self, request, bucket_name: None
