"""AWS::SSO::*"""

from ..cloudformation.resource import Resource, as_json, tag_changes, tag_list
from ..errors import AwsError
from .organizations import ignoring

ASSIGNMENT = ("InstanceArn", "TargetId", "TargetType", "PermissionSetArn", "PrincipalType", "PrincipalId")


class PermissionSet(Resource):
    TYPE = "AWS::SSO::PermissionSet"

    @property
    def sso(self):
        return self.api("sso-admin")

    @property
    def key(self):
        return {"InstanceArn": self.properties["InstanceArn"], "PermissionSetArn": self.attributes["PermissionSetArn"]}

    def _settings(self):
        p = self.properties
        chosen = {"Description": p.get("Description"), "SessionDuration": p.get("SessionDuration"), "RelayState": p.get("RelayStateType")}
        return {name: value for name, value in chosen.items() if value}

    def create(self):
        p = self.properties
        made = self.sso.create_permission_set(Name=p["Name"], InstanceArn=p["InstanceArn"], Tags=tag_list(p), **self._settings())
        arn = made["PermissionSet"]["PermissionSetArn"]
        self.physical_id, self.attributes = f"{p['InstanceArn']}|{arn}", {"PermissionSetArn": arn}
        self._fill({})

    def _fill(self, old):
        new = self.properties
        before, after = set(old.get("ManagedPolicies") or []), set(new.get("ManagedPolicies") or [])
        gone, there = ["ResourceNotFoundException"], ["ConflictException"]
        for arn in sorted(before - after):
            ignoring(gone, self.sso.detach_managed_policy_from_permission_set, **self.key, ManagedPolicyArn=arn)
        for arn in sorted(after - before):
            ignoring(there, self.sso.attach_managed_policy_to_permission_set, **self.key, ManagedPolicyArn=arn)
        before, after = _references(old), _references(new)
        for name, path in sorted(before - after):
            reference = {"Name": name, "Path": path}
            ignoring(
                gone,
                self.sso.detach_customer_managed_policy_reference_from_permission_set,
                **self.key,
                CustomerManagedPolicyReference=reference,
            )
        for name, path in sorted(after - before):
            reference = {"Name": name, "Path": path}
            ignoring(
                there,
                self.sso.attach_customer_managed_policy_reference_to_permission_set,
                **self.key,
                CustomerManagedPolicyReference=reference,
            )
        self._inline(old, new)
        self._boundary(old, new)

    def _inline(self, old, new):
        if new.get("InlinePolicy"):
            self.sso.put_inline_policy_to_permission_set(**self.key, InlinePolicy=as_json(new["InlinePolicy"]))
        elif old.get("InlinePolicy"):
            self.sso.delete_inline_policy_from_permission_set(**self.key)

    def _boundary(self, old, new):
        if new.get("PermissionsBoundary"):
            self.sso.put_permissions_boundary_to_permission_set(**self.key, PermissionsBoundary=new["PermissionsBoundary"])
        elif old.get("PermissionsBoundary"):
            ignoring(["ResourceNotFoundException"], self.sso.delete_permissions_boundary_from_permission_set, **self.key)

    def update(self, old):
        self.sso.update_permission_set(**self.key, **self._settings())
        self._fill(old)
        self._retag(old)
        status = self.sso.provision_permission_set(**self.key, TargetType="ALL_PROVISIONED_ACCOUNTS")["PermissionSetProvisioningStatus"]
        if status["Status"] == "FAILED":
            raise AwsError("InvalidRequest", status["FailureReason"])

    def _retag(self, old):
        added, removed = tag_changes(old, self.properties)
        key = {"InstanceArn": self.properties["InstanceArn"], "ResourceArn": self.attributes["PermissionSetArn"]}
        if added:
            self.sso.tag_resource(**key, Tags=added)
        if removed:
            self.sso.untag_resource(**key, TagKeys=removed)

    def delete(self):
        self.sso.delete_permission_set(**self.key)


def _references(properties):
    return {(r["Name"], r.get("Path", "/")) for r in properties.get("CustomerManagedPolicyReferences") or []}


class Assignment(Resource):
    TYPE = "AWS::SSO::Assignment"
    MAX_PARALLEL = MAX_TOGETHER = 15

    def create(self):
        sso, key = self.api("sso-admin"), {name: self.properties[name] for name in ASSIGNMENT}
        made = sso.list_account_assignments(
            InstanceArn=key["InstanceArn"], AccountId=key["TargetId"], PermissionSetArn=key["PermissionSetArn"]
        )
        if any(a["PrincipalId"] == key["PrincipalId"] and a["PrincipalType"] == key["PrincipalType"] for a in made["AccountAssignments"]):
            raise AwsError("AlreadyExists", f"Assignment already exists: {'|'.join(key.values())}")
        request = sso.create_account_assignment(**key)["AccountAssignmentCreationStatus"]
        status = sso.describe_account_assignment_creation_status(
            InstanceArn=key["InstanceArn"], AccountAssignmentCreationRequestId=request["RequestId"]
        )
        status = status["AccountAssignmentCreationStatus"]
        if status["Status"] == "FAILED":
            raise AwsError("InvalidRequest", f"Request {request['RequestId']} failed due to: {status['FailureReason']}")
        self.physical_id = "|".join(key.values())

    def delete(self):
        key = {name: self.properties[name] for name in ASSIGNMENT}
        ignoring(["ResourceNotFoundException"], self.api("sso-admin").delete_account_assignment, **key)


class InstanceAccessControlAttributeConfiguration(Resource):
    TYPE = "AWS::SSO::InstanceAccessControlAttributeConfiguration"

    def _configuration(self):
        return {"AccessControlAttributes": self.properties.get("AccessControlAttributes") or []}

    def create(self):
        self.physical_id = self.properties["InstanceArn"]
        self.api("sso-admin").create_instance_access_control_attribute_configuration(
            InstanceArn=self.physical_id, InstanceAccessControlAttributeConfiguration=self._configuration()
        )

    def update(self, old):
        self.api("sso-admin").update_instance_access_control_attribute_configuration(
            InstanceArn=self.physical_id, InstanceAccessControlAttributeConfiguration=self._configuration()
        )

    def delete(self):
        self.api("sso-admin").delete_instance_access_control_attribute_configuration(InstanceArn=self.physical_id)
