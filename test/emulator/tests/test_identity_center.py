"""Identity Center: permission sets, assignments, the identity store, and what AWS refuses of them."""

import json

from aws_emulator.cloudformation.worker import wait_until_idle
from botocore.exceptions import ClientError

from .support import INSTANCE, STORE, EmulatorTest, client, policy, switch


class IdentityCenter(EmulatorTest):
    def setUp(self):
        super().setUp()
        self.organization()
        self.member = self.account("member")
        self.sso, self.store = client("sso-admin"), client("identitystore")

    def group(self, name="developers"):
        return self.store.create_group(IdentityStoreId=STORE, DisplayName=name)["GroupId"]

    def permission_set(self, name="Developer", **more):
        return self.sso.create_permission_set(InstanceArn=INSTANCE, Name=name, **more)["PermissionSet"]["PermissionSetArn"]

    def wanted(self, **more):
        return {
            "InstanceArn": INSTANCE,
            "TargetId": self.member,
            "TargetType": "AWS_ACCOUNT",
            "PermissionSetArn": self.permission_set(),
            "PrincipalType": "GROUP",
            "PrincipalId": self.group(),
            **more,
        }

    def assigned(self, permission_set):
        found = self.sso.list_account_assignments(InstanceArn=INSTANCE, AccountId=self.member, PermissionSetArn=permission_set)
        return [a["PrincipalId"] for a in found["AccountAssignments"]]

    def test_the_instance_is_in_its_region_only_and_can_be_switched_off(self):
        self.assertEqual(self.sso.list_instances()["Instances"][0]["IdentityStoreId"], STORE)
        self.assertEqual(client("sso-admin", region="eu-west-1").list_instances()["Instances"], [])
        switch("POST", "/lz/settings", {"identity_center_enabled": False})
        self.assertEqual(self.sso.list_instances()["Instances"], [])
        self.refused("ResourceNotFoundException", self.sso.create_permission_set, InstanceArn=INSTANCE, Name="x")

    def test_names_descriptions_sessions_and_inline_policies_have_limits(self):
        create = self.sso.create_permission_set
        cases = [{"Name": "n" * 33}, {"Name": "n", "Description": "d" * 701}, {"Name": "n", "SessionDuration": "PT13H"}]
        for case in cases:
            with self.subTest(list(case)[-1]), self.assertRaises(ClientError):
                create(InstanceArn=INSTANCE, **case)
        document = json.dumps(policy("s3:" + "x" * 10_240))
        made = self.permission_set()
        self.refused(
            "ServiceQuotaExceededException",
            self.sso.put_inline_policy_to_permission_set,
            InstanceArn=INSTANCE,
            PermissionSetArn=made,
            InlinePolicy=document,
        )
        self.refused("ConflictException", create, InstanceArn=INSTANCE, Name="Developer")

    def test_aws_managed_policies_must_exist(self):
        made = {"InstanceArn": INSTANCE, "PermissionSetArn": self.permission_set()}
        attach = self.sso.attach_managed_policy_to_permission_set
        self.refused("ResourceNotFoundException", attach, **made, ManagedPolicyArn="arn:aws:iam::aws:policy/NoSuchAccess")
        attach(**made, ManagedPolicyArn="arn:aws:iam::aws:policy/job-function/ViewOnlyAccess")

    def test_account_principal_and_permission_set_of_an_assignment_must_exist(self):
        good = self.wanted()
        lost = {
            "TargetId": "999999999999",
            "PrincipalId": "00000000-0000-0000-0000-000000000000",
            "PermissionSetArn": good["PermissionSetArn"][:-1] + "0",
        }
        for name, value in lost.items():
            with self.subTest(name):
                self.refused("ResourceNotFoundException", self.sso.create_account_assignment, **{**good, name: value})

    def test_the_accounts_own_policies_must_be_there_first(self):
        wanted = self.wanted()
        key = {"InstanceArn": INSTANCE, "PermissionSetArn": wanted["PermissionSetArn"]}
        boundary = {"CustomerManagedPolicyReference": {"Name": "boundary", "Path": "/"}}
        self.sso.put_permissions_boundary_to_permission_set(**key, PermissionsBoundary=boundary)
        self.assertEqual(self.sso.get_permissions_boundary_for_permission_set(**key)["PermissionsBoundary"], boundary)

        def outcome():
            request = self.sso.create_account_assignment(**wanted)["AccountAssignmentCreationStatus"]
            self.assertEqual(request["Status"], "IN_PROGRESS")
            found = self.sso.describe_account_assignment_creation_status(
                InstanceArn=INSTANCE, AccountAssignmentCreationRequestId=request["RequestId"]
            )
            return found["AccountAssignmentCreationStatus"]

        status = outcome()
        self.assertEqual(status["Status"], "FAILED")
        self.assertIn("boundary", status["FailureReason"])
        self.assertEqual(self.assigned(wanted["PermissionSetArn"]), [])
        client("iam", self.member).create_policy(PolicyName="boundary", PolicyDocument=json.dumps(policy()))
        self.assertEqual(outcome()["Status"], "SUCCEEDED")
        self.assertEqual(len(self.assigned(wanted["PermissionSetArn"])), 1)

    def test_an_assigned_permission_set_is_not_deleted(self):
        wanted = self.wanted()
        self.sso.create_account_assignment(**wanted)
        self.refused("ConflictException", self.sso.delete_permission_set, InstanceArn=INSTANCE, PermissionSetArn=wanted["PermissionSetArn"])

    def resources(self, target, **sets):
        group = {"Type": "AWS::IdentityStore::Group", "Properties": {"IdentityStoreId": STORE, "DisplayName": "developers"}}
        permission_set = {
            "Type": "AWS::SSO::PermissionSet",
            "Properties": {
                "InstanceArn": INSTANCE,
                "Name": "Developer",
                "Description": "d",
                "ManagedPolicies": ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
                "InlinePolicy": policy(),
                "Tags": [{"Key": "k", "Value": "v"}],
                **sets,
            },
        }
        assignment = {
            "Type": "AWS::SSO::Assignment",
            "Properties": {
                "InstanceArn": INSTANCE,
                "TargetId": target,
                "TargetType": "AWS_ACCOUNT",
                "PrincipalType": "GROUP",
                "PermissionSetArn": {"Fn::GetAtt": ["P", "PermissionSetArn"]},
                "PrincipalId": {"Fn::GetAtt": ["G", "GroupId"]},
            },
        }
        return {"G": group, "P": permission_set, "A": assignment}

    def test_a_changed_target_replaces_the_assignment_and_revokes_the_old_one(self):
        other = self.account("other")
        self.assertEqual(self.deploy(**self.resources(self.member)), "CREATE_COMPLETE")
        permission_set = self.physical_id("P").split("|")[1]
        self.assertEqual(len(self.assigned(permission_set)), 1)
        self.assertEqual(self.deploy(**self.resources(other)), "UPDATE_COMPLETE")
        self.assertEqual(self.assigned(permission_set), [])

    def test_a_removed_assignment_is_revoked_and_deletion_leaves_nothing(self):
        resources = self.resources(self.member)
        self.deploy(**resources)
        permission_set = self.physical_id("P").split("|")[1]
        resources.pop("A")
        self.deploy(**resources)
        self.assertEqual(self.assigned(permission_set), [])
        self.cloudformation.delete_stack(StackName="stack")
        self.assertEqual(self.store.list_groups(IdentityStoreId=STORE)["Groups"], [])

    def test_a_permission_set_is_changed_in_place(self):
        self.deploy(**self.resources(self.member))
        before = self.physical_id("P")
        changed = self.resources(self.member, ManagedPolicies=["arn:aws:iam::aws:policy/SecurityAudit"], SessionDuration="PT4H")
        self.assertEqual(self.deploy(**changed), "UPDATE_COMPLETE")
        self.assertEqual(self.physical_id("P"), before)
        key = {"InstanceArn": INSTANCE, "PermissionSetArn": before.split("|")[1]}
        self.assertEqual(self.sso.describe_permission_set(**key)["PermissionSet"]["SessionDuration"], "PT4H")
        names = [p["Name"] for p in self.sso.list_managed_policies_in_permission_set(**key)["AttachedManagedPolicies"]]
        self.assertEqual(names, ["SecurityAudit"])

    def test_an_assignment_that_fails_leaves_no_access_behind(self):
        self.assertEqual(self.deploy(**self.resources("999999999999")), "ROLLBACK_COMPLETE")
        self.assertEqual(self.sso.list_permission_sets(InstanceArn=INSTANCE)["PermissionSets"], [])

    def test_sixteen_assignments_at_once_are_too_many(self):
        resources = self.resources(self.member)
        assignment = resources.pop("A")
        for number in range(16):
            resources[f"G{number}"] = {**resources["G"], "Properties": {**resources["G"]["Properties"], "DisplayName": f"g{number}"}}
            properties = {**assignment["Properties"], "PrincipalId": {"Fn::GetAtt": [f"G{number}", "GroupId"]}}
            resources[f"A{number}"] = {**assignment, "Properties": properties}
        self.assertEqual(self.deploy(**resources), "ROLLBACK_COMPLETE")
        self.assertIn("too many AWS::SSO::Assignment", self.reasons())

    def test_two_stacks_of_ten_assignments_at_a_time_are_too_many_and_one_after_the_other_are_not(self):
        def ten(name):
            resources = self.resources(self.member)
            assignment, group, permission_set = resources.pop("A"), resources.pop("G"), resources["P"]
            permission_set["Properties"]["Name"] = name
            for number in range(10):
                resources[f"G{number}"] = {**group, "Properties": {**group["Properties"], "DisplayName": f"{name}{number}"}}
                properties = {**assignment["Properties"], "PrincipalId": {"Fn::GetAtt": [f"G{number}", "GroupId"]}}
                resources[f"A{number}"] = {**assignment, "Properties": properties}
            return resources

        switch("POST", "/lz/settings", {"patience": 0})
        switch("POST", "/lz/faults", {"service": "sso-admin", "action": "CreateAccountAssignment", "delay": 2})
        self.deploy("one", **ten("one"))
        self.deploy("two", **ten("two"))
        wait_until_idle()
        self.assertEqual(self.status("one"), "CREATE_COMPLETE")
        self.assertIn("too many AWS::SSO::Assignment", self.reasons("two"))
        self.deploy("three", **ten("three"))
        wait_until_idle()
        self.assertEqual(self.status("three"), "CREATE_COMPLETE")

    def test_a_group_is_found_by_name_and_renamed_in_place(self):
        self.deploy(**self.resources(self.member))
        found = self.store.get_group_id(
            IdentityStoreId=STORE, AlternateIdentifier={"UniqueAttribute": {"AttributePath": "displayName", "AttributeValue": "developers"}}
        )
        self.assertEqual(found["GroupId"], self.physical_id("G"))
        renamed = self.resources(self.member)
        renamed["G"]["Properties"]["DisplayName"] = "engineers"
        self.assertEqual(self.deploy(**renamed), "UPDATE_COMPLETE")
        self.assertEqual([g["DisplayName"] for g in self.store.list_groups(IdentityStoreId=STORE)["Groups"]], ["engineers"])
