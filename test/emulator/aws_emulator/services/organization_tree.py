"""Reading moto's organization: who is under what, who is trusted. One home for what other services ask of it."""

from moto.organizations.models import organizations_backends

from ..errors import AwsError

PARTITION = "aws"


def backend(account):
    return organizations_backends[account][PARTITION]


def management_of(account):
    """The management account of the organization that this account is in, or None."""
    if backend(account).org is not None:
        return account
    owner = organizations_backends.master_accounts.get(account)
    return owner[0] if owner and backend(owner[0]).org is not None else None


def require_organization(account):
    management = management_of(account)
    if management is None:
        raise AwsError("AWSOrganizationsNotInUseException", "Your account is not a member of an organization.")
    return management


def require_management(account):
    if require_organization(account) != account:
        raise AwsError("AccessDeniedException", "You don't have permissions to access this resource: only the management account may.")


def accounts(management):
    return list(backend(management).accounts)


def find_account(management, account_id):
    return next((a for a in accounts(management) if a.id == account_id), None)


def is_active(management, account_id):
    account = find_account(management, account_id)
    return account is not None and account.status == "ACTIVE"


def exists(management, unit_id):
    return any(unit.id == unit_id for unit in backend(management).ou)


def unit(management, unit_id):
    return next((unit for unit in backend(management).ou if unit.id == unit_id), None)


def children(management, unit_id):
    return [unit for unit in backend(management).ou if unit.parent_id == unit_id]


def accounts_in(management, unit_id):
    return [account for account in accounts(management) if account.parent_id == unit_id]


def accounts_under(management, unit_id):
    """Accounts in an OU (or root) and in every OU below it."""
    found = accounts_in(management, unit_id)
    for child in children(management, unit_id):
        found += accounts_under(management, child.id)
    return found


def depth(management, unit_id):
    """0 for the root, 1 for an OU right under it, and so on."""
    steps, node = 0, unit(management, unit_id)
    while node is not None and node.type != "ROOT":
        steps, node = steps + 1, unit(management, node.parent_id)
    return steps


def is_trusted(management, principal):
    return any(service["ServicePrincipal"] == principal for service in backend(management).services)


def trust(management, principal):
    backend(management).enable_aws_service_access(ServicePrincipal=principal)


def delegated(management, principal):
    """Ids of the accounts that are delegated administrators for a service."""
    return [admin.account.id for admin in backend(management).admins if principal in admin.services]
