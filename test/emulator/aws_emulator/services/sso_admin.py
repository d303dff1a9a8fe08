"""IAM Identity Center beyond moto: one instance in one region, boundaries, and assignments refused as AWS refuses them.

https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html
"""

import re
import secrets
import uuid

from moto.core.utils import unix_time
from moto.iam.models import iam_backends
from moto.identitystore.models import identitystore_backends
from moto.ssoadmin import models as moto

from ..errors import AwsError
from ..operations import check, operation
from ..settings import settings
from ..state import store
from . import managed_policies
from . import organization_tree as tree

INLINE_LIMIT, DESCRIPTION_LIMIT, OUTSTANDING = 10_240, 700, 15
_boundaries = store(dict)
_attributes = store(dict)
_tags = store(dict)
_requests = store(dict)


def _known_instance(self, account_id, region):
    """The instance's ids are settings, so that an app can be synthesized before the emulator starts."""
    _moto_instance(self, account_id, region)
    self.instance_arn, self.identity_store_id = settings.instance_arn, settings.identity_store_id


_moto_instance = moto.Instance.__init__
moto.Instance.__init__ = _known_instance
# moto puts permission sets under the instance's ARN; AWS has its own kind of ARN for them.
moto.PermissionSet.generate_id = staticmethod(
    lambda instance: f"arn:aws:sso:::permissionSet/{instance.split('/')[-1]}/ps-{secrets.token_hex(8)}"
)


def _find_managed_policy(self, arn):
    """moto overlooks the path of AWS's own policies (job-function/ViewOnlyAccess)."""
    if arn not in managed_policies.arns():
        raise _not_found(f"Policy does not exist with ARN: {arn}")
    return moto.ManagedPolicy(arn, arn.split("/")[-1])


moto.SSOAdminBackend._find_managed_policy = _find_managed_policy


def _backend(call):
    return moto.ssoadmin_backends[call.account][call.region]


def _not_found(what):
    return AwsError("ResourceNotFoundException", what)


def _permission_set(call):
    wanted = call.params["PermissionSetArn"]
    for permission_set in _backend(call).permission_sets:
        if permission_set.permission_set_arn == wanted:
            return permission_set
    raise _not_found(f"Could not find PermissionSet with id {wanted.split('/')[-1]}")


@operation("sso-admin", "ListInstances")
def list_instances(call):
    if not settings.identity_center_enabled or call.region != settings.identity_center_region:
        return {"Instances": []}
    return {
        "Instances": [
            {
                "InstanceArn": settings.instance_arn,
                "IdentityStoreId": settings.identity_store_id,
                "OwnerAccountId": call.account,
                "Status": "ACTIVE",
                "CreatedDate": unix_time(),
            }
        ]
    }


WITH_INSTANCE = [
    "CreatePermissionSet",
    "UpdatePermissionSet",
    "DeletePermissionSet",
    "DescribePermissionSet",
    "ListPermissionSets",
    "CreateAccountAssignment",
    "DeleteAccountAssignment",
    "ListAccountAssignments",
    "PutInlinePolicyToPermissionSet",
    "AttachManagedPolicyToPermissionSet",
    "AttachCustomerManagedPolicyReferenceToPermissionSet",
    "CreateInstanceAccessControlAttributeConfiguration",
    "PutPermissionsBoundaryToPermissionSet",
]


@check("sso-admin", *WITH_INSTANCE)
def check_instance(call):
    management = tree.management_of(call.account)
    if management not in (None, call.account) and call.account not in tree.delegated(management, "sso.amazonaws.com"):
        raise AwsError("AccessDeniedException", f"User is not authorized to perform: sso:{call.operation}")
    here = settings.identity_center_enabled and call.region == settings.identity_center_region
    if not here or call.params.get("InstanceArn") != settings.instance_arn:
        raise _not_found(f"Could not find Instance {call.params.get('InstanceArn')} in {call.region}")


# ---------------------------------------------------------------- permission sets
@check("sso-admin", "CreatePermissionSet")
def check_create_permission_set(call):
    name = call.params["Name"]
    if not re.fullmatch(r"[\w+=,.@-]{1,32}", name):
        raise AwsError(
            "ValidationException",
            f"1 validation error detected: Value '{name}' at 'name' failed to satisfy constraint: 1 to 32 characters of [\\w+=,.@-]+",
        )
    if any(p.name == name for p in _backend(call).permission_sets):
        raise AwsError("ConflictException", f"PermissionSet with name {name} already exists.")
    if len(_backend(call).permission_sets) >= 2000:
        raise AwsError("ServiceQuotaExceededException", "You have exceeded AWS SSO limits: 2,000 permission sets")


@check("sso-admin", "CreatePermissionSet", "UpdatePermissionSet")
def check_description_and_session(call):
    description, session = call.params.get("Description"), call.params.get("SessionDuration", "PT1H")
    if description is not None and not 1 <= len(description) <= DESCRIPTION_LIMIT:
        raise AwsError("ValidationException", f"Value at 'description' failed to satisfy constraint: 1 to {DESCRIPTION_LIMIT} characters")
    match = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?", session)
    minutes = int(match.group(1) or 0) * 60 + int(match.group(2) or 0) if match else 0
    if not 60 <= minutes <= 720:
        raise AwsError("ValidationException", f"Value '{session}' at 'sessionDuration' failed to satisfy constraint: 1 to 12 hours")


@check("sso-admin", "PutInlinePolicyToPermissionSet")
def check_inline_policy(call):
    size = len("".join(call.params["InlinePolicy"].split()))
    if size > INLINE_LIMIT:
        raise AwsError(
            "ServiceQuotaExceededException",
            f"You have exceeded AWS SSO limits: the inline policy has {size} characters, {INLINE_LIMIT} are allowed",
        )


@check("sso-admin", "DeletePermissionSet")
def check_delete_permission_set(call):
    permission_set = _permission_set(call)
    if any(a.permission_set_arn == permission_set.permission_set_arn for a in _backend(call).account_assignments):
        raise AwsError("ConflictException", "Permission set is still assigned: delete its account assignments first.")


@operation(
    "sso-admin",
    "PutPermissionsBoundaryToPermissionSet",
    "GetPermissionsBoundaryForPermissionSet",
    "DeletePermissionsBoundaryFromPermissionSet",
)
def boundary(call):
    arn = _permission_set(call).permission_set_arn
    if call.operation.startswith("Put"):
        given = call.params["PermissionsBoundary"]
        if given.get("ManagedPolicyArn"):
            _backend(call)._find_managed_policy(given["ManagedPolicyArn"])
        _boundaries[call.account][arn] = given
        return {}
    if arn not in _boundaries[call.account]:
        raise _not_found("PermissionsBoundary not found")
    if call.operation.startswith("Delete"):
        _boundaries[call.account].pop(arn)
        return {}
    return {"PermissionsBoundary": _boundaries[call.account][arn]}


@operation("sso-admin", "TagResource", "UntagResource", "ListTagsForResource")
def tags(call):
    arn = call.params["ResourceArn"]
    held = _tags[call.account].setdefault(arn, _tags_at_creation(call, arn))
    if call.operation == "TagResource":
        held.update({tag["Key"]: tag["Value"] for tag in call.params["Tags"]})
    if call.operation == "UntagResource":
        for key in call.params["TagKeys"]:
            held.pop(key, None)
    return {"Tags": [{"Key": k, "Value": v} for k, v in held.items()]} if call.operation == "ListTagsForResource" else {}


def _tags_at_creation(call, arn):
    for permission_set in _backend(call).permission_sets:
        if permission_set.permission_set_arn == arn:
            return {tag["Key"]: tag["Value"] for tag in permission_set.tags or []}
    return {}


# ---------------------------------------------------------------- assignments
def _check_principal(call):
    kind, principal = call.params["PrincipalType"], call.params["PrincipalId"]
    data = identitystore_backends[call.account][call.region].identity_stores.get(settings.identity_store_id)
    known = {} if data is None else (data.groups if kind == "GROUP" else data.users)
    if principal not in known:
        raise _not_found(f"{kind} {principal} not found in the identity store")


def missing_policy(account, permission_set, boundary_given):
    """Why a permission set cannot be provisioned to an account, or None: a policy of the account's own is not there."""
    wanted = [(p.name, p.path) for p in permission_set.customer_managed_policies]
    own = (boundary_given or {}).get("CustomerManagedPolicyReference")
    wanted += [(own["Name"], own.get("Path", "/"))] if own else []
    for name, path in wanted:
        if f"arn:aws:iam::{account}:policy{path}{name}" not in iam_backends[account]["aws"].managed_policies:
            return f"Received a 404 status error: Policy {path}{name} not supported or does not exist in account {account}."
    return None


@operation("sso-admin", "CreateAccountAssignment")
def create_assignment(call):
    permission_set, account = _permission_set(call), call.params["TargetId"]
    management = tree.management_of(call.account)
    if management is None or not tree.is_active(management, account):
        raise _not_found(f"AWS_ACCOUNT {account} not found: it is no active account of the organization")
    _check_principal(call)
    request = {
        "Status": "IN_PROGRESS",
        "RequestId": str(uuid.uuid4()),
        "CreatedDate": unix_time(),
        **{k: call.params[k] for k in ("TargetId", "TargetType", "PermissionSetArn", "PrincipalType", "PrincipalId")},
    }
    reason = missing_policy(account, permission_set, _boundaries[call.account].get(permission_set.permission_set_arn))
    backend = _backend(call)
    if reason:
        request["FailureReason"] = reason
    elif not any(_same(a, call.params) for a in backend.account_assignments):
        backend.create_account_assignment(
            call.params["InstanceArn"],
            account,
            call.params["TargetType"],
            permission_set.permission_set_arn,
            call.params["PrincipalType"],
            call.params["PrincipalId"],
        )
    return {"AccountAssignmentCreationStatus": _remember(call, request)}


def _same(assignment, params):
    return (
        assignment.target_id == params["TargetId"]
        and assignment.permission_set_arn == params["PermissionSetArn"]
        and assignment.principal_type == params["PrincipalType"]
        and assignment.principal_id == params["PrincipalId"]
    )


def _remember(call, request):
    _requests[call.account][request["RequestId"]] = request
    return {key: value for key, value in request.items() if key != "FailureReason"}


@operation("sso-admin", "DeleteAccountAssignment")
def delete_assignment(call):
    backend = _backend(call)
    for assignment in list(backend.account_assignments):
        if _same(assignment, call.params):
            backend.account_assignments.remove(assignment)
            request = {
                "Status": "IN_PROGRESS",
                "RequestId": str(uuid.uuid4()),
                "CreatedDate": unix_time(),
                **{k: call.params[k] for k in ("TargetId", "TargetType", "PermissionSetArn", "PrincipalType", "PrincipalId")},
            }
            return {"AccountAssignmentDeletionStatus": _remember(call, request)}
    raise _not_found("Could not find AccountAssignment")


@operation("sso-admin", "DescribeAccountAssignmentCreationStatus", "DescribeAccountAssignmentDeletionStatus")
def assignment_status(call):
    key = next(k for k in call.params if k.endswith("RequestId"))
    request = _requests[call.account].get(call.params[key])
    if request is None:
        raise _not_found("Could not find the request")
    request["Status"] = "FAILED" if "FailureReason" in request else "SUCCEEDED"
    return {("AccountAssignmentCreationStatus" if "Creation" in call.operation else "AccountAssignmentDeletionStatus"): request}


@operation("sso-admin", "ProvisionPermissionSet", "DescribePermissionSetProvisioningStatus")
def provision(call):
    if call.operation.startswith("Describe"):
        return {"PermissionSetProvisioningStatus": {"Status": "SUCCEEDED", "RequestId": call.params["ProvisionPermissionSetRequestId"]}}
    permission_set = _permission_set(call)
    held = _boundaries[call.account].get(permission_set.permission_set_arn)
    accounts = {a.target_id for a in _backend(call).account_assignments if a.permission_set_arn == permission_set.permission_set_arn}
    failures = [reason for account in sorted(accounts) if (reason := missing_policy(account, permission_set, held))]
    status = {
        "Status": "FAILED" if failures else "SUCCEEDED",
        "RequestId": str(uuid.uuid4()),
        "PermissionSetArn": permission_set.permission_set_arn,
    }
    if failures:
        status["FailureReason"] = failures[0]
    return {"PermissionSetProvisioningStatus": status}


@operation("sso-admin", "ListPermissionSetsProvisionedToAccount")
def provisioned_to_account(call):
    found = [a.permission_set_arn for a in _backend(call).account_assignments if a.target_id == call.params["AccountId"]]
    return {"PermissionSets": list(dict.fromkeys(found))}


@operation("sso-admin", "ListAccountsForProvisionedPermissionSet")
def accounts_for_permission_set(call):
    found = [a.target_id for a in _backend(call).account_assignments if a.permission_set_arn == call.params["PermissionSetArn"]]
    return {"AccountIds": list(dict.fromkeys(found))}


@operation("sso-admin", *(f"{verb}InstanceAccessControlAttributeConfiguration" for verb in ("Create", "Update", "Describe", "Delete")))
def access_control_attributes(call):
    arn, held = call.params["InstanceArn"], _attributes[call.account]
    if call.operation.startswith("Create") and arn in held:
        raise AwsError("ConflictException", "Instance already has an access control attribute configuration")
    if not call.operation.startswith("Create") and arn not in held:
        raise _not_found("Could not find the access control attribute configuration")
    if call.operation.startswith("Delete"):
        held.pop(arn)
    elif not call.operation.startswith("Describe"):
        held[arn] = call.params["InstanceAccessControlAttributeConfiguration"]
    else:
        return {"Status": "ENABLED", "InstanceAccessControlAttributeConfiguration": held[arn]}
    return {}
