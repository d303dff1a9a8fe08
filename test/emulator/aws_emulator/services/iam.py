"""IAM beyond moto: centralized root access, and limits that moto does not hold."""

import json

from moto.iam import models as moto_iam
from moto.iam.models import iam_backends
from moto.iam.policy_validation import VALID_RESOURCE_PATH_STARTING_VALUES

from ..errors import AwsError
from ..operations import check, operation
from ..settings import settings
from ..state import store
from . import organization_tree as tree
from . import principals

# sts:AssumeRoot names a root user: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html
VALID_RESOURCE_PATH_STARTING_VALUES["iam"]["values"].append("root")

# How AWS spells the role of a service: AWSServiceRoleForConfig.
moto_iam.SERVICE_NAME_CONVERSION.update({
    "access-analyzer": "AccessAnalyzer", "config": "Config", "guardduty": "AmazonGuardDuty", "securityhub": "SecurityHub",
    "inspector2": "AmazonInspector2", "macie": "AmazonMacie", "cloudtrail": "CloudTrail", "backup": "Backup",
    "organizations": "Organizations", "sso": "SSO",
})  # fmt: skip

_features = store(set)
TRUST_LIMIT, MANAGED_LIMIT = 2048, 6144
INLINE_LIMITS = {"Role": 10_240, "User": 2048, "Group": 5120}
"""Characters of all inline policies of one identity together, white space left out."""
ATTACHED_LIMIT = 10
"""Managed policies of one role, user or group."""
FEATURES = {
    "EnableOrganizationsRootCredentialsManagement": ("add", "RootCredentialsManagement"),
    "DisableOrganizationsRootCredentialsManagement": ("discard", "RootCredentialsManagement"),
    "EnableOrganizationsRootSessions": ("add", "RootSessions"),
    "DisableOrganizationsRootSessions": ("discard", "RootSessions"),
}


@operation("iam", *FEATURES, "ListOrganizationsFeatures")
def root_access(call):
    if tree.management_of(call.account) is None:
        raise AwsError("OrganizationNotFoundException", "The request was rejected because no organization is associated with your account.")
    if tree.management_of(call.account) != call.account:
        raise AwsError(
            "CallerIsNotManagementAccountException",
            "The request was rejected because the account making the request is not the management account.",
        )
    if not tree.is_trusted(call.account, "iam.amazonaws.com"):
        raise AwsError(
            "ServiceAccessNotEnabledException", "The request was rejected because trusted access is not enabled for IAM in Organizations."
        )
    if call.operation in FEATURES:
        change, feature = FEATURES[call.operation]
        getattr(_features[call.account], change)(feature)
    return {"OrganizationId": tree.backend(call.account).org.id, "EnabledFeatures": sorted(_features[call.account])}


@operation("iam", "GetAccountSummary")
def account_summary(call):
    summary = iam_backends[call.account]["aws"].get_account_summary().summary_map
    return {"SummaryMap": {**summary, "AccountMFAEnabled": int(settings.root_mfa), "AccountAccessKeysPresent": settings.root_access_keys}}


def without_space(document):
    return "".join(document.split())


@check("iam", "CreateRole")
def check_role(call):
    _check_trust(call.params["AssumeRolePolicyDocument"])
    _check_boundary(call)


@check("iam", "UpdateAssumeRolePolicy")
def check_trust(call):
    _check_trust(call.params["PolicyDocument"])


def _check_trust(document):
    _check_json(document)
    if unknown := principals.strangers(document):
        raise AwsError("MalformedPolicyDocument", f'Invalid principal in policy: "AWS":"{unknown[0]}"')
    if len(without_space(document)) > TRUST_LIMIT:
        raise AwsError("LimitExceeded", f"Cannot exceed quota for ACLSizePerRole: {TRUST_LIMIT}")


def _check_json(document):
    try:
        json.loads(document)
    except ValueError:
        raise AwsError("MalformedPolicyDocument", "Syntax errors in policy.") from None


@check("iam", "PutRolePermissionsBoundary", "CreateUser", "PutUserPermissionsBoundary")
def _check_boundary(call):
    arn = call.params.get("PermissionsBoundary")
    if not arn or arn.startswith("arn:aws:iam::aws:policy/"):
        return
    if arn not in iam_backends[call.account]["aws"].managed_policies:
        raise AwsError("NoSuchEntity", f"Policy {arn} does not exist or is not attachable.")


@check("iam", "CreatePolicy", "CreatePolicyVersion")
def check_managed_policy(call):
    _check_json(call.params["PolicyDocument"])
    if len(without_space(call.params["PolicyDocument"])) > MANAGED_LIMIT:
        raise AwsError("LimitExceeded", f"Cannot exceed quota for PolicySize: {MANAGED_LIMIT}")


def _identity(call, kind):
    """The role, user or group that a call names, or None."""
    backend = iam_backends[call.account]["aws"]
    known = {"Role": backend.roles, "User": backend.users, "Group": backend.groups}[kind]
    return next((one for one in known.values() if one.name == call.params[f"{kind}Name"]), None)


@check("iam", "PutRolePolicy", "PutUserPolicy", "PutGroupPolicy")
def check_inline(call):
    """The policies of one identity are added up, whichever stack or resource puts them."""
    _check_json(call.params["PolicyDocument"])
    kind = call.operation.removeprefix("Put").removesuffix("Policy")
    identity, limit = _identity(call, kind), INLINE_LIMITS[kind]
    held = dict(identity.policies) if identity else {}
    texts = {**held, call.params["PolicyName"]: call.params["PolicyDocument"]}
    if sum(len(without_space(text)) for text in texts.values()) > limit:
        raise AwsError("LimitExceeded", f"Maximum policy size of {limit} bytes exceeded for {kind.lower()} {call.params[f'{kind}Name']}")


@check("iam", "AttachRolePolicy", "AttachUserPolicy", "AttachGroupPolicy")
def check_attached(call):
    kind = call.operation.removeprefix("Attach").removesuffix("Policy")
    identity = _identity(call, kind)
    held = set(identity.managed_policies) if identity else set()
    if call.params["PolicyArn"] not in held and len(held) >= ATTACHED_LIMIT:
        raise AwsError("LimitExceeded", f"Cannot exceed quota for PoliciesPer{kind}: {ATTACHED_LIMIT}")


@check("iam", "DeletePolicy")
def check_delete_policy(call):
    """A policy that somebody has, also as permissions boundary, stays."""
    arn, backend = call.params["PolicyArn"], iam_backends[call.account]["aws"]
    holders = [*backend.roles.values(), *backend.users.values(), *backend.groups.values()]
    if any(arn in one.managed_policies or _boundary_of(one) == arn for one in holders):
        raise AwsError("DeleteConflict", "Cannot delete a policy attached to entities.")


def _boundary_of(identity):
    boundary = getattr(identity, "permissions_boundary", None)
    return boundary.get("PermissionsBoundaryArn") if isinstance(boundary, dict) else boundary


@check("iam", "CreateServiceLinkedRole")
def check_service_linked_role(call):
    service, suffix = call.params["AWSServiceName"], call.params.get("CustomSuffix")
    if (role := service_linked_role(call.account, service)) is not None and not suffix:
        raise AwsError("InvalidInput", f"Service role name {role.name} has been taken in this account, please try a different suffix.")


def service_linked_role(account, service):
    """The role of a service in an account, or None."""
    path = f"/aws-service-role/{service}/"
    return next((role for role in iam_backends[account]["aws"].roles.values() if role.path == path), None)


@operation("iam", "AddClientIDToOpenIDConnectProvider", "RemoveClientIDFromOpenIDConnectProvider")
def oidc_clients(call):
    provider = iam_backends[call.account]["aws"].open_id_providers.get(call.params["OpenIDConnectProviderArn"])
    if provider is None:
        raise AwsError("NoSuchEntity", "OpenIDConnect Provider not found")
    client = call.params["ClientID"]
    provider.client_id_list = [c for c in provider.client_id_list if c != client]
    if call.operation.startswith("Add"):
        provider.client_id_list.append(client)
    return {}
