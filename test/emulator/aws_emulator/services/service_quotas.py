"""Service Quotas: the one that a landing zone asks for, accounts in the organization, whatever code it is asked by.

AWS says that the codes may change and are to be looked up by ListServiceQuotas.
"""

import secrets

from moto.core.utils import unix_time

from ..errors import AwsError
from ..operations import operation
from ..settings import settings

ACCOUNTS = "L-29A0C5DF"


@operation("service-quotas", "GetServiceQuota", "GetAWSDefaultServiceQuota", "ListServiceQuotas", "ListAWSDefaultServiceQuotas")
def quotas(call):
    if call.params.get("ServiceCode") != "organizations":
        return call.answer_by_moto()
    code = call.params.get("QuotaCode", ACCOUNTS)
    quota = {
        "ServiceCode": "organizations",
        "ServiceName": "AWS Organizations",
        "QuotaCode": code,
        "Value": float(settings.account_quota),
        "QuotaName": "Default maximum number of accounts",
        "Adjustable": True,
        "GlobalQuota": True,
        "QuotaArn": f"arn:aws:servicequotas::{call.account}:organizations/{code}",
    }
    return {"Quotas": [quota]} if call.operation.startswith("List") else {"Quota": quota}


@operation("service-quotas", "RequestServiceQuotaIncrease")
def request_increase(call):
    """Granted at once, though AWS's answer says that it is pending. Quotas of global services are asked for in us-east-1 alone."""
    params = call.params
    if params["ServiceCode"] != "organizations" or call.region != "us-east-1":
        raise AwsError("NoSuchResourceException", "The request failed because the specified service does not exist.")
    if params["DesiredValue"] <= settings.account_quota:
        raise AwsError("IllegalArgumentException", "The requested quota value must be greater than the current quota value.")
    settings.account_quota = int(params["DesiredValue"])
    request = {
        "Id": secrets.token_hex(16),
        "ServiceCode": params["ServiceCode"],
        "QuotaCode": params["QuotaCode"],
        "DesiredValue": params["DesiredValue"],
        "Status": "PENDING",
        "Created": unix_time(),
    }
    return {"RequestedQuota": request}
