"""Account Management: alternate contacts of member accounts, opt-in regions, account names."""

from ..errors import AwsError
from ..operations import check, operation
from ..state import store
from . import organization_tree as tree

_regions = store(dict)
OPT_IN = {
    "af-south-1",
    "ap-east-1",
    "ap-east-2",
    "ap-south-2",
    "ap-southeast-3",
    "ap-southeast-4",
    "ap-southeast-5",
    "ap-southeast-6",
    "ap-southeast-7",
    "ca-west-1",
    "eu-central-2",
    "eu-south-1",
    "eu-south-2",
    "il-central-1",
    "me-central-1",
    "me-south-1",
    "me-west-1",
    "mx-central-1",
}
DEFAULT = (
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "eu-central-1",
    "eu-north-1",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ca-central-1",
    "sa-east-1",
)


@check(
    "account",
    "PutAlternateContact",
    "GetAlternateContact",
    "DeleteAlternateContact",
    "EnableRegion",
    "DisableRegion",
    "GetRegionOptStatus",
    "ListRegions",
    "PutAccountName",
    "GetAccountInformation",
)
def check_account(call):
    """An AccountId may be given by the management account only, for a member, and with trusted access for the service."""
    other = call.params.get("AccountId")
    if not other:
        return
    management = tree.management_of(call.account)
    if other == call.account:
        raise AwsError("ValidationException", "The management account must not give its own AccountId.")
    if management != call.account or tree.find_account(call.account, other) is None:
        raise AwsError("AccessDeniedException", f"User is not authorized to perform account:{call.operation} on {other}")
    if not tree.is_trusted(call.account, "account.amazonaws.com"):
        raise AwsError("AccessDeniedException", "Trusted access for account.amazonaws.com is not enabled in the organization.")


def _target(call):
    return call.params.get("AccountId") or call.account


def _status(account, region):
    return _regions[account].get(region, "DISABLED" if region in OPT_IN else "ENABLED_BY_DEFAULT")


def is_opt_in(region):
    return region in OPT_IN


def is_off(account, region):
    return _status(account, region) == "DISABLED"


@operation("account", "EnableRegion", "DisableRegion")
def change_region(call):
    region = call.params["RegionName"]
    if region not in OPT_IN:
        raise AwsError("ValidationException", f"{region} is not an opt-in Region")
    _regions[_target(call)][region] = "ENABLED" if call.operation == "EnableRegion" else "DISABLED"
    return {}


@operation("account", "GetRegionOptStatus")
def region_status(call):
    region = call.params["RegionName"]
    return {"RegionName": region, "RegionOptStatus": _status(_target(call), region)}


@operation("account", "ListRegions")
def list_regions(call):
    wanted = call.params.get("RegionOptStatusContains")
    found = [{"RegionName": r, "RegionOptStatus": _status(_target(call), r)} for r in (*DEFAULT, *sorted(OPT_IN))]
    return {"Regions": [r for r in found if not wanted or r["RegionOptStatus"] in wanted]}


@operation("account", "PutAccountName", "GetAccountInformation")
def account_name(call):
    management = tree.management_of(call.account) or call.account
    account = tree.find_account(management, _target(call))
    if call.operation == "PutAccountName":
        if account:
            account.name = call.params["AccountName"]
        return {}
    return {"AccountId": _target(call), "AccountName": account.name if account else "management"}
