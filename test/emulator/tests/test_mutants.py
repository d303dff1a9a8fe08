"""Faults of the emulator itself: what is taken out says yes and does nothing."""

import json

from botocore.exceptions import ClientError

from .support import EmulatorTest, client, policy, switch, trust_policy


class Mutants(EmulatorTest):
    def role(self, action):
        inline = [{"PolicyName": "p", "PolicyDocument": policy(action)}]
        properties = {"RoleName": "r", "AssumeRolePolicyDocument": trust_policy(), "Policies": inline}
        return {"Type": "AWS::IAM::Role", "Properties": properties}

    def test_a_handler_without_its_update_reports_success(self):
        self.deploy(R=self.role("s3:GetObject"))
        switch("POST", "/lz/settings", {"mutant": "AWS::IAM::Role.update"})
        self.assertEqual(self.deploy(R=self.role("s3:PutObject")), "UPDATE_COMPLETE")
        found = client("iam").get_role_policy(RoleName="r", PolicyName="p")["PolicyDocument"]
        self.assertEqual(found["Statement"][0]["Action"], "s3:GetObject")

    def test_a_handler_without_its_delete_leaves_the_thing(self):
        self.deploy(R=self.role("s3:GetObject"))
        switch("POST", "/lz/settings", {"mutant": "AWS::IAM::Role.delete"})
        self.cloudformation.delete_stack(StackName="stack")
        client("iam").get_role(RoleName="r")

    def test_an_operation_that_is_taken_out_answers_and_has_no_effect(self):
        switch("POST", "/lz/settings", {"mutant": "iam:UpdateAccountPasswordPolicy"})
        client("iam").update_account_password_policy(MinimumPasswordLength=14)
        with self.assertRaises(ClientError):
            client("iam").get_account_password_policy()

    def test_stack_sets_reach_less_than_they_should(self):
        self.cloudformation_of_two_accounts()
        for mutant, reached in [("stack-sets:first-region", {"us-east-1"}), ("stack-sets:first-account", {"us-east-1", "us-west-2"})]:
            switch("POST", "/lz/settings", {"mutant": mutant})
            name = mutant.rsplit("-", 1)[1]
            self.deploy(name, S=self.stack_set(name))
            found = self.cloudformation.list_stack_instances(StackSetName=name)["Summaries"]
            self.assertEqual({i["Region"] for i in found}, reached)
            self.assertEqual(len(found), 2)

    def cloudformation_of_two_accounts(self):
        root = self.organization()
        self.prod = self.unit("prod", root)
        for name in ("a", "b"):
            self.account(name, self.prod)
        self.cloudformation.activate_organizations_access()

    def stack_set(self, name):
        topic = {"Resources": {"T": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": name}}}}
        group = {"DeploymentTargets": {"OrganizationalUnitIds": [self.prod]}, "Regions": ["us-west-2", "us-east-1"]}
        properties = {"StackSetName": name, "PermissionModel": "SERVICE_MANAGED", "AutoDeployment": {"Enabled": False}}
        return {
            "Type": "AWS::CloudFormation::StackSet",
            "Properties": {**properties, "StackInstancesGroup": [group], "TemplateBody": json.dumps(topic)},
        }
