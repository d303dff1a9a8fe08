"""Self-managed StackSets: the roles that they need, and what they are refused."""

import json

from .support import MANAGEMENT, EmulatorTest, client, switch, trust_policy

SERVICE = "cloudformation.amazonaws.com"
REGIONS = ("us-east-2", "eu-north-1")
TOPIC = {"Resources": {"T": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "lz"}}}}


def by(arn):
    return {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": arn}, "Action": "sts:AssumeRole"}]}


def for_stack_set(name, account=MANAGEMENT, services=(SERVICE,)):
    condition = {
        "StringEquals": {"aws:SourceAccount": account},
        "ArnLike": {"aws:SourceArn": f"arn:aws:cloudformation:us-west-2:{account}:stackset/{name}:*"},
    }
    statement = {"Effect": "Allow", "Principal": {"Service": list(services)}, "Action": "sts:AssumeRole", "Condition": condition}
    return {"Version": "2012-10-17", "Statement": [statement]}


class SelfManagedStackSets(EmulatorTest):
    arn = f"arn:aws:iam::{MANAGEMENT}:role/lz-administration"

    def role(self, name, trust):
        client("iam").create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps(trust))

    def roles(self, administration=None):
        self.role("lz-administration", administration or for_stack_set("lz-set"))
        self.role("lz-execution", by(self.arn))

    def stack_set(self, regions=REGIONS, targets=None, template=None, **more):
        return {
            "Type": "AWS::CloudFormation::StackSet",
            "Properties": {
                "StackSetName": "lz-set",
                "PermissionModel": "SELF_MANAGED",
                "AdministrationRoleARN": self.arn,
                "ExecutionRoleName": "lz-execution",
                "StackInstancesGroup": [{"DeploymentTargets": targets or {"Accounts": [MANAGEMENT]}, "Regions": list(regions)}],
                "TemplateBody": json.dumps(template or TOPIC),
                **more,
            },
        }

    def topics(self, region):
        return len(client("sns", MANAGEMENT, region).list_topics()["Topics"])

    def fails(self, reason, rollback="FAILED", **stack_set):
        """Whoever cannot make a stack cannot take it away: the rollback fails, too."""
        self.assertEqual(self.deploy(S=self.stack_set(**stack_set)), f"ROLLBACK_{rollback}")
        self.assertIn(reason, self.reasons())
        self.assertEqual([self.topics(region) for region in REGIONS], [0, 0])

    def test_it_reaches_the_account_that_it_is_in_without_access_to_an_organization(self):
        self.roles()
        self.assertEqual(self.deploy(S=self.stack_set()), "CREATE_COMPLETE")
        self.assertEqual([self.topics(region) for region in (*REGIONS, "us-west-2")], [1, 1, 0])
        found = self.cloudformation.describe_stack_set(StackSetName="lz-set")["StackSet"]
        self.assertEqual((found["PermissionModel"], found["AdministrationRoleARN"]), ("SELF_MANAGED", self.arn))
        self.assertEqual(found["ExecutionRoleName"], "lz-execution")

    def test_another_region_is_added_one_goes_and_at_the_end_all(self):
        self.roles()
        self.deploy(S=self.stack_set())
        self.assertEqual(self.deploy(S=self.stack_set(("eu-north-1", "sa-east-1"))), "UPDATE_COMPLETE")
        self.assertEqual([self.topics(region) for region in (*REGIONS, "sa-east-1")], [0, 1, 1])
        changed = {"Resources": {"T": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "other"}}}}
        self.assertEqual(self.deploy(S=self.stack_set(("eu-north-1", "sa-east-1"), template=changed)), "UPDATE_COMPLETE")
        arns = [t["TopicArn"] for t in client("sns", MANAGEMENT, "sa-east-1").list_topics()["Topics"]]
        self.assertEqual([arn.rpartition(":")[2] for arn in arns], ["other"])
        self.cloudformation.delete_stack(StackName="stack")
        self.assertEqual([self.topics(region) for region in (*REGIONS, "sa-east-1")], [0, 0, 0])

    WORDS = f"Account {MANAGEMENT} should have 'lz-execution' role with trust relationship to Role 'lz-administration'."

    def test_without_the_administration_role_nothing_is_made(self):
        self.role("lz-administration", for_stack_set("lz-set"))
        self.role("lz-execution", by(self.arn))
        client("iam").delete_role(RoleName="lz-administration")
        self.fails(self.WORDS)

    def test_without_the_execution_role_nothing_is_made(self):
        self.role("lz-administration", for_stack_set("lz-set"))
        self.fails(self.WORDS)

    def test_an_administration_role_for_another_service_is_none(self):
        self.roles(trust_policy("lambda.amazonaws.com"))
        self.fails(self.WORDS)

    def test_an_administration_role_for_another_stack_set_is_none(self):
        self.roles(for_stack_set("other"))
        self.fails(self.WORDS)

    def test_an_administration_role_for_another_account_is_none(self):
        self.roles(for_stack_set("lz-set", account="222222222222"))
        self.fails(self.WORDS)

    def test_an_execution_role_that_trusts_somebody_else_is_none(self):
        self.role("lz-administration", for_stack_set("lz-set"))
        self.role("lz-other", trust_policy())
        self.role("lz-execution", by(f"arn:aws:iam::{MANAGEMENT}:role/lz-other"))
        self.fails(self.WORDS)

    def test_roles_that_were_just_made_cannot_be_taken_yet(self):
        switch("POST", "/lz/settings", {"iam_delay": 60})
        self.roles()
        self.fails(self.WORDS)
        switch("POST", "/lz/clock", {"advance": 61})
        self.cloudformation.delete_stack(StackName="stack")
        self.assertEqual(self.deploy(S=self.stack_set()), "CREATE_COMPLETE")

    def test_in_a_region_that_is_off_nothing_is_made(self):
        self.roles()
        self.fails("Region eu-central-2 is not enabled", regions=("eu-central-2",))

    def test_in_a_region_to_opt_in_to_cloudformation_has_a_name_of_its_own(self):
        client("account").enable_region(RegionName="eu-central-2")
        self.roles()
        self.fails(self.WORDS, regions=("eu-central-2",))
        both = for_stack_set("lz-set", services=(SERVICE, "cloudformation.eu-central-2.amazonaws.com"))
        client("iam").update_assume_role_policy(RoleName="lz-administration", PolicyDocument=json.dumps(both))
        self.cloudformation.delete_stack(StackName="stack")
        self.assertEqual(self.deploy(S=self.stack_set(("eu-central-2",))), "CREATE_COMPLETE")

    def test_organizational_units_are_no_target(self):
        self.roles()
        self.fails(
            "StackSets with SELF_MANAGED permission model can only have accounts as target",
            rollback="COMPLETE",
            targets={"OrganizationalUnitIds": ["r-1234"]},
        )

    def test_it_follows_nobody(self):
        self.roles()
        self.fails("AutoDeployment is not supported", rollback="COMPLETE", AutoDeployment={"Enabled": False})

    def test_no_delegated_administrator_makes_one(self):
        self.roles()
        self.fails("CallAs", rollback="COMPLETE", CallAs="DELEGATED_ADMIN")

    def test_an_update_that_names_no_roles_takes_the_default(self):
        self.roles()
        self.deploy(S=self.stack_set())
        changed = json.dumps({"Resources": {"T": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "b"}}}})
        self.cloudformation.update_stack_set(StackSetName="lz-set", TemplateBody=changed)
        found = self.cloudformation.describe_stack_set(StackSetName="lz-set")["StackSet"]
        self.assertTrue(found["AdministrationRoleARN"].endswith(":role/AWSCloudFormationStackSetAdministrationRole"))
        statuses = {i["Status"] for i in self.cloudformation.list_stack_instances(StackSetName="lz-set")["Summaries"]}
        self.assertEqual(statuses, {"OUTDATED"})

    def test_whoever_makes_one_passes_the_role_to_cloudformation(self):
        self.roles()
        self.deploy(S=self.stack_set())
        passed = [c for c in switch("GET", "/lz/calls?by=cloudformation") if c["iamAction"] == "iam:PassRole"]
        self.assertEqual({(c["service"], c["names"]["Role"]) for c in passed}, {("cloudformation", self.arn)})

    def test_a_fault_on_purpose_leaves_its_own_account_out(self):
        self.roles()
        switch("POST", "/lz/settings", {"mutant": "stack-sets:members-alone"})
        self.deploy(S=self.stack_set())
        self.assertEqual(self.cloudformation.list_stack_instances(StackSetName="lz-set")["Summaries"], [])
