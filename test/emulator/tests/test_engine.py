"""Stacks: order, outputs, changes, the way back, background work."""

import json
import time

from .support import EmulatorTest, client, switch, trust_policy


def topic(name=None, display="d", **more):
    return {"Type": "AWS::SNS::Topic", "Properties": {"DisplayName": display, **({"TopicName": name} if name else {})}, **more}


def failing(after=None):
    """A bucket whose name is taken by nobody, and yet not allowed."""
    return {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "NotAllowed_"}, **({"DependsOn": after} if after else {})}


def topics():
    return sorted(t["TopicArn"].split(":")[-1] for t in client("sns").list_topics()["Topics"])


class Engine(EmulatorTest):
    def test_resources_are_made_in_the_order_of_their_references(self):
        key = {"Type": "AWS::KMS::Key", "Properties": {}}
        self.deploy(A={"Type": "AWS::SNS::Topic", "Properties": {"KmsMasterKeyId": {"Ref": "Z"}}}, Z=key)
        made = [name for name, status in self.events() if status == "CREATE_COMPLETE"]
        self.assertEqual(made, ["Z", "A", "stack"])

    def test_another_stacks_output_is_read_in_another_region_too(self):
        self.deploy("one", outputs={"Arn": {"Value": {"Ref": "A"}}}, A=topic("first"))
        east = client("cloudformation", region="us-east-1")
        read = {"Fn::GetStackOutput": {"StackName": "one", "OutputName": "Arn", "Region": "us-west-2"}}
        outputs = {"Seen": {"Value": {"Fn::Sub": ["${X}", {"X": read}]}}}
        self.assertEqual(self.deploy("two", outputs=outputs, cf=east, B=topic("second")), "CREATE_COMPLETE")
        seen = east.describe_stacks(StackName="two")["Stacks"][0]["Outputs"][0]["OutputValue"]
        self.assertEqual(seen, "arn:aws:sns:us-west-2:111111111111:first")

    def test_a_missing_output_fails_the_resource(self):
        self.deploy(A=topic(display={"Fn::GetStackOutput": {"StackName": "none", "OutputName": "X"}}))
        self.assertEqual(self.status(), "ROLLBACK_COMPLETE")

    def test_an_export_in_use_cannot_go(self):
        self.deploy("one", outputs={"X": {"Value": "v", "Export": {"Name": "shared"}}}, A=topic())
        self.deploy("two", B=topic(display={"Fn::ImportValue": "shared"}))
        self.refused("ValidationError", self.cloudformation.delete_stack, StackName="one")
        self.assertEqual(self.deploy("one", A=topic()), "UPDATE_ROLLBACK_COMPLETE")

    def test_a_failed_creation_takes_back_what_it_made(self):
        self.assertEqual(self.deploy(A=topic("a"), B=failing("A")), "ROLLBACK_COMPLETE")
        self.assertEqual(topics(), [])

    def test_a_failed_update_restores_what_was(self):
        self.deploy(A=topic("a", "before"))
        self.assertEqual(self.deploy(A=topic("a", "after"), B=topic("b"), C=failing(["A", "B"])), "UPDATE_ROLLBACK_COMPLETE")
        self.assertEqual(topics(), ["a"])
        attributes = client("sns").get_topic_attributes(TopicArn="arn:aws:sns:us-west-2:111111111111:a")["Attributes"]
        self.assertEqual(attributes["DisplayName"], "before")
        self.assertEqual(self.deploy(A=topic("a", "after")), "UPDATE_COMPLETE")

    def test_a_failed_update_keeps_what_it_would_have_removed_or_replaced(self):
        self.deploy(A=topic("a"), B=topic("b"))
        self.assertEqual(self.deploy(A=topic("other"), C=failing("A")), "UPDATE_ROLLBACK_COMPLETE")
        self.assertEqual(topics(), ["a", "b"])

    def test_a_changed_create_only_property_replaces_and_the_old_one_goes(self):
        self.deploy(A=topic("a"))
        self.deploy(A=topic("b"))
        self.assertEqual(topics(), ["b"])
        self.assertIn("b", self.physical_id("A"))

    def test_deletion_and_replacement_policies_retain(self):
        self.deploy(A=topic("a", UpdateReplacePolicy="Retain"), B=topic("b", DeletionPolicy="Retain"), C=topic("c"))
        self.deploy(A=topic("a2", UpdateReplacePolicy="Retain"))
        self.assertEqual(topics(), ["a", "a2", "b"])
        self.cloudformation.delete_stack(StackName="stack")
        self.assertEqual(topics(), ["a", "b"])

    def test_a_protected_stack_is_not_deleted(self):
        self.deploy(A=topic())
        self.cloudformation.update_termination_protection(StackName="stack", EnableTerminationProtection=True)
        self.refused("ValidationError", self.cloudformation.delete_stack, StackName="stack")
        self.cloudformation.update_termination_protection(StackName="stack", EnableTerminationProtection=False)
        self.cloudformation.delete_stack(StackName="stack")
        self.refused("ValidationError", self.cloudformation.describe_stacks, StackName="stack")

    def test_the_same_template_again_is_no_update(self):
        self.deploy(A=topic("a"))
        with self.assertRaisesRegex(Exception, "No updates are to be performed"):
            self.deploy(A=topic("a"))

    def change_set(self, kind, name, **resources):
        self.cloudformation.create_change_set(
            StackName="stack", ChangeSetName=name, ChangeSetType=kind, TemplateBody=json.dumps({"Resources": resources})
        )
        return self.cloudformation.describe_change_set(StackName="stack", ChangeSetName=name)

    def test_a_change_set_names_what_changes_and_one_without_changes_fails(self):
        self.deploy(A=topic("a"), B=topic("b"), C=topic("c"))
        found = self.change_set("UPDATE", "x", A=topic("a", "new"), B=topic("b2"), D=topic("d"))
        actions = {
            c["ResourceChange"]["LogicalResourceId"]: (c["ResourceChange"]["Action"], c["ResourceChange"].get("Replacement"))
            for c in found["Changes"]
        }
        self.assertEqual(actions, {"A": ("Modify", "False"), "B": ("Modify", "True"), "D": ("Add", None), "C": ("Remove", None)})
        none = self.change_set("UPDATE", "y", A=topic("a"), B=topic("b"), C=topic("c"))
        self.assertEqual((none["Status"], none["ExecutionStatus"]), ("FAILED", "UNAVAILABLE"))

    def test_a_change_set_is_worked_on_in_the_background(self):
        switch("POST", "/lz/settings", {"patience": 0})
        switch("POST", "/lz/faults", {"service": "sns", "action": "CreateTopic", "delay": 0.5})
        self.change_set("CREATE", "x", A=topic("a"))
        self.cloudformation.execute_change_set(StackName="stack", ChangeSetName="x")
        self.assertEqual(self.status(), "CREATE_IN_PROGRESS")
        self.assertIn(("A", "CREATE_IN_PROGRESS"), self.events())
        self.refused("ValidationError", self.cloudformation.delete_stack, StackName="stack")
        end = time.time() + 5
        while self.status() == "CREATE_IN_PROGRESS" and time.time() < end:
            time.sleep(0.05)
        self.assertEqual(self.status(), "CREATE_COMPLETE")

    def test_what_exists_is_imported_when_it_is_retained(self):
        root = self.organization()
        unit = self.unit("prod", root)
        definition = {
            "Type": "AWS::Organizations::OrganizationalUnit",
            "Properties": {"Name": "prod", "ParentId": root},
            "DeletionPolicy": "Retain",
        }
        self.cloudformation.create_change_set(
            StackName="stack",
            ChangeSetName="i",
            ChangeSetType="IMPORT",
            TemplateBody=json.dumps({"Resources": {"Ou": definition}}),
            ResourcesToImport=[{"ResourceType": definition["Type"], "LogicalResourceId": "Ou", "ResourceIdentifier": {"Id": unit}}],
        )
        self.cloudformation.execute_change_set(StackName="stack", ChangeSetName="i")
        self.assertEqual((self.status(), self.physical_id("Ou")), ("IMPORT_COMPLETE", unit))

    def test_a_rollback_that_fails_is_said_and_can_be_continued(self):
        self.deploy(A=topic("a", "before"))
        switch("POST", "/lz/faults", {"service": "sns", "action": "SetTopicAttributes", "nth": 2, "error": "InternalError"})
        self.assertEqual(self.deploy(A=topic("a", "after"), C=failing("A")), "UPDATE_ROLLBACK_FAILED")
        self.cloudformation.continue_update_rollback(StackName="stack")
        self.assertEqual(self.status(), "UPDATE_ROLLBACK_COMPLETE")

    def update_without_rollback(self, name, **resources):
        self.change_set("UPDATE", name, **resources)
        self.cloudformation.execute_change_set(StackName="stack", ChangeSetName=name, DisableRollback=True)
        self.assertEqual(self.status(), "UPDATE_FAILED")

    def test_what_failed_twice_without_rollback_goes_back_to_what_was_stable(self):
        self.deploy(A=topic("a", "before"), K=topic("k"))
        self.update_without_rollback("one", A=topic("a", "after"), B=topic("b", DeletionPolicy="Retain"), C=failing(["A", "B"]))
        self.update_without_rollback("two", A=topic("a", "later"), B=topic("b", DeletionPolicy="Retain"), C=failing(["A", "B"]))
        self.refused("ValidationError", self.cloudformation.continue_update_rollback, StackName="stack")
        self.cloudformation.rollback_stack(StackName="stack", RetainExceptOnCreate=True)
        self.assertEqual((self.status(), topics()), ("UPDATE_ROLLBACK_COMPLETE", ["a", "k"]))
        attributes = client("sns").get_topic_attributes(TopicArn="arn:aws:sns:us-west-2:111111111111:a")["Attributes"]
        self.assertEqual(attributes["DisplayName"], "before")
        template = self.cloudformation.get_template(StackName="stack")["TemplateBody"]
        self.assertEqual(sorted(template["Resources"]), ["A", "K"])
        self.assertEqual(self.deploy(A=topic("a", "after"), K=topic("k")), "UPDATE_COMPLETE")

    def create_without_rollback(self, **resources):
        """Its second topic fails."""
        switch("POST", "/lz/faults", {"service": "sns", "action": "CreateTopic", "nth": 2, "error": "InternalError"})
        self.cloudformation.create_change_set(
            StackName="stack",
            ChangeSetName="x",
            ChangeSetType="CREATE",
            TemplateBody=json.dumps({"Resources": resources}),
            OnStackFailure="DO_NOTHING",
        )
        self.cloudformation.execute_change_set(StackName="stack", ChangeSetName="x")
        self.assertEqual((self.status(), topics()), ("CREATE_FAILED", ["a"]))

    def test_a_creation_that_is_rolled_back_later_takes_what_is_kept_except_on_creation(self):
        self.create_without_rollback(A=topic("a", DeletionPolicy="RetainExceptOnCreate"), B=topic("b", DependsOn="A"))
        self.cloudformation.rollback_stack(StackName="stack")
        self.assertEqual((self.status(), topics()), ("ROLLBACK_COMPLETE", []))

    def test_what_is_kept_stays_unless_the_rollback_says_otherwise(self):
        for more, left in (({}, ["a"]), ({"RetainExceptOnCreate": True}, [])):
            self.create_without_rollback(A=topic("a", DeletionPolicy="Retain"), B=topic("b", DependsOn="A"))
            self.cloudformation.rollback_stack(StackName="stack", **more)
            self.assertEqual((self.status(), topics()), ("ROLLBACK_COMPLETE", left))
            switch("POST", "/lz/reset")

    def test_without_rollback_the_next_deploy_goes_on_from_where_it_stopped(self):
        resources = {"A": topic("a"), "B": topic("b", DependsOn="A")}
        self.create_without_rollback(**resources)
        self.assertEqual(self.change_set("UPDATE", "y", **resources)["Status"], "CREATE_COMPLETE")
        self.cloudformation.execute_change_set(StackName="stack", ChangeSetName="y")
        self.assertEqual((self.status(), topics()), ("UPDATE_COMPLETE", ["a", "b"]))

    def test_each_account_has_its_own_stacks(self):
        self.deploy(A=topic())
        self.assertEqual(client("cloudformation", "222222222222").describe_stacks()["Stacks"], [])

    def test_calls_made_for_a_stack_are_recorded_apart_from_others(self):
        role = {"Type": "AWS::IAM::Role", "Properties": {"RoleName": "r", "AssumeRolePolicyDocument": trust_policy()}}
        self.deploy(R=role)
        mine = {call["iamAction"] for call in switch("GET", "/lz/calls?by=cloudformation")}
        self.assertEqual(mine, {"iam:CreateRole"})
        self.assertIn("cloudformation:CreateStack", {call["iamAction"] for call in switch("GET", "/lz/calls?by=client")})
