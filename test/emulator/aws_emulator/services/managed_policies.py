"""AWS's managed policies, read once: moto parses 3 MB of JSON for every account."""

import copy
import json
from functools import cache

from moto.iam.aws_managed_policies import aws_managed_policies_data
from moto.iam.models import AWSManagedPolicy, IAMBackend


@cache
def _all():
    return [AWSManagedPolicy.from_data(name, "aws", "aws", data) for name, data in json.loads(aws_managed_policies_data).items()]


@cache
def arns():
    """The ARNs of AWS's managed policies, as far as moto knows them."""
    return frozenset(f"arn:aws:iam::aws:policy{policy.path}{policy.name}" for policy in _all())


def _init_aws_policies(self):
    policies = [copy.copy(policy) for policy in _all()]
    for policy in policies:
        policy.account_id = self.account_id
    return policies


IAMBackend._init_aws_policies = _init_aws_policies
