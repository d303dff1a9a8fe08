"""The identity store beyond moto: it is there only where Identity Center is, groups can be renamed."""

from moto.identitystore.models import identitystore_backends
from moto.ssoadmin.models import ssoadmin_backends

from ..errors import AwsError
from ..operations import check, operation
from ..settings import settings

OPERATIONS = [
    "CreateGroup",
    "CreateUser",
    "CreateGroupMembership",
    "GetGroupId",
    "GetUserId",
    "ListGroups",
    "ListUsers",
    "DescribeGroup",
    "UpdateGroup",
    "DeleteGroup",
    "DeleteUser",
    "UpdateUser",
    "ListGroupMemberships",
    "DeleteGroupMembership",
]


@check("identitystore", *OPERATIONS)
def check_store(call):
    here = settings.identity_center_enabled and call.region == settings.identity_center_region
    if not here or call.params.get("IdentityStoreId") != settings.identity_store_id:
        raise AwsError("ResourceNotFoundException", f"IDENTITY_STORE {call.params.get('IdentityStoreId')} not found in {call.region}.")


def _data(call):
    identitystore_backends[call.account][call.region].list_groups(settings.identity_store_id, [])
    return identitystore_backends[call.account][call.region].identity_stores[settings.identity_store_id]


@operation("identitystore", "UpdateGroup")
def update_group(call):
    groups, group_id = _data(call).groups, call.params["GroupId"]
    if group_id not in groups:
        raise AwsError("ResourceNotFoundException", "GROUP not found.")
    for change in call.params["Operations"]:
        field = {"displayname": "DisplayName", "description": "Description"}[change["AttributePath"].lower()]
        if field == "DisplayName" and any(g.DisplayName == change["AttributeValue"] and g.GroupId != group_id for g in groups.values()):
            raise AwsError("ConflictException", "Duplicate GroupDisplayName")
        groups[group_id] = groups[group_id]._replace(**{field: change.get("AttributeValue")})
    return {}


@operation("identitystore", "UpdateUser")
def update_user(call):
    users, user_id = _data(call).users, call.params["UserId"]
    if user_id not in users:
        raise AwsError("ResourceNotFoundException", "USER not found.")
    names = {"username": "UserName", "displayname": "DisplayName", "title": "Title", "nickname": "NickName"}
    for change in call.params["Operations"]:
        field = names.get(change["AttributePath"].lower())
        if field:
            users[user_id] = users[user_id]._replace(**{field: change.get("AttributeValue")})
    return {}


@check("identitystore", "DeleteGroup", "DeleteUser")
def forget_access(call):
    """Deleting a principal takes its memberships and its account assignments with it."""
    data, gone = _data(call), call.params.get("GroupId") or call.params.get("UserId")
    for membership_id, membership in list(data.group_memberships.items()):
        if gone in (membership["GroupId"], membership["MemberId"]["UserId"]):
            data.group_memberships.pop(membership_id)
    backend = ssoadmin_backends[call.account][call.region]
    backend.account_assignments = [a for a in backend.account_assignments if a.principal_id != gone]
