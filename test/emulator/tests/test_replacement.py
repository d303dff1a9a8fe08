"""Updates that fail or that need another physical resource: what CloudFormation does then, and what it refuses."""

import json

from .support import EmulatorTest, client, policy, switch, trust_policy


def role(path="/", actions=("s3:GetObject",), name="fixed", **more):
    inline = [{"PolicyName": "p", "PolicyDocument": policy(list(actions))}]
    return {
        "Type": "AWS::IAM::Role",
        "Properties": {"RoleName": name, "Path": path, "AssumeRolePolicyDocument": trust_policy(), "Policies": inline, **more},
    }


def budget(address, name="fixed"):
    subscriber = {"SubscriptionType": "EMAIL", "Address": address}
    notification = {"NotificationType": "ACTUAL", "ComparisonOperator": "GREATER_THAN", "Threshold": 80}
    return {
        "Type": "AWS::Budgets::Budget",
        "Properties": {
            "Budget": {"BudgetName": name, "BudgetType": "COST", "TimeUnit": "MONTHLY", "BudgetLimit": {"Amount": 1, "Unit": "USD"}},
            "NotificationsWithSubscribers": [{"Notification": notification, "Subscribers": [subscriber]}],
        },
    }


class Replacement(EmulatorTest):
    def test_a_create_only_property_of_what_has_a_fixed_name_cannot_change(self):
        self.deploy(R=role())
        self.assertEqual(self.deploy(R=role("/other/")), "UPDATE_ROLLBACK_COMPLETE")
        self.assertIn("cannot update a stack when a custom-named resource requires replacing. Rename fixed", self.reasons())
        self.assertEqual(self.deploy(R=role("/other/", name="renamed")), "UPDATE_COMPLETE")

    def test_the_new_one_is_made_before_the_old_one_goes_so_a_name_that_the_service_holds_is_taken(self):
        self.deploy(B=budget("a@trips.com"))
        self.assertEqual(self.deploy(B=budget("b@trips.com")), "UPDATE_ROLLBACK_COMPLETE")
        self.assertIn("the budget already exists", self.reasons())
        self.assertEqual(self.deploy(B=budget("b@trips.com", name="other")), "UPDATE_COMPLETE")

    def test_a_nested_create_only_property_replaces_and_its_neighbours_do_not(self):
        def group(rate):
            match = [{"Field": "eventCategory", "Equals": ["Management"]}]
            return {
                "Type": "AWS::SSM::Parameter",
                "Properties": {"Name": "n", "Type": "String", "Value": rate, "Description": json.dumps(match)},
            }

        self.deploy(P=group("1"))
        before = self.physical_id("P")
        self.assertEqual(self.deploy(P=group("2")), "UPDATE_COMPLETE")
        self.assertEqual(self.physical_id("P"), before)

    def test_the_change_set_says_what_is_replaced(self):
        self.deploy(R=role())
        for path, replaced in [("/other/", "True"), ("/", "False")]:
            body = json.dumps({"Resources": {"R": role(path, actions=["s3:PutObject"])}})
            self.cloudformation.create_change_set(
                StackName="stack", ChangeSetName=f"c{replaced}", TemplateBody=body, Capabilities=["CAPABILITY_NAMED_IAM"]
            )
            change = self.cloudformation.describe_change_set(StackName="stack", ChangeSetName=f"c{replaced}")["Changes"][0][
                "ResourceChange"
            ]
            self.assertEqual(change["Replacement"], replaced)

    def test_what_needs_another_one_goes_first(self):
        root = self.organization()

        def unit(parent, name):
            return {"Type": "AWS::Organizations::OrganizationalUnit", "Properties": {"Name": name, "ParentId": parent}}

        self.deploy(A=unit(root, "outer"), B=unit({"Ref": "A"}, "inner"), R=role())
        self.assertEqual(self.deploy(R=role()), "UPDATE_COMPLETE")
        self.assertEqual(self.organizations.list_organizational_units_for_parent(ParentId=root)["OrganizationalUnits"], [])

    def test_another_service_token_is_refused(self):
        def custom(token):
            return {"Type": "Custom::Thing", "Properties": {"ServiceToken": token}}

        function = {
            "Type": "AWS::Lambda::Function",
            "Properties": {
                "Role": {"Fn::GetAtt": ["R", "Arn"]},
                "Runtime": "nodejs22.x",
                "Handler": "index.handler",
                "Code": {"ZipFile": "exports.handler = (e, c) => require('cfn-response').send(e, c, 'SUCCESS', {}, 'id');"},
            },
        }
        lambda_role = role(name="lambda", AssumeRolePolicyDocument=trust_policy("lambda.amazonaws.com"))
        both = {"R": lambda_role, "F": function, "G": function}
        self.assertEqual(self.deploy(**both, C=custom({"Fn::GetAtt": ["F", "Arn"]})), "CREATE_COMPLETE")
        self.assertEqual(self.deploy(**both, C=custom({"Fn::GetAtt": ["G", "Arn"]})), "UPDATE_ROLLBACK_COMPLETE")
        self.assertIn("Modifying service token is not allowed.", self.reasons())


class WithoutRollback(EmulatorTest):
    def update(self, name, **resources):
        body = json.dumps({"Resources": resources})
        self.cloudformation.create_change_set(
            StackName="stack", ChangeSetName=name, TemplateBody=body, Capabilities=["CAPABILITY_NAMED_IAM"]
        )
        self.cloudformation.execute_change_set(StackName="stack", ChangeSetName=name, DisableRollback=True)
        return self.status()

    def action(self):
        return client("iam").get_role_policy(RoleName="fixed", PolicyName="p")["PolicyDocument"]["Statement"][0]["Action"]

    def test_a_failed_update_is_made_again_by_the_next_deploy_of_the_same_template(self):
        self.deploy(R=role())
        switch("POST", "/lz/faults", {"service": "iam", "action": "PutRolePolicy", "error": "ServiceFailure"})
        wanted = role(actions=["s3:PutObject"])
        self.assertEqual(self.update("one", R=wanted), "UPDATE_FAILED")
        self.assertEqual(self.action(), ["s3:GetObject"])
        self.assertEqual(self.update("two", R=wanted), "UPDATE_COMPLETE")
        self.assertEqual(self.action(), ["s3:PutObject"])

    def test_what_failed_half_made_is_made_anew_by_the_next_deploy(self):
        self.deploy(R=role())
        group = {"Type": "AWS::IAM::Group", "DeletionPolicy": "RetainExceptOnCreate", "Properties": {"GroupName": "kept"}}
        switch("POST", "/lz/faults", {"resource": "AWS::IAM::Group", "times": 1})
        self.assertEqual(self.update("one", R=role(), G=group), "UPDATE_FAILED")
        self.assertEqual(self.update("two", R=role(), G=group), "UPDATE_COMPLETE")

    def test_a_policy_whose_attachment_failed_is_attached_the_next_time(self):
        root = self.organization("SERVICE_CONTROL_POLICY")
        units = [self.unit(name, root) for name in ("one", "two")]

        def scp(targets):
            properties = {"Name": "p", "Type": "SERVICE_CONTROL_POLICY", "Content": policy("s3:*", "Deny"), "TargetIds": targets}
            return {"Type": "AWS::Organizations::Policy", "Properties": properties}

        self.deploy(P=scp(units[:1]))
        switch("POST", "/lz/faults", {"service": "organizations", "action": "AttachPolicy", "error": "AccessDeniedException"})
        self.assertEqual(self.update("one", P=scp(units)), "UPDATE_FAILED")
        self.assertEqual(self.update("two", P=scp(units)), "UPDATE_COMPLETE")
        attached = self.organizations.list_policies_for_target(TargetId=units[1], Filter="SERVICE_CONTROL_POLICY")["Policies"]
        self.assertIn("p", [p["Name"] for p in attached])

    def test_what_failed_is_rolled_back_from_what_was_tried(self):
        self.deploy(R=role())
        switch("POST", "/lz/faults", {"service": "iam", "action": "TagRole", "error": "ServiceFailure"})
        wanted = role(actions=["s3:PutObject"], Tags=[{"Key": "a", "Value": "b"}])
        self.assertEqual(self.deploy(R=wanted), "UPDATE_ROLLBACK_COMPLETE")
        self.assertEqual(self.action(), ["s3:GetObject"])
