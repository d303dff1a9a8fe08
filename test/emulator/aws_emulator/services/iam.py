"""IAM beyond moto: centralized root access, and limits that moto does not hold."""

import json

from moto.iam.policy_validation import VALID_RESOURCE_PATH_STARTING_VALUES

from ..errors import AwsError
from ..operations import check, operation
from ..settings import settings
from ..state import store
from . import organization_tree as tree

# sts:AssumeRoot names a root user: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html
VALID_RESOURCE_PATH_STARTING_VALUES["iam"]["values"].append("root")

_features = store(set)
TRUST_LIMIT, INLINE_LIMIT, MANAGED_LIMIT = 2048, 10_240, 6144
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
    from moto.iam.models import iam_backends

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
    if len(without_space(document)) > TRUST_LIMIT:
        raise AwsError("LimitExceeded", f"Cannot exceed quota for ACLSizePerRole: {TRUST_LIMIT}")


def _check_json(document):
    try:
        json.loads(document)
    except ValueError:
        raise AwsError("MalformedPolicyDocument", "Syntax errors in policy.") from None


@check("iam", "PutRolePermissionsBoundary", "CreateUser", "PutUserPermissionsBoundary")
def _check_boundary(call):
    from moto.iam.models import iam_backends

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


@check("iam", "PutRolePolicy")
def check_inline(call):
    from moto.iam.models import iam_backends

    _check_json(call.params["PolicyDocument"])
    role = next((r for r in iam_backends[call.account]["aws"].roles.values() if r.name == call.params["RoleName"]), None)
    others = [text for name, text in (role.policies if role else {}).items() if name != call.params["PolicyName"]]
    if sum(len(without_space(text)) for text in [*others, call.params["PolicyDocument"]]) > INLINE_LIMIT:
        raise AwsError("LimitExceeded", f"Maximum policy size of {INLINE_LIMIT} bytes exceeded for role {call.params['RoleName']}")


@operation("iam", "AddClientIDToOpenIDConnectProvider", "RemoveClientIDFromOpenIDConnectProvider")
def oidc_clients(call):
    from moto.iam.models import iam_backends

    provider = iam_backends[call.account]["aws"].open_id_providers.get(call.params["OpenIDConnectProviderArn"])
    if provider is None:
        raise AwsError("NoSuchEntity", "OpenIDConnect Provider not found")
    client = call.params["ClientID"]
    provider.client_id_list = [c for c in provider.client_id_list if c != client]
    if call.operation.startswith("Add"):
        provider.client_id_list.append(client)
    return {}
