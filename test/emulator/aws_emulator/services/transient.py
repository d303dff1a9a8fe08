"""What AWS refuses once and takes the next time: services that hear of the organization, or of their administrator, for the first time.

Documented as errors to try again after; the AWS SDKs do so for throttling and for 5xx, not for these.
"""

from ..errors import AwsError
from ..operations import check
from ..settings import settings
from ..state import store

MODIFIED = "The target of the operation is currently being modified by a different request. Try again later."
BUSY = "The request was rejected because the organization is not ready for the service yet. Try again later."
FIRST = {
    ("organizations", "EnableAWSServiceAccess"): ("ConcurrentModificationException", MODIFIED),
    ("organizations", "RegisterDelegatedAdministrator"): ("ConcurrentModificationException", MODIFIED),
    ("cloudtrail", "RegisterOrganizationDelegatedAdmin"): ("ConflictException", BUSY),
    ("guardduty", "EnableOrganizationAdminAccount"): ("InternalServerErrorException", BUSY),
    ("securityhub", "EnableOrganizationAdminAccount"): ("InvalidInputException", BUSY),
    ("inspector2", "EnableDelegatedAdminAccount"): ("InternalServerException", BUSY),
    ("macie2", "EnableOrganizationAdminAccount"): ("InternalServerException", BUSY),
}
_met = store(int)


def _refuse_once(call):
    key = (call.service, call.operation, call.account, call.region)
    _met[key] += 1
    if settings.transient_errors and _met[key] == 1:
        raise AwsError(*FIRST[call.service, call.operation])


for _service, _operation in FIRST:
    check(_service, _operation)(_refuse_once)
