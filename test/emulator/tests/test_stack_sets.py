"""Service-managed StackSets: whom they reach, and how they follow the organization."""

import json
import threading
import time

from .support import EmulatorTest, client, policy, switch, trust_policy


def inner(action="s3:GetObject"):
    return {
        "Parameters": {"Role": {"Type": "String", "Default": "lz-role"}},
        "Resources": {
            "R": {
                "Type": "AWS::IAM::Role",
                "Properties": {
                    "RoleName": {"Ref": "Role"},
                    "AssumeRolePolicyDocument": trust_policy(),
                    "Policies": [{"PolicyName": "p", "PolicyDocument": policy(action)}],
                },
            },
            "K": {"Type": "AWS::KMS::Key", "Properties": {}},
            "B": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": {"Fn::Sub": "lz-${AWS::AccountId}"}}},
        },
    }


class StackSets(EmulatorTest):
    def setUp(self):
        super().setUp()
        self.root = self.organization()
        self.prod, self.dev = self.unit("prod", self.root), self.unit("dev", self.root)
        self.a, self.b = self.account("a", self.prod), self.account("b", self.prod)
        self.cloudformation.activate_organizations_access()

    def stack_set(self, targets=None, template=None, regions=("us-west-2",), auto=True, **more):
        group = {"DeploymentTargets": targets or {"OrganizationalUnitIds": [self.prod]}, "Regions": list(regions)}
        return {
            "Type": "AWS::CloudFormation::StackSet",
            "Properties": {
                "StackSetName": "lz-set",
                "PermissionModel": "SERVICE_MANAGED",
                "Capabilities": ["CAPABILITY_NAMED_IAM"],
                "AutoDeployment": {"Enabled": auto, **({"RetainStacksOnAccountRemoval": False} if auto else {})},
                "StackInstancesGroup": [group],
                "TemplateBody": json.dumps(template or inner()),
                **more,
            },
        }

    def instances(self):
        found = self.cloudformation.list_stack_instances(StackSetName="lz-set")["Summaries"]
        return {(i["Account"], i["Region"]): i["Status"] for i in found}

    def roles(self, account):
        return [r["RoleName"] for r in client("iam", account).list_roles()["Roles"] if r["RoleName"].startswith("lz-")]

    def test_without_access_to_the_organization_there_is_no_service_managed_set(self):
        self.cloudformation.deactivate_organizations_access()
        self.assertEqual(self.deploy(S=self.stack_set()), "ROLLBACK_COMPLETE")
        self.assertIn("enable organizations access", self.reasons())

    def test_every_account_under_the_target_gets_the_stack_for_real(self):
        self.assertEqual(self.deploy(S=self.stack_set()), "CREATE_COMPLETE")
        self.assertEqual(self.instances(), {(self.a, "us-west-2"): "CURRENT", (self.b, "us-west-2"): "CURRENT"})
        for account in (self.a, self.b):
            self.assertEqual(self.roles(account), ["lz-role"])
            self.assertEqual([b["Name"] for b in client("s3", account).list_buckets()["Buckets"]], [f"lz-{account}"])
            self.assertEqual(len(client("kms", account).list_keys()["Keys"]), 1)
        self.assertEqual(self.roles("111111111111"), [])

    def test_an_intersection_reaches_the_listed_accounts_only(self):
        targets = {"OrganizationalUnitIds": [self.root], "Accounts": [self.a], "AccountFilterType": "INTERSECTION"}
        self.deploy(S=self.stack_set(targets, auto=False))
        self.assertEqual(list(self.instances()), [(self.a, "us-west-2")])

    def test_an_account_that_arrives_gets_the_stack_and_one_that_leaves_loses_it(self):
        self.deploy(S=self.stack_set())
        new = self.account("new")
        self.assertEqual(self.roles(new), [])
        self.organizations.move_account(AccountId=new, SourceParentId=self.root, DestinationParentId=self.prod)
        self.assertEqual(self.roles(new), ["lz-role"])
        self.organizations.move_account(AccountId=new, SourceParentId=self.prod, DestinationParentId=self.dev)
        self.assertEqual(self.roles(new), [])

    def test_a_retaining_set_leaves_the_stack_with_an_account_that_leaves(self):
        self.deploy(S=self.stack_set(AutoDeployment={"Enabled": True, "RetainStacksOnAccountRemoval": True}))
        self.organizations.move_account(AccountId=self.a, SourceParentId=self.prod, DestinationParentId=self.dev)
        self.assertEqual(list(self.instances()), [(self.b, "us-west-2")])
        self.assertEqual(self.roles(self.a), ["lz-role"])

    def test_a_set_without_auto_deployment_does_not_follow(self):
        self.deploy(S=self.stack_set(auto=False))
        self.assertEqual(self.roles(self.account("new", self.prod)), [])

    def test_a_changed_template_reaches_every_account(self):
        self.deploy(S=self.stack_set())
        self.assertEqual(self.deploy(S=self.stack_set(template=inner("s3:PutObject"))), "UPDATE_COMPLETE")
        for account in (self.a, self.b):
            document = client("iam", account).get_role_policy(RoleName="lz-role", PolicyName="p")["PolicyDocument"]
            self.assertEqual(document["Statement"][0]["Action"], "s3:PutObject")

    def test_parameters_and_overrides_reach_the_stacks(self):
        resource = self.stack_set(Parameters=[{"ParameterKey": "Role", "ParameterValue": "lz-other"}])
        self.deploy(S=resource)
        self.assertEqual(self.roles(self.a), ["lz-other"])

    def test_another_region_adds_stacks_and_a_region_taken_away_removes_them(self):
        regional = {"Resources": {"T": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "lz"}}}}
        self.deploy(S=self.stack_set(template=regional))
        self.deploy(S=self.stack_set(template=regional, regions=("us-west-2", "us-east-1")))
        self.assertEqual({region for _, region in self.instances()}, {"us-west-2", "us-east-1"})
        self.deploy(S=self.stack_set(template=regional))
        self.assertEqual({region for _, region in self.instances()}, {"us-west-2"})
        self.assertEqual(client("sns", self.a, "us-east-1").list_topics()["Topics"], [])

    def test_one_failing_account_fails_the_set_and_a_second_try_completes(self):
        switch(
            "POST",
            "/lz/faults",
            {"service": "iam", "action": "CreateRole", "account": "b", "error": "ServiceFailure", "message": "injected"},
        )
        self.assertEqual(self.deploy(S=self.stack_set()), "ROLLBACK_COMPLETE")
        self.assertRegex(
            self.reasons(), r"Stack set operation \[[^]]+\] was unexpectedly stopped or failed. status reason\(s\): \[ResourceLogicalId:R,"
        )
        self.assertNotIn(self.b, self.reasons())  # AWS's handler tells neither account nor region
        self.assertEqual(self.roles(self.a), [])
        self.cloudformation.delete_stack(StackName="stack")
        self.assertEqual(self.deploy(S=self.stack_set()), "CREATE_COMPLETE")

    def test_deleting_the_resource_removes_the_stacks(self):
        self.deploy(S=self.stack_set())
        self.cloudformation.delete_stack(StackName="stack")
        self.assertEqual(self.roles(self.a), [])
        self.refused("StackSetNotFoundException", self.cloudformation.describe_stack_set, StackSetName="lz-set")

    def test_its_calls_in_members_are_not_cloudformations_own(self):
        self.deploy(S=self.stack_set())
        mine = {call["account"] for call in switch("GET", "/lz/calls?by=cloudformation")}
        self.assertEqual(mine, {"111111111111"})
        self.assertIn("iam:CreateRole", {call["iamAction"] for call in switch("GET", "/lz/calls?by=stackset")})

    def test_an_account_that_arrives_waits_for_the_stack(self):
        self.deploy(S=self.stack_set())
        switch("POST", "/lz/settings", {"auto_deployment_delay": 60})
        new = self.account("new", self.prod)
        self.assertEqual(self.roles(new), [])
        switch("POST", "/lz/clock", {"advance": 30})
        self.assertEqual(self.roles(new), [])
        switch("POST", "/lz/clock", {"advance": 31})
        self.assertEqual(self.roles(new), ["lz-role"])

    def test_without_trusted_access_nothing_follows_and_nothing_is_deployed(self):
        self.deploy(S=self.stack_set())
        self.organizations.disable_aws_service_access(ServicePrincipal="member.org.stacksets.cloudformation.amazonaws.com")
        self.assertEqual(self.roles(self.account("new", self.prod)), [])
        self.assertEqual(self.deploy(S=self.stack_set(template=inner("s3:PutObject"))), "UPDATE_ROLLBACK_FAILED")
        self.assertIn("enable organizations access", self.reasons())

    def test_a_suspended_account_is_passed_over(self):
        self.deploy(S=self.stack_set())
        self.organizations.close_account(AccountId=self.a)
        self.assertEqual(self.deploy(S=self.stack_set(template=inner("s3:PutObject"))), "UPDATE_COMPLETE")
        self.assertEqual(self.instances(), {(self.a, "us-west-2"): "OUTDATED", (self.b, "us-west-2"): "CURRENT"})
        found = self.cloudformation.describe_stack_instance(
            StackSetName="lz-set", StackInstanceAccount=self.a, StackInstanceRegion="us-west-2"
        )
        self.assertEqual(found["StackInstance"]["StackInstanceStatus"]["DetailedStatus"], "SKIPPED_SUSPENDED_ACCOUNT")

    def test_what_a_members_stack_retains_survives_the_rollback_of_the_outer_stack(self):
        kept = {"Type": "AWS::S3::Bucket", "DeletionPolicy": "RetainExceptOnCreate", "Properties": {"BucketName": "kept"}}
        targets = {"OrganizationalUnitIds": [self.prod], "Accounts": [self.a], "AccountFilterType": "INTERSECTION"}
        one = self.stack_set(targets, {"Resources": {"B": kept}}, auto=False)
        broken = {"Type": "AWS::S3::Bucket", "DependsOn": "S", "Properties": {"BucketName": "NotAllowed_"}}
        self.assertEqual(self.deploy(S=one, X=broken), "ROLLBACK_COMPLETE")
        self.assertEqual([b["Name"] for b in client("s3", self.a).list_buckets()["Buckets"]], ["kept"])
        self.cloudformation.delete_stack(StackName="stack")
        self.assertEqual(self.deploy(S=one), "ROLLBACK_COMPLETE")
        self.assertIn("already own it", self.reasons())

    def test_operations_on_one_set_come_one_after_the_other(self):
        self.deploy(S=self.stack_set())
        switch("POST", "/lz/faults", {"service": "iam", "action": "PutRolePolicy", "delay": 1.0, "by": "stackset"})
        update = {"StackSetName": "lz-set", "TemplateBody": json.dumps(inner("s3:PutObject")), "Capabilities": ["CAPABILITY_NAMED_IAM"]}
        first = threading.Thread(target=lambda: self.cloudformation.update_stack_set(**update))
        first.start()
        time.sleep(0.4)
        self.refused("OperationInProgressException", self.cloudformation.update_stack_set, **update)
        first.join()
