"""AWS::Organizations::*"""

import time

from botocore.exceptions import ClientError

from .. import faults
from ..cloudformation.resource import Resource, as_json, tag_changes, tag_list
from ..errors import AwsError
from ..settings import settings


def ignoring(codes, call, **params):
    try:
        return call(**params)
    except ClientError as error:
        if error.response["Error"]["Code"] not in codes:
            raise
        return None


def refuse_if_there(name, none, look, **params):
    """What a handler has to do that creates by a call which changes what is there."""
    if ignoring(none, look, **params) is not None:
        raise AwsError("AlreadyExists", f"{name} already exists")


def retag(api, resource_id, old, new):
    added, removed = tag_changes(old, new)
    if added:
        api.tag_resource(ResourceId=resource_id, Tags=added)
    if removed:
        api.untag_resource(ResourceId=resource_id, TagKeys=removed)


class Organizations(Resource):
    @property
    def organizations(self):
        return self.api("organizations", "us-east-1")


class Organization(Organizations):
    TYPE = "AWS::Organizations::Organization"

    def create(self):
        self._describe(self.organizations.create_organization(FeatureSet=self.properties.get("FeatureSet", "ALL"))["Organization"])

    def _describe(self, organization):
        self.physical_id = organization["Id"]
        self.attributes = {
            "Id": organization["Id"],
            "Arn": organization["Arn"],
            "RootId": self.organizations.list_roots()["Roots"][0]["Id"],
            "ManagementAccountArn": organization["MasterAccountArn"],
            "ManagementAccountId": organization["MasterAccountId"],
            "ManagementAccountEmail": organization["MasterAccountEmail"],
        }

    def adopt(self, identifier):
        found = self.organizations.describe_organization()["Organization"]
        if found["Id"] != identifier["Id"]:
            raise AwsError("NotFound", f"organization {identifier['Id']} does not exist")
        self._describe(found)

    def update(self, old):
        if self.properties.get("FeatureSet") == "CONSOLIDATED_BILLING":
            raise AwsError("InvalidRequest", "FeatureSet cannot be changed from ALL to CONSOLIDATED_BILLING")

    def delete(self):
        self.organizations.delete_organization()


class OrganizationalUnit(Organizations):
    TYPE = "AWS::Organizations::OrganizationalUnit"
    MAX_PARALLEL = MAX_TOGETHER = 1
    """AWS's handler tries CreateOrganizationalUnit once: another change at the same time makes it fail."""

    def create(self):
        """As AWS's handler does, it looks first whether the parent has an OU of that name."""
        name, parent = self.properties["Name"], self.properties["ParentId"]
        if any(
            u["Name"] == name
            for u in self.organizations.every("list_organizational_units_for_parent", "OrganizationalUnits", ParentId=parent)
        ):
            raise AwsError(
                "AlreadyExists", f"Failing PreExistenceCheck: OrganizationalUnit with name [{name}] already exists in parent [{parent}]."
            )
        made = self.organizations.create_organizational_unit(
            ParentId=self.properties["ParentId"], Name=self.properties["Name"], Tags=tag_list(self.properties)
        )
        self._describe(made["OrganizationalUnit"])

    def _describe(self, unit):
        self.physical_id, self.attributes = unit["Id"], {"Id": unit["Id"], "Arn": unit["Arn"]}

    def adopt(self, identifier):
        self._describe(self.organizations.describe_organizational_unit(OrganizationalUnitId=identifier["Id"])["OrganizationalUnit"])

    def update(self, old):
        if old["Name"] != self.properties["Name"]:
            self.organizations.update_organizational_unit(OrganizationalUnitId=self.physical_id, Name=self.properties["Name"])
        retag(self.organizations, self.physical_id, old, self.properties)

    def delete(self):
        self.organizations.delete_organizational_unit(OrganizationalUnitId=self.physical_id)


class Account(Organizations):
    TYPE = "AWS::Organizations::Account"
    MAX_PARALLEL = 1

    def create(self):
        wanted = {"Email": self.properties["Email"], "AccountName": self.properties["AccountName"], "Tags": tag_list(self.properties)}
        if "RoleName" in self.properties:
            wanted["RoleName"] = self.properties["RoleName"]
        if any(a["Email"] == wanted["Email"] for a in self.organizations.every("list_accounts", "Accounts")):
            raise AwsError("AlreadyExists", f"Account with email [{wanted['Email']}] already exists.")
        status = self.organizations.create_account(**wanted)["CreateAccountStatus"]
        while status["State"] == "IN_PROGRESS":
            time.sleep(max(0.005, settings.account_creation / 10))
            status = self.organizations.describe_create_account_status(CreateAccountRequestId=status["Id"])["CreateAccountStatus"]
        if status["State"] == "FAILED":
            code = "AlreadyExists" if status["FailureReason"] == "EMAIL_ALREADY_EXISTS" else "ServiceLimitExceeded"
            raise AwsError(code, f"Account creation failed with reason [{status['FailureReason']}] for request id: {status['Id']}")
        if faults.holds("account-not-stabilized"):
            raise AwsError(
                "NotStabilized",
                "DescribeCreateAccountStatus returns IN_PROGRESS state before time out.Please check account creation status with "
                f"CreateAccountRequestID [{status['Id']}] and import account to CloudFormation if it is created successfully.",
            )
        self.physical_id = status["AccountId"]
        self._move([])
        self._describe()

    def _describe(self):
        account = self.organizations.describe_account(AccountId=self.physical_id)["Account"]
        self.attributes = {
            "AccountId": self.physical_id,
            "Arn": account["Arn"],
            "JoinedMethod": account["JoinedMethod"],
            "JoinedTimestamp": str(account["JoinedTimestamp"]),
            "Status": account["State"],
            "State": account["State"],
        }

    def adopt(self, identifier):
        self.physical_id = identifier["AccountId"]
        self._describe()

    def _move(self, before):
        """As AWS's handler does: from the parent that the previous template named, wherever the account really is."""
        after = self.properties.get("ParentIds") or []
        if len(after) > 1:
            raise AwsError("InvalidRequest", "Can not specify more than one parent id in request.")
        if not after or after == before:
            return
        source = before[0] if before else self.organizations.list_parents(ChildId=self.physical_id)["Parents"][0]["Id"]
        if source != after[0]:
            self.organizations.move_account(AccountId=self.physical_id, SourceParentId=source, DestinationParentId=after[0])

    def update(self, old):
        for name in ("AccountName", "Email", "RoleName"):
            if old.get(name) != self.properties.get(name):
                raise AwsError("NotUpdatable", f"Cannot update {name} for account {self.physical_id}")
        self._move(old.get("ParentIds") or [])
        retag(self.organizations, self.physical_id, old, self.properties)

    def delete(self):
        self.organizations.close_account(AccountId=self.physical_id)


class Policy(Organizations):
    TYPE = "AWS::Organizations::Policy"

    def create(self):
        """As AWS's handler does, it looks first whether the type has a policy of that name."""
        p = self.properties
        if any(policy["Name"] == p["Name"] for policy in self.organizations.every("list_policies", "Policies", Filter=p["Type"])):
            raise AwsError("AlreadyExists", f"Policy already exists for policy name [{p['Name']}].")
        made = self.organizations.create_policy(
            Name=p["Name"], Type=p["Type"], Content=as_json(p["Content"]), Description=p.get("Description", ""), Tags=tag_list(p)
        )["Policy"]["PolicySummary"]
        self.physical_id, self.attributes = made["Id"], {"Id": made["Id"], "Arn": made["Arn"], "AwsManaged": "false"}
        self._aim([], p.get("TargetIds") or [])

    def _aim(self, before, after):
        """Attaches first, then detaches, as AWS does; compared with the previous template, not with what is."""
        for target in [t for t in after if t not in before]:
            ignoring(["DuplicatePolicyAttachmentException"], self.organizations.attach_policy, PolicyId=self.physical_id, TargetId=target)
        for target in [t for t in before if t not in after]:
            gone = ["PolicyNotAttachedException", "TargetNotFoundException"]
            ignoring(gone, self.organizations.detach_policy, PolicyId=self.physical_id, TargetId=target)

    def update(self, old):
        p = self.properties
        self.organizations.update_policy(
            PolicyId=self.physical_id, Name=p["Name"], Description=p.get("Description", ""), Content=as_json(p["Content"])
        )
        self._aim(old.get("TargetIds") or [], p.get("TargetIds") or [])
        retag(self.organizations, self.physical_id, old, p)

    def delete(self):
        """Detaches it where the template put it; where somebody else attached it, the policy is in use and stays."""
        self._aim(self.properties.get("TargetIds") or [], [])
        self.organizations.delete_policy(PolicyId=self.physical_id)


class ResourcePolicy(Organizations):
    TYPE = "AWS::Organizations::ResourcePolicy"

    def create(self):
        made = self.organizations.put_resource_policy(Content=as_json(self.properties["Content"]))["ResourcePolicy"][
            "ResourcePolicySummary"
        ]
        self.physical_id, self.attributes = made["Id"], {"Id": made["Id"], "Arn": made["Arn"]}

    def update(self, old):
        self.create()

    def delete(self):
        self.organizations.delete_resource_policy()
