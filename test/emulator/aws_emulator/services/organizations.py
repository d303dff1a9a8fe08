"""AWS Organizations beyond moto: asynchronous account creation, quotas, uniqueness, trusted access, delegation."""

import hashlib
import re
import secrets

from moto.core.utils import unix_time
from moto.organizations import models as moto
from moto.organizations import utils

from .. import clock, faults
from ..errors import AwsError
from ..operations import check, operation
from ..settings import settings
from ..state import on_reset, store
from . import handshakes, organization_policies  # noqa: F401  its checks
from . import organization_tree as tree

MAX_DEPTH, MAX_UNITS, MAX_CREATING = 5, 2000, 5
NAME, EMAIL = re.compile(r"^[ -;=-~]{1,50}$"), re.compile(r"^[^\s@]+@[^\s@]+\.[^\s@]+$")
_creations = store(dict)
_policies = store(dict)
on_reset(moto.organizations_backends.master_accounts.clear)

# https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services_list.html, far more than moto knows.
INTEGRATED = frozenset(
    f"{name}.amazonaws.com"
    for name in (
        "access-analyzer account agentless.inspector2 aiops.cloudwatch application-signals.cloudwatch artifact auditmanager backup "
        "billing-cost-management bcm-dashboards cloudtrail compute-optimizer config config-multiaccountsetup controltower cost-optimization-hub "
        "detective devops-guru ds ec2 ec2capacitymanager fms guardduty health iam inspector2 ipam license-manager "
        "license-manager.member-account license-manager-linux-subscriptions macie malware-protection.guardduty "
        "member.org.stacksets.cloudformation managed-services network-flow-monitor networkmanager notifications.user observabilityadmin "
        "reporting.trustedadvisor ram reachabilityanalyzer.networkinsights resource-explorer-2 securityhub securitylake security-ir "
        "servicecatalog servicequotas ssm opsdatasync.ssm sso stacksets.cloudformation storage-lens.s3 tagpolicies.tag user-subscriptions "
        "wellarchitected aws-artifact-account-sync marketplace-management"
    ).split()
) | {"resource-management.network-security.amazonaws.com"}
moto.FakeServiceAccess.trusted_service = staticmethod(INTEGRATED.__contains__)
moto.FakeDelegatedAdministrator.supported_service = staticmethod(INTEGRATED.__contains__)


def account_id_for(email):
    """Ids follow from e-mail addresses, so that one run is like the next."""
    return "2" + f"{int(hashlib.sha256(email.lower().encode()).hexdigest(), 16) % 10**11:011d}"


@check("organizations", "CreateOrganization")
def check_create_organization(call):
    if tree.management_of(call.account):
        raise AwsError("AlreadyInOrganizationException", "The AWS account is already a member of an organization.")


@operation("organizations", "CreateOrganization")
def create_organization(call):
    utils.MASTER_ACCOUNT_EMAIL = settings.management_email
    return tree.backend(call.account).create_organization(region="us-east-1", **call.params)


@operation("organizations", "ListRoots")
def list_roots(call):
    roots = tree.backend(call.account).list_roots()["Roots"]
    if roots[0]["PolicyTypes"] and faults.holds("policy-type-pending"):
        last = roots[0]["PolicyTypes"][-1]
        roots = [{**roots[0], "PolicyTypes": [*roots[0]["PolicyTypes"][:-1], {**last, "Status": "PENDING_ENABLE"}]}]
    return {"Roots": roots}


@check("organizations", "DeleteOrganization")
def check_delete_organization(call):
    tree.require_management(call.account)
    if len(tree.accounts(call.account)) > 1 or len(tree.backend(call.account).ou) > 1:
        raise AwsError("OrganizationNotEmptyException", "The organization isn't empty: remove all member accounts, OUs and policies first.")


# ---------------------------------------------------------------- organizational units
@check("organizations", "CreateOrganizationalUnit")
def check_create_unit(call):
    tree.require_management(call.account)
    parent = call.params["ParentId"]
    if not tree.exists(call.account, parent):
        raise AwsError("ParentNotFoundException", "We can't find a root or OU with the ParentId that you specified.")
    if tree.depth(call.account, parent) >= MAX_DEPTH:
        raise AwsError("ConstraintViolationException", "OU_DEPTH_LIMIT_EXCEEDED: OUs nest at most five deep.")
    if len(tree.backend(call.account).ou) > MAX_UNITS:
        raise AwsError("ConstraintViolationException", "OU_NUMBER_LIMIT_EXCEEDED: an organization has at most 2,000 OUs.")
    if any(child.name == call.params["Name"] for child in tree.children(call.account, parent)):
        raise AwsError("DuplicateOrganizationalUnitException", "An OU with the same name already exists.")


@operation("organizations", "UpdateOrganizationalUnit")
def update_unit(call):
    tree.require_management(call.account)
    unit = _unit(call)
    name = call.params.get("Name", unit.name)
    if any(other.name == name and other is not unit for other in tree.children(call.account, unit.parent_id)):
        raise AwsError("DuplicateOrganizationalUnitException", "An OU with the same name already exists.")
    unit.name = name
    return unit.describe()


@check("organizations", "DeleteOrganizationalUnit")
def check_delete_unit(call):
    tree.require_management(call.account)
    unit = _unit(call)
    if tree.children(call.account, unit.id) or tree.accounts_in(call.account, unit.id):
        raise AwsError(
            "OrganizationalUnitNotEmptyException",
            "The specified OU is not empty. Move all accounts to another root or to other OUs, remove all child OUs, and try the operation again.",
        )
    for policy in list(unit.attached_policies):
        policy.attachments.remove(unit)


def _unit(call):
    unit = tree.unit(call.account, call.params["OrganizationalUnitId"])
    if unit is None:
        raise AwsError("OrganizationalUnitNotFoundException", "We can't find an OU with the OrganizationalUnitId that you specified.")
    return unit


# ---------------------------------------------------------------- accounts
def _check_new_account(call):
    if faults.holds("finalizing-organization"):
        raise AwsError(
            "FinalizingOrganizationException",
            "AWS Organizations couldn't perform the operation because your organization hasn't finished initializing. This can take up to an hour. Try again later.",
        )
    email, name = call.params["Email"], call.params["AccountName"]
    if not EMAIL.match(email) or not 6 <= len(email) <= 64:
        raise AwsError("InvalidInputException", "INVALID_EMAIL_ADDRESS_TARGET: an e-mail address has 6 to 64 characters.")
    if not NAME.match(name):
        raise AwsError("InvalidInputException", "INPUT_REQUIRED: an account name has 1 to 50 characters.")
    pending = [c for c in _creations[call.account].values() if c["State"] == "IN_PROGRESS"]
    if len(pending) >= MAX_CREATING:
        raise AwsError("TooManyRequestsException", "You have sent too many requests in too short a period of time.")


@operation("organizations", "CreateAccount")
def create_account(call):
    tree.require_management(call.account)
    _check_new_account(call)
    status = {
        "Id": "car-" + secrets.token_hex(16),
        "AccountName": call.params["AccountName"],
        "State": "IN_PROGRESS",
        "RequestedTimestamp": unix_time(),
        "ready": clock.now() + settings.account_creation,
    }
    failure = _creation_failure(call)
    if failure:
        status["failure"] = failure
    else:
        account = _make_account(call)
        status["made"] = account.id
    _creations[call.account][status["Id"]] = status
    return {"CreateAccountStatus": _shown(status)}


def _creation_failure(call):
    if len(tree.accounts(call.account)) + handshakes.pending(call.account) >= settings.account_quota:
        return "ACCOUNT_LIMIT_EXCEEDED"
    emails = {a.email.lower() for management in list(moto.organizations_backends) for a in tree.accounts(management)}
    return "EMAIL_ALREADY_EXISTS" if call.params["Email"].lower() in emails else None


def _make_account(call):
    original, account_id = utils.make_random_account_id, account_id_for(call.params["Email"])
    utils.make_random_account_id = lambda: account_id
    try:
        backend = tree.backend(call.account)
        backend.create_account(**call.params)
    finally:
        utils.make_random_account_id = original
    follow(call.account)
    return backend.get_account_by_id(account_id)


def _shown(status):
    return {key: value for key, value in status.items() if key not in ("failure", "made", "asked", "ready")}


@operation("organizations", "DescribeCreateAccountStatus")
def describe_create_account_status(call):
    """The first look finds the creation IN_PROGRESS, the second finds it ended."""
    status = _creations[call.account].get(call.params["CreateAccountRequestId"])
    if status is None:
        raise AwsError(
            "CreateAccountStatusNotFoundException",
            "We can't find a create account request with the CreateAccountRequestId that you specified.",
        )
    if status.get("asked"):
        _settle(status)
    status["asked"] = True
    return {"CreateAccountStatus": _shown(status)}


def _settle(status):
    if status["State"] != "IN_PROGRESS" or clock.now() < status["ready"]:
        return
    status["CompletedTimestamp"] = unix_time()
    if "failure" in status:
        status["State"], status["FailureReason"] = "FAILED", status["failure"]
    else:
        status["State"], status["AccountId"] = "SUCCEEDED", status["made"]


@operation("organizations", "ListCreateAccountStatus")
def list_create_account_status(call):
    wanted = call.params.get("States")
    found = list(_creations[call.account].values())
    for status in found:
        _settle(status)
    return {"CreateAccountStatuses": [_shown(s) for s in found if not wanted or s["State"] in wanted]}


@operation("organizations", "MoveAccount")
def move_account(call):
    tree.require_management(call.account)
    account = tree.find_account(call.account, call.params["AccountId"])
    if account is None:
        raise AwsError(
            "AccountNotFoundException",
            "We can't find an AWS account with the AccountId that you specified, or the account isn't a member of your organization.",
        )
    source, destination = call.params["SourceParentId"], call.params["DestinationParentId"]
    if not tree.exists(call.account, destination):
        raise AwsError(
            "DestinationParentNotFoundException",
            "We can't find the destination container (a root or OU) with the ParentId that you specified.",
        )
    if account.parent_id != source:
        raise AwsError("SourceParentNotFoundException", "We can't find a source root or OU with the ParentId that you specified.")
    if source == destination:
        raise AwsError("DuplicateAccountException", "That account is already present in the specified destination.")
    account.parent_id = destination
    follow(call.account)
    return {}


@check("organizations", "CloseAccount")
def check_close_account(call):
    tree.require_management(call.account)
    if call.params["AccountId"] == call.account:
        raise AwsError("ConstraintViolationException", "CANNOT_CLOSE_MANAGEMENT_ACCOUNT: the management account can't be closed.")


def follow(management):
    """StackSets with auto-deployment follow accounts that arrive, move and leave, some time later; nobody waits for them."""
    from ..cloudformation.stack_sets import follow_organization

    clock.later(settings.auto_deployment_delay, lambda: follow_organization(management))


READS = [
    "ListAccounts", "ListAccountsForParent", "ListOrganizationalUnitsForParent", "ListRoots", "ListParents", "ListChildren", "ListPolicies",
    "ListPoliciesForTarget", "ListTargetsForPolicy", "DescribeAccount", "DescribePolicy", "DescribeOrganizationalUnit",
    "ListDelegatedAdministrators", "ListCreateAccountStatus", "ListHandshakesForOrganization",
]  # fmt: skip


@check("organizations", *READS)
def check_reader(call):
    """Only the management account, and one that is delegated administrator of some service, may look at the organization."""
    management = tree.require_organization(call.account)
    administrators = {admin.account.id for admin in tree.backend(management).admins}
    if call.account != management and call.account not in administrators:
        raise AwsError("AccessDeniedException", "You don't have permissions to access this resource.")


@operation("organizations", "ListAccounts")
def list_accounts(call):
    return {"Accounts": [_account(a) for a in tree.accounts(tree.require_organization(call.account))]}


@operation("organizations", "ListAccountsForParent")
def list_accounts_for_parent(call):
    _require_parent(call)
    return {"Accounts": [_account(a) for a in tree.accounts_in(call.account, call.params["ParentId"])]}


def _account(account):
    """Without `Status`, which AWS retired on September 9, 2026; moto calls a closed account suspended, as that did."""
    found = {name: value for name, value in account.describe().items() if name != "Status"}
    return {**found, "State": "CLOSED" if found["State"] == "SUSPENDED" else found["State"]}


@operation("organizations", "DescribeAccount")
def describe_account(call):
    management = tree.require_organization(call.account)
    found = tree.find_account(management, call.params["AccountId"])
    if found is None:
        raise AwsError("AccountNotFoundException", "You specified an account that doesn't exist.")
    return {"Account": _account(found)}


@operation("organizations", "ListOrganizationalUnitsForParent")
def list_units_for_parent(call):
    _require_parent(call)
    return {"OrganizationalUnits": [u.describe()["OrganizationalUnit"] for u in tree.children(call.account, call.params["ParentId"])]}


def _require_parent(call):
    tree.require_organization(call.account)
    if not tree.exists(call.account, call.params["ParentId"]):
        raise AwsError("ParentNotFoundException", "We can't find a root or OU with the ParentId that you specified.")


# ---------------------------------------------------------------- trusted access, delegation, resource policy
@check("organizations", "EnableAWSServiceAccess", "DisableAWSServiceAccess", "ListAWSServiceAccessForOrganization")
def check_service_access(call):
    tree.require_management(call.account)


MOST_ADMINISTRATORS = {
    "account.amazonaws.com": 1, "access-analyzer.amazonaws.com": 1, "cloudtrail.amazonaws.com": 3, "config.amazonaws.com": 3,
    "config-multiaccountsetup.amazonaws.com": 3, "guardduty.amazonaws.com": 1, "iam.amazonaws.com": 1,
    "inspector2.amazonaws.com": 1, "macie.amazonaws.com": 1, "securityhub.amazonaws.com": 1, "sso.amazonaws.com": 1,
}  # fmt: skip
"""How many accounts may administer a service; others allow several."""


@check("organizations", "RegisterDelegatedAdministrator", "DeregisterDelegatedAdministrator")
def check_delegation(call):
    tree.require_management(call.account)
    account, service = call.params["AccountId"], call.params["ServicePrincipal"]
    if account == call.account:
        raise AwsError(
            "ConstraintViolationException",
            "CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR: You can't register the management account as a delegated administrator.",
        )
    others = [a for a in tree.delegated(call.account, service) if a != account]
    if call.operation.startswith("Register") and len(others) >= MOST_ADMINISTRATORS.get(service, 5):
        raise AwsError(
            "ConstraintViolationException",
            "MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED: You have reached the limit of delegated administrators for the service.",
        )
    if tree.find_account(call.account, call.params["AccountId"]) is None:
        raise AwsError("AccountNotFoundException", "We can't find an AWS account with the AccountId that you specified.")
    if call.operation.startswith("Register") and not tree.is_trusted(call.account, call.params["ServicePrincipal"]):
        raise AwsError(
            "ConstraintViolationException",
            "SERVICE_ACCESS_NOT_ENABLED: You attempted to register a delegated administrator before you enabled service access. Call the EnableAWSServiceAccess API first.",
        )


@operation("organizations", "PutResourcePolicy", "DescribeResourcePolicy", "DeleteResourcePolicy")
def resource_policy(call):
    """Recorded: the organization's delegation policy is kept and read back."""
    tree.require_management(call.account)
    held = _policies[call.account]
    if call.operation == "PutResourcePolicy":
        organization = tree.backend(call.account).org
        policy_id = held.get("Id") or "rp-" + secrets.token_hex(5)
        arn = f"arn:aws:organizations::{call.account}:resourcepolicy/{organization.id}/{policy_id}"
        held.update({"Id": policy_id, "Arn": arn, "Content": call.params["Content"]})
    elif not held:
        raise AwsError("ResourcePolicyNotFoundException", "We can't find a resource policy request with the parameter that you specified.")
    elif call.operation == "DeleteResourcePolicy":
        held.clear()
        return {}
    summary = {"Id": held["Id"], "Arn": held["Arn"]}
    return {"ResourcePolicy": {"ResourcePolicySummary": summary, "Content": held["Content"]}}
