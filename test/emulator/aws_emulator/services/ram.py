"""Resource Access Manager: sharing with the organization needs the organization."""

from ..operations import operation
from ..state import store
from . import organization_tree as tree

_sharing = store(bool)


@operation("ram", "EnableSharingWithAwsOrganization")
def enable_sharing(call):
    tree.require_management(call.account)
    _sharing[call.account] = True
    tree.trust(call.account, "ram.amazonaws.com")
    return {"returnValue": True}
