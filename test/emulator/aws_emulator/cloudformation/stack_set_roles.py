"""Self-managed StackSets: what a request for one may say, and whether its two roles let it into an account.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-prereqs-self-managed.html
"""

from .. import clock
from ..operations import check
from ..services import account, principals
from ..settings import settings
from ..state import store
from .template import refuse

SERVICE_MANAGED, SELF_MANAGED = "SERVICE_MANAGED", "SELF_MANAGED"
ADMINISTRATION, EXECUTION = "AWSCloudFormationStackSetAdministrationRole", "AWSCloudFormationStackSetExecutionRole"
"""The roles that are taken where a request names none."""
_made = store(dict)
"""Account → role name → when it was made."""


@check("iam", "CreateRole")
def remember_role(call):
    _made[call.account][call.params["RoleName"]] = clock.now()


def model_of(params):
    return params.get("PermissionModel") or SELF_MANAGED


def check_request(params, model):
    if params.get("CallAs") == "DELEGATED_ADMIN":
        refuse("Account used is not a delegated administrator" if model == SERVICE_MANAGED else "CallAs is not supported")
    if model == SELF_MANAGED and params.get("AutoDeployment"):
        refuse("AutoDeployment is not supported")
    if model == SERVICE_MANAGED and (params.get("AdministrationRoleARN") or params.get("ExecutionRoleName")):
        refuse("AdministrationRoleARN and ExecutionRoleName are not supported for SERVICE_MANAGED permission model")


def administration_role(account_id, params):
    """A request that names none takes the default, an update of a set with another role too."""
    return params.get("AdministrationRoleARN") or f"arn:aws:iam::{account_id}:role/{ADMINISTRATION}"


def check_accounts(params):
    """Accounts alone can be a target."""
    targets = params.get("DeploymentTargets") or {}
    if targets.get("OrganizationalUnitIds"):
        refuse("StackSets with SELF_MANAGED permission model can only have accounts as target")
    if targets.get("AccountFilterType"):
        refuse("AccountFilterType is not supported for SELF_MANAGED permission model")
    if params.get("Accounts") and targets:
        refuse("You can specify Accounts or DeploymentTargets, but not both")
    if not (params.get("Accounts") or targets.get("Accounts")):
        refuse("At least one account must be specified")


def hindrance(stack_set, account_id, region):
    """Why the set gets nowhere in an account and Region, or None; roles in AWS's words."""
    if account.is_off(account_id, region):
        return f"Region {region} is not enabled in account {account_id}"
    arn, execution = stack_set.administration_role_arn, stack_set.execution_role_name
    service = f"cloudformation.{region}.amazonaws.com" if account.is_opt_in(region) else "cloudformation.amazonaws.com"
    keys = {"aws:sourceaccount": stack_set.account, "aws:sourcearn": stack_set.arn}
    administration = _usable(stack_set.account, arn)
    role = _usable(account_id, f"arn:aws:iam::{account_id}:role/{execution}")
    trusted = administration and principals.lets_in_service(administration.assume_role_policy_document, service, keys)
    if trusted and role and principals.lets_in(role.assume_role_policy_document, account=stack_set.account, arn=arn):
        return None
    return f"Account {account_id} should have '{execution}' role with trust relationship to Role '{arn.rpartition('/')[2]}'."


def _usable(account_id, arn):
    """The role, once it is there for long enough."""
    role = principals.role(account_id, arn)
    if role is None or clock.now() - _made[account_id].get(role.name, float("-inf")) < settings.iam_delay:
        return None
    return role
