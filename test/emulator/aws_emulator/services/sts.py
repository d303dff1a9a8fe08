"""STS: only a role that exists is assumed, and only by whom its trust policy lets in."""

import re

from moto.iam.models import iam_backends

from ..errors import AwsError
from ..operations import check
from . import principals

ROLE = re.compile(r"arn:aws:iam::(\d{12}):role/(?:.*/)?([^/]+)")


@check("sts", "AssumeRole")
def check_assume_role(call):
    wanted = call.params["RoleArn"]
    match = ROLE.fullmatch(wanted)
    roles = iam_backends[match.group(1)]["aws"].roles.values() if match else []
    role = next((r for r in roles if r.arn == wanted), None)
    document = role.assume_role_policy_document if role else "{}"
    caller = {"account": call.account, "arn": call.principal, "external_id": call.params.get("ExternalId", "")}
    if not principals.lets_in(document, **caller):
        who = call.principal or f"arn:aws:iam::{call.account}:root"
        raise AwsError("AccessDenied", f"User: {who} is not authorized to perform: sts:AssumeRole on resource: {wanted}")
