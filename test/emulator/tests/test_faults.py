"""The switches under /lz/."""

import time

from .support import EmulatorTest, client, switch

TOPIC = {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "t"}}


class Faults(EmulatorTest):
    def test_the_nth_call_fails_with_the_given_error_and_only_as_often_as_said(self):
        switch(
            "POST",
            "/lz/faults",
            {"service": "sns", "action": "CreateTopic", "nth": 2, "error": "InternalError", "message": "boom", "times": 1},
        )
        sns = client("sns")
        sns.create_topic(Name="one")
        self.assertEqual(self.refused("InternalError", sns.create_topic, Name="two"), "boom")
        sns.create_topic(Name="two")

    def test_a_short_throttle_is_survived_a_long_one_is_not(self):
        throttle = {"service": "sns", "action": "CreateTopic", "error": "Throttling", "message": "Rate exceeded"}
        switch("POST", "/lz/faults", {**throttle, "times": 2})
        self.assertEqual(self.deploy(A=TOPIC), "CREATE_COMPLETE")
        switch("POST", "/lz/faults", {**throttle, "times": 0})
        self.assertEqual(self.deploy("two", A={**TOPIC, "Properties": {"TopicName": "u"}}), "ROLLBACK_COMPLETE")
        self.assertIn("HandlerErrorCode: Throttling", self.reasons("two"))

    def test_a_delay_delays(self):
        switch("POST", "/lz/faults", {"service": "sns", "action": "ListTopics", "delay": 0.3})
        before = time.time()
        client("sns").list_topics()
        self.assertGreater(time.time() - before, 0.3)

    def test_faults_are_listed_and_taken_away(self):
        made = switch("POST", "/lz/faults", {"service": "sns", "error": "X"})
        self.assertEqual([f["id"] for f in switch("GET", "/lz/faults")], [made["id"]])
        self.assertEqual(switch("DELETE", f"/lz/faults?id={made['id']}"), [])
        client("sns").list_topics()

    def test_a_fault_that_could_never_strike_is_refused(self):
        for rule in [{}, {"service": "sns"}, {"condition": "weather"}, {"service": "sns", "error": "X", "colour": "red"}]:
            with self.subTest(rule):
                self.assertIn("error", switch("POST", "/lz/faults", rule))

    def test_a_fault_can_be_for_cloudformation_alone(self):
        switch(
            "POST", "/lz/faults", {"service": "sns", "action": "CreateTopic", "by": "cloudformation", "error": "InternalError", "times": 0}
        )
        client("sns").create_topic(Name="mine")
        self.assertEqual(self.deploy(A=TOPIC), "ROLLBACK_COMPLETE")

    def test_a_resource_that_is_made_may_fail_all_the_same_and_the_next_deploy_completes(self):
        switch("POST", "/lz/faults", {"resource": "AWS::SNS::Topic", "stack": "one", "times": 0})
        self.assertEqual(self.deploy("one", A=TOPIC), "ROLLBACK_COMPLETE")
        self.assertIn("Resource of type 'AWS::SNS::Topic' did not stabilize", self.reasons("one"))
        self.assertEqual(client("sns").list_topics()["Topics"], [])
        self.assertEqual(self.deploy("two", A=TOPIC), "CREATE_COMPLETE")

    def test_concurrent_modification_rolls_back_and_the_next_deploy_completes(self):
        root = self.organization()
        unit = {"Type": "AWS::Organizations::OrganizationalUnit", "Properties": {"Name": "a", "ParentId": root}}
        switch(
            "POST",
            "/lz/faults",
            {"service": "organizations", "action": "CreateOrganizationalUnit", "error": "ConcurrentModificationException"},
        )
        self.assertEqual(self.deploy(A=unit), "ROLLBACK_COMPLETE")
        self.assertEqual(self.deploy("two", A=unit), "CREATE_COMPLETE")

    def test_a_policy_type_may_be_enabled_and_not_yet_effective(self):
        root = self.organization("TAG_POLICY")
        made = self.organizations.create_policy(Name="p", Type="TAG_POLICY", Description="", Content='{"tags":{}}')["Policy"][
            "PolicySummary"
        ]["Id"]
        switch("POST", "/lz/faults", {"condition": "policy-type-not-effective", "times": 2})
        for _ in range(2):
            self.refused("PolicyTypeNotEnabledException", self.organizations.attach_policy, PolicyId=made, TargetId=root)
        self.organizations.attach_policy(PolicyId=made, TargetId=root)
        switch("POST", "/lz/faults", {"condition": "policy-type-pending"})
        states = [self.organizations.list_roots()["Roots"][0]["PolicyTypes"][0]["Status"] for _ in range(2)]
        self.assertEqual(states, ["PENDING_ENABLE", "ENABLED"])

    def account_resource(self, root):
        properties = {"AccountName": "a", "Email": "a@trips.com", "ParentIds": [root]}
        return {"Type": "AWS::Organizations::Account", "Properties": properties, "DeletionPolicy": "Retain"}

    def test_an_account_may_be_created_and_its_resource_not_stabilized(self):
        root = self.organization()
        switch("POST", "/lz/faults", {"condition": "account-not-stabilized"})
        self.assertEqual(self.deploy(A=self.account_resource(root)), "ROLLBACK_COMPLETE")
        self.assertIn("NotStabilized", self.reasons())
        self.assertIn("a@trips.com", [a["Email"] for a in self.organizations.list_accounts()["Accounts"]])
        self.assertEqual(self.deploy("again", A=self.account_resource(root)), "ROLLBACK_COMPLETE")
        self.assertIn("HandlerErrorCode: AlreadyExists", self.reasons("again"))

    def test_an_organization_may_still_be_finalizing(self):
        root = self.organization()
        switch("POST", "/lz/faults", {"condition": "finalizing-organization"})
        self.assertEqual(self.deploy(A=self.account_resource(root)), "ROLLBACK_COMPLETE")
        self.assertIn("hasn't finished initializing", self.reasons())

    def test_reset_forgets_everything(self):
        self.organization()
        self.deploy(A=TOPIC)
        switch("POST", "/lz/reset")
        self.assertEqual(self.cloudformation.describe_stacks()["Stacks"], [])
        self.refused("AWSOrganizationsNotInUseException", self.organizations.describe_organization)
        self.assertEqual(client("sns").list_topics()["Topics"], [])

    def test_an_unknown_setting_or_switch_is_refused(self):
        self.assertIn("no setting named colour", switch("POST", "/lz/settings", {"colour": "red"})["error"])
        self.assertIn("no such switch", switch("GET", "/lz/nothing")["error"])
