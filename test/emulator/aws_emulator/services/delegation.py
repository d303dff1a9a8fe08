"""Services that have a call of their own for their administrator: CloudTrail, GuardDuty, Security Hub, Inspector, Macie."""

import uuid

from moto.core.utils import utcnow
from moto.guardduty.models import guardduty_backends

from ..errors import AwsError
from ..operations import operation
from ..state import store
from . import organization_tree as tree
from .organizations import MOST_ADMINISTRATORS

_administrators = store(dict)
_guardduty_settings = store(dict)
_hubs = store(dict)
_PRINCIPALS = {
    "guardduty": "guardduty",
    "securityhub": "securityhub",
    "inspector2": "inspector2",
    "macie2": "macie",
}
_TAKEN = {
    "guardduty": "BadRequestException",
    "securityhub": "ResourceConflictException",
    "inspector2": "ConflictException",
    "macie2": "ConflictException",
}


def administrator(management, service, region, feature=""):
    return _administrators[management, service].get((region, feature))


def name_administrator(call, account, feature=""):
    """Delegates, trusting the service on the way as these services do, or says that there is an administrator."""
    tree.require_management(call.account)
    if tree.find_account(call.account, account) is None or account == call.account:
        raise AwsError("InvalidInputException", f"The account {account} is not a member of the organization.")
    principal = f"{_PRINCIPALS[call.service]}.amazonaws.com"
    others = [one for one in tree.delegated(call.account, principal) if one != account]
    if others or administrator(call.account, call.service, call.region, feature):
        raise AwsError(
            _TAKEN[call.service], "The request failed because an account is already enabled as the administrator for the organization."
        )
    if not tree.is_trusted(call.account, principal):
        tree.trust(call.account, principal)
    if account not in tree.delegated(call.account, principal):
        tree.backend(call.account).register_delegated_administrator(AccountId=account, ServicePrincipal=principal)
    _administrators[call.account, call.service][call.region, feature] = account


@operation("cloudtrail", "RegisterOrganizationDelegatedAdmin")
def register_trail_administrator(call):
    """Up to three, for all Regions, kept by Organizations alone."""
    principal, account = "cloudtrail.amazonaws.com", call.params["MemberAccountId"]
    if not tree.is_trusted(call.account, principal):
        raise AwsError("CloudTrailAccessNotEnabledException", "Trusted access for CloudTrail is not enabled in the organization.")
    _require_trail_account(call, account)
    registered = tree.delegated(call.account, principal)
    if account in registered:
        raise AwsError("AccountRegisteredException", "The account is already registered as the CloudTrail delegated administrator.")
    if len(registered) >= MOST_ADMINISTRATORS[principal]:
        raise AwsError(
            "DelegatedAdminAccountLimitExceededException", "The maximum number of CloudTrail delegated administrators is reached."
        )
    tree.backend(call.account).register_delegated_administrator(AccountId=account, ServicePrincipal=principal)
    return {}


def _require_trail_account(call, account):
    tree.require_management(call.account)
    if account == call.account:
        raise AwsError("CannotDelegateManagementAccountException", "The management account can't be a delegated administrator.")
    if tree.find_account(call.account, account) is None:
        raise AwsError("AccountNotFoundException", "The account is not found or not part of the organization.")


@operation("guardduty", "EnableOrganizationAdminAccount")
def enable_guardduty_administrator(call):
    """It also switches GuardDuty on in the administrator's account."""
    account = call.params["AdminAccountId"]
    name_administrator(call, account)
    detectors = guardduty_backends[account][call.region]
    if not detectors.detectors:
        detectors.create_detector(True, "SIX_HOURS", {}, {}, [])
    return {}


@operation("guardduty", "ListOrganizationAdminAccounts")
def list_guardduty_administrators(call):
    found = administrator(call.account, "guardduty", call.region)
    return {"AdminAccounts": [{"AdminAccountId": found, "AdminStatus": "ENABLED"}] if found else []}


@operation("guardduty", "UpdateOrganizationConfiguration", "DescribeOrganizationConfiguration")
def guardduty_organization(call):
    management = tree.require_organization(call.account)
    if administrator(management, "guardduty", call.region) != call.account:
        raise AwsError("BadRequestException", "The request is rejected because the current account is not the delegated administrator.")
    if call.params["DetectorId"] not in guardduty_backends[call.account][call.region].detectors:
        raise AwsError("BadRequestException", "The request is rejected because the input detectorId is not owned by the current account.")
    settings = _guardduty_settings[call.account, call.region]
    if call.operation.startswith("Update"):
        settings.update({key: value for key, value in call.params.items() if key != "DetectorId"})
        return {}
    return {"MemberAccountLimitReached": False, **settings}


@operation("securityhub", "EnableOrganizationAdminAccount")
def enable_security_hub_administrator(call):
    account, feature = call.params["AdminAccountId"], call.params.get("Feature", "SecurityHub")
    name_administrator(call, account, feature)
    return {"AdminAccountId": account, "Feature": feature}


@operation("securityhub", "ListOrganizationAdminAccounts")
def list_security_hub_administrators(call):
    feature = call.params.get("Feature", "SecurityHub")
    found = administrator(call.account, "securityhub", call.region, feature)
    return {"AdminAccounts": [{"AccountId": found, "Status": "ENABLED"}] if found else [], "Feature": feature}


@operation("inspector2", "EnableDelegatedAdminAccount")
def enable_inspector_administrator(call):
    name_administrator(call, call.params["delegatedAdminAccountId"])
    return {"delegatedAdminAccountId": call.params["delegatedAdminAccountId"]}


@operation("inspector2", "ListDelegatedAdminAccounts", "GetDelegatedAdminAccount")
def list_inspector_administrators(call):
    found = administrator(call.account, "inspector2", call.region)
    if call.operation.startswith("Get"):
        return {"delegatedAdmin": {"accountId": found, "relationshipStatus": "ENABLED"}} if found else {}
    return {"delegatedAdminAccounts": [{"accountId": found, "status": "ENABLED"}] if found else []}


@operation("securityhub", "EnableSecurityHubV2", "DescribeSecurityHubV2", "DisableSecurityHubV2")
def security_hub_v2(call):
    """Security Hub itself, which is on or off in one account and region."""
    held = _hubs[call.account, call.region]
    if call.operation.startswith("Enable"):
        held.setdefault("HubV2Arn", f"arn:aws:securityhub:{call.region}:{call.account}:hubv2/{uuid.uuid4()}")
        return dict(held)
    if not held:
        raise AwsError("ResourceNotFoundException", "Security Hub is not enabled in this account and region.")
    if call.operation.startswith("Disable"):
        held.clear()
        return {}
    return {**held, "SubscribedAt": utcnow().isoformat()}
