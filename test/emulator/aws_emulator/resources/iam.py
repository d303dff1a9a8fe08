"""AWS::IAM::*"""

from botocore.exceptions import ClientError

from ..cloudformation.resource import Resource, as_json, picked, tag_changes, tag_list
from ..errors import AwsError
from .organizations import ignoring

GONE = ["NoSuchEntity"]


class Iam(Resource):
    @property
    def iam(self):
        return self.api("iam", "us-east-1")

    def sync_list(self, old, name, attach, detach, make):
        before, after = old.get(name) or [], self.properties.get(name) or []
        for item in [i for i in after if i not in before]:
            attach(**make(item))
        for item in [i for i in before if i not in after]:
            ignoring(GONE, detach, **make(item))

    def sync_inline(self, old, put, delete, key):
        before = {p["PolicyName"] for p in old.get("Policies") or []}
        after = {p["PolicyName"]: p["PolicyDocument"] for p in self.properties.get("Policies") or []}
        for name in sorted(before - set(after)):
            ignoring(GONE, delete, **key, PolicyName=name)
        for name, document in after.items():
            put(**key, PolicyName=name, PolicyDocument=as_json(document))

    def retag(self, tag, untag, key, old):
        added, removed = tag_changes(old, self.properties)
        if added:
            tag(**key, Tags=added)
        if removed:
            untag(**key, TagKeys=removed)


class Role(Iam):
    TYPE = "AWS::IAM::Role"

    @property
    def key(self):
        return {"RoleName": self.physical_id}

    def create(self):
        p = self.properties
        chosen = picked(p, "Path", "Description", "PermissionsBoundary")
        made = self.iam.create_role(
            RoleName=p.get("RoleName") or self.generated_name(),
            AssumeRolePolicyDocument=as_json(p["AssumeRolePolicyDocument"]),
            MaxSessionDuration=int(p.get("MaxSessionDuration", 3600)),
            Tags=tag_list(p),
            **chosen,
        )["Role"]
        self.physical_id = made["RoleName"]
        self.attributes = {"Arn": made["Arn"], "RoleId": made["RoleId"]}
        self._fill({})

    def adopt(self, identifier):
        found = self.iam.get_role(RoleName=identifier["RoleName"])["Role"]
        self.physical_id, self.attributes = found["RoleName"], {"Arn": found["Arn"], "RoleId": found["RoleId"]}

    def _fill(self, old):
        self.sync_list(
            old, "ManagedPolicyArns", self.iam.attach_role_policy, self.iam.detach_role_policy, lambda arn: {**self.key, "PolicyArn": arn}
        )
        self.sync_inline(old, self.iam.put_role_policy, self.iam.delete_role_policy, self.key)

    def update(self, old):
        p = self.properties
        if old.get("AssumeRolePolicyDocument") != p["AssumeRolePolicyDocument"]:
            self.iam.update_assume_role_policy(**self.key, PolicyDocument=as_json(p["AssumeRolePolicyDocument"]))
        self.iam.update_role(**self.key, Description=p.get("Description", ""), MaxSessionDuration=int(p.get("MaxSessionDuration", 3600)))
        if p.get("PermissionsBoundary"):
            self.iam.put_role_permissions_boundary(**self.key, PermissionsBoundary=p["PermissionsBoundary"])
        elif old.get("PermissionsBoundary"):
            self.iam.delete_role_permissions_boundary(**self.key)
        self._fill(old)
        self.retag(self.iam.tag_role, self.iam.untag_role, self.key, old)

    def delete(self):
        if ignoring(GONE, self.iam.get_role, **self.key) is None:
            return
        for name in self.iam.list_role_policies(**self.key)["PolicyNames"]:
            if name in [p["PolicyName"] for p in self.properties.get("Policies") or []]:
                self.iam.delete_role_policy(**self.key, PolicyName=name)
        for policy in self.iam.list_attached_role_policies(**self.key)["AttachedPolicies"]:
            if policy["PolicyArn"] in (self.properties.get("ManagedPolicyArns") or []):
                self.iam.detach_role_policy(**self.key, PolicyArn=policy["PolicyArn"])
        self.iam.delete_role(**self.key)


class ManagedPolicy(Iam):
    TYPE = "AWS::IAM::ManagedPolicy"

    def create(self):
        p = self.properties
        made = self.iam.create_policy(
            PolicyName=p.get("ManagedPolicyName") or self.generated_name(),
            PolicyDocument=as_json(p["PolicyDocument"]),
            **picked(p, "Path", "Description"),
        )["Policy"]
        self.physical_id = made["Arn"]
        self.attributes = {"PolicyArn": made["Arn"], "PolicyId": made["PolicyId"], "DefaultVersionId": "v1"}
        self._attach({})

    def _attach(self, old):
        iam, arn = self.iam, self.physical_id
        self.sync_list(old, "Roles", iam.attach_role_policy, iam.detach_role_policy, lambda name: {"RoleName": name, "PolicyArn": arn})
        self.sync_list(old, "Users", iam.attach_user_policy, iam.detach_user_policy, lambda name: {"UserName": name, "PolicyArn": arn})
        self.sync_list(old, "Groups", iam.attach_group_policy, iam.detach_group_policy, lambda name: {"GroupName": name, "PolicyArn": arn})

    def update(self, old):
        if old.get("PolicyDocument") != self.properties["PolicyDocument"]:
            versions = self.iam.list_policy_versions(PolicyArn=self.physical_id)["Versions"]
            self.iam.create_policy_version(
                PolicyArn=self.physical_id, PolicyDocument=as_json(self.properties["PolicyDocument"]), SetAsDefault=True
            )
            for version in versions:  # CloudFormation leaves only the new version behind
                self.iam.delete_policy_version(PolicyArn=self.physical_id, VersionId=version["VersionId"])
        self._attach(old)

    def delete(self):
        entities = self.iam.list_entities_for_policy(PolicyArn=self.physical_id)
        for role in entities["PolicyRoles"]:
            if role["RoleName"] in (self.properties.get("Roles") or []):
                self.iam.detach_role_policy(RoleName=role["RoleName"], PolicyArn=self.physical_id)
        for user in entities["PolicyUsers"]:
            self.iam.detach_user_policy(UserName=user["UserName"], PolicyArn=self.physical_id)
        for group in entities["PolicyGroups"]:
            self.iam.detach_group_policy(GroupName=group["GroupName"], PolicyArn=self.physical_id)
        self.iam.delete_policy(PolicyArn=self.physical_id)


class InlinePolicy(Iam):
    TYPE = ("AWS::IAM::Policy", "AWS::IAM::RolePolicy")

    def create(self):
        self.physical_id = self.properties["PolicyName"]
        self._put({})
        self.attributes = {"Id": self.physical_id}

    def _holders(self, properties):
        roles = [*(properties.get("Roles") or []), *([properties["RoleName"]] if "RoleName" in properties else [])]
        return (
            [("role", r) for r in roles]
            + [("user", u) for u in properties.get("Users") or []]
            + [("group", g) for g in properties.get("Groups") or []]
        )

    def _put(self, old):
        document = as_json(self.properties["PolicyDocument"])
        for kind, name in self._holders(self.properties):
            getattr(self.iam, f"put_{kind}_policy")(
                **{f"{kind.capitalize()}Name": name}, PolicyName=self.physical_id, PolicyDocument=document
            )
        for kind, name in self._holders(old):
            if (kind, name) not in self._holders(self.properties):
                self._drop(kind, name)

    def _drop(self, kind, name):
        ignoring(GONE, getattr(self.iam, f"delete_{kind}_policy"), **{f"{kind.capitalize()}Name": name}, PolicyName=self.physical_id)

    def update(self, old):
        self._put(old)

    def delete(self):
        for kind, name in self._holders(self.properties):
            self._drop(kind, name)


class User(Iam):
    TYPE = "AWS::IAM::User"

    @property
    def key(self):
        return {"UserName": self.physical_id}

    def create(self):
        p = self.properties
        made = self.iam.create_user(
            UserName=p.get("UserName") or self.generated_name(), Tags=tag_list(p), **picked(p, "Path", "PermissionsBoundary")
        )["User"]
        self.physical_id, self.attributes = made["UserName"], {"Arn": made["Arn"]}
        self._fill({})

    def _fill(self, old):
        iam = self.iam
        self.sync_list(old, "ManagedPolicyArns", iam.attach_user_policy, iam.detach_user_policy, lambda arn: {**self.key, "PolicyArn": arn})
        self.sync_list(old, "Groups", iam.add_user_to_group, iam.remove_user_from_group, lambda name: {**self.key, "GroupName": name})
        self.sync_inline(old, iam.put_user_policy, iam.delete_user_policy, self.key)

    def update(self, old):
        self._fill(old)
        self.retag(self.iam.tag_user, self.iam.untag_user, self.key, old)

    def delete(self):
        old, self.properties = self.properties, {**self.properties, "ManagedPolicyArns": [], "Groups": [], "Policies": []}
        self._fill(old)
        self.iam.delete_user(**self.key)


class Group(Iam):
    TYPE = "AWS::IAM::Group"

    @property
    def key(self):
        return {"GroupName": self.physical_id}

    def create(self):
        p = self.properties
        made = self.iam.create_group(GroupName=p.get("GroupName") or self.generated_name(), **picked(p, "Path"))["Group"]
        self.physical_id, self.attributes = made["GroupName"], {"Arn": made["Arn"]}
        self._fill({})

    def _fill(self, old):
        iam = self.iam
        self.sync_list(
            old, "ManagedPolicyArns", iam.attach_group_policy, iam.detach_group_policy, lambda arn: {**self.key, "PolicyArn": arn}
        )
        self.sync_inline(old, iam.put_group_policy, iam.delete_group_policy, self.key)

    def update(self, old):
        self._fill(old)

    def delete(self):
        old, self.properties = self.properties, {**self.properties, "ManagedPolicyArns": [], "Policies": []}
        self._fill(old)
        self.iam.delete_group(**self.key)


class InstanceProfile(Iam):
    TYPE = "AWS::IAM::InstanceProfile"

    def create(self):
        p = self.properties
        made = self.iam.create_instance_profile(
            InstanceProfileName=p.get("InstanceProfileName") or self.generated_name(), **picked(p, "Path")
        )["InstanceProfile"]
        self.physical_id, self.attributes = made["InstanceProfileName"], {"Arn": made["Arn"]}
        self._fill({})

    def _fill(self, old):
        iam, name = self.iam, self.physical_id
        self.sync_list(
            old,
            "Roles",
            iam.add_role_to_instance_profile,
            iam.remove_role_from_instance_profile,
            lambda role: {"InstanceProfileName": name, "RoleName": role},
        )

    def update(self, old):
        self._fill(old)

    def delete(self):
        old, self.properties = self.properties, {**self.properties, "Roles": []}
        self._fill(old)
        self.iam.delete_instance_profile(InstanceProfileName=self.physical_id)


class OidcProvider(Iam):
    TYPE = "AWS::IAM::OIDCProvider"

    def create(self):
        p = self.properties
        thumbprints = p.get("ThumbprintList") or ["0" * 40]
        made = self.iam.create_open_id_connect_provider(
            Url=p["Url"], ClientIDList=p.get("ClientIdList") or [], ThumbprintList=thumbprints, Tags=tag_list(p)
        )
        self.physical_id = made["OpenIDConnectProviderArn"]
        self.attributes = {"Arn": self.physical_id}

    def update(self, old):
        key = {"OpenIDConnectProviderArn": self.physical_id}
        if old.get("ThumbprintList") != self.properties.get("ThumbprintList"):
            self.iam.update_open_id_connect_provider_thumbprint(**key, ThumbprintList=self.properties.get("ThumbprintList") or [])
        before, after = set(old.get("ClientIdList") or []), set(self.properties.get("ClientIdList") or [])
        for client in sorted(after - before):
            self.iam.add_client_id_to_open_id_connect_provider(**key, ClientID=client)
        for client in sorted(before - after):
            self.iam.remove_client_id_from_open_id_connect_provider(**key, ClientID=client)
        self.retag(self.iam.tag_open_id_connect_provider, self.iam.untag_open_id_connect_provider, key, old)

    def delete(self):
        self.iam.delete_open_id_connect_provider(OpenIDConnectProviderArn=self.physical_id)


class ServiceLinkedRole(Iam):
    TYPE = "AWS::IAM::ServiceLinkedRole"

    def create(self):
        """A role that is there already is taken over if its description is this one; else the resource fails."""
        p = self.properties
        chosen = picked(p, "Description", "CustomSuffix")
        try:
            role = self.iam.create_service_linked_role(AWSServiceName=p["AWSServiceName"], **chosen)["Role"]
        except ClientError as error:
            if error.response["Error"]["Code"] != "InvalidInput":
                raise
            role = self._same_role(error)
        self.physical_id, self.attributes = role["RoleName"], {"RoleName": role["RoleName"]}

    def _same_role(self, error):
        path = f"/aws-service-role/{self.properties['AWSServiceName']}/"
        role = next((r for r in self.iam.every("list_roles", "Roles") if r["Path"] == path), None)
        if role is None:
            raise error
        if role.get("Description", "") != self.properties.get("Description", ""):
            raise AwsError("AlreadyExists", f"Service linked role {role['RoleName']} already exists but has a different description.")
        return role

    def update(self, old):
        self.iam.update_role(RoleName=self.physical_id, Description=self.properties.get("Description", ""))

    def delete(self):
        ignoring(GONE, self.iam.delete_service_linked_role, RoleName=self.physical_id)
