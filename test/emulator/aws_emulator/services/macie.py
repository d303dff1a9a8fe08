"""Macie in an organization: the administrator of a Region, the accounts that it enrols and those that come later."""

from moto.core.utils import utcnow

from ..errors import AwsError
from ..operations import operation
from ..state import store
from . import organization_tree as tree
from .delegation import administrator, name_administrator

_members = store(dict)
_later = store(dict)


@operation("macie2", "ListOrganizationAdminAccounts")
def list_administrators(call):
    found = administrator(call.account, "macie2", call.region)
    return {"adminAccounts": [{"accountId": found, "status": "ENABLED"}] if found else []}


@operation("macie2", "EnableOrganizationAdminAccount")
def enable_administrator(call):
    name_administrator(call, call.params["adminAccountId"])
    return {}


def _require_administrator(call):
    management = tree.require_organization(call.account)
    if administrator(management, "macie2", call.region) != call.account:
        raise AwsError("AccessDeniedException", "The request failed because you must be the Macie administrator of the organization.")
    return management


@operation("macie2", "UpdateOrganizationConfiguration", "DescribeOrganizationConfiguration")
def organization_configuration(call):
    _require_administrator(call)
    settings = _later[call.account, call.region]
    if call.operation.startswith("Update"):
        settings["autoEnable"] = call.params["autoEnable"]
        return {}
    return {"autoEnable": False, "maxAccountLimitReached": False, **settings}


@operation("macie2", "CreateMember")
def create_member(call):
    """Of an account in the organization, which needs no invitation: Macie is on there at once."""
    management, account = _require_administrator(call), call.params["account"]
    account_id, held = account["accountId"], _members[call.account, call.region]
    found = tree.find_account(management, account_id)
    if found is None or found.email.lower() != account["email"].lower() or account_id in (call.account, management):
        raise AwsError("ValidationException", f"The account {account_id} can't be a member account.")
    if held.get(account_id, {}).get("relationshipStatus") not in (None, "Removed", "Resigned"):
        raise AwsError("ConflictException", "The account is already a member account.")
    now = utcnow()
    held[account_id] = {
        **account,
        "administratorAccountId": call.account,
        "arn": f"arn:aws:macie2:{call.region}:{call.account}:member/{account_id}",
        "relationshipStatus": "Enabled",
        "updatedAt": now,
    }
    return {"arn": held[account_id]["arn"]}


@operation("macie2", "GetMember", "UpdateMemberSession")
def member(call):
    _require_administrator(call)
    held = _members[call.account, call.region].get(call.params["id"])
    if held is None:
        raise AwsError("ResourceNotFoundException", "The request failed because the account isn't associated with your account.")
    if call.operation.startswith("Get"):
        return held
    held["relationshipStatus"] = {"ENABLED": "Enabled", "PAUSED": "Paused"}[call.params["status"]]
    return {}


@operation("macie2", "ListMembers")
def list_members(call):
    _require_administrator(call)
    return {"members": list(_members[call.account, call.region].values())}
