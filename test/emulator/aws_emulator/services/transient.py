"""What AWS refuses once or twice and then takes: services that hear of the organization, or of their administrator, for the first time.

Documented as errors to try again after; the AWS SDKs do so for throttling and for 5xx, not for these.
"""

from ..errors import AwsError
from ..operations import check
from ..settings import settings
from ..state import store

MODIFIED = "The target of the operation is currently being modified by a different request. Try again later."
BUSY = "The request was rejected because the organization is not ready for the service yet. Try again later."
UNKNOWN = "The request is rejected because the current account is not the delegated administrator."
FIRST = {
    ("organizations", "EnableAWSServiceAccess"): ("ConcurrentModificationException", MODIFIED),
    ("organizations", "RegisterDelegatedAdministrator"): ("ConcurrentModificationException", MODIFIED),
    ("cloudtrail", "RegisterOrganizationDelegatedAdmin"): ("ConflictException", BUSY),
    ("guardduty", "EnableOrganizationAdminAccount"): ("InternalServerErrorException", BUSY),
    ("guardduty", "UpdateOrganizationConfiguration"): ("BadRequestException", UNKNOWN),
    ("securityhub", "EnableOrganizationAdminAccount"): ("InvalidInputException", BUSY),
    ("inspector2", "EnableDelegatedAdminAccount"): ("InternalServerException", BUSY),
    ("macie2", "EnableOrganizationAdminAccount"): ("InternalServerException", BUSY),
}
TWICE = {("guardduty", "EnableOrganizationAdminAccount"), ("securityhub", "EnableOrganizationAdminAccount")}
"""Services that take longer to hear of it: the second call is refused, too."""
_met = store(int)


def _refuse_first(call):
    """Each service that Organizations is told of is one that hears of it for the first time. While it is off nobody hears of anything."""
    if not settings.transient_errors:
        return
    key = (call.service, call.operation, call.account, call.region, call.params.get("ServicePrincipal"))
    _met[key] += 1
    times = 2 if (call.service, call.operation) in TWICE else 1
    if _met[key] <= times:
        raise AwsError(*FIRST[call.service, call.operation])


for _service, _operation in FIRST:
    check(_service, _operation)(_refuse_first)
