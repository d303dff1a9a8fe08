"""Service Quotas: the one that a landing zone asks for, accounts in the organization, whatever code it is asked by.

AWS says that the codes may change and are to be looked up by ListServiceQuotas.
"""

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
