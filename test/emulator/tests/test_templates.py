"""What CloudFormation refuses before it makes anything."""

import json

from .support import EmulatorTest, policy, trust_policy

TOPIC = {"Type": "AWS::SNS::Topic", "Properties": {}}
ROLE = {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": trust_policy()}}


class Templates(EmulatorTest):
    def create(self, template, code="ValidationError", **more):
        return self.refused(code, self.cloudformation.create_stack, StackName="s", TemplateBody=json.dumps(template), **more)

    def test_an_unknown_resource_type_is_refused(self):
        self.assertIn("AWS::Nothing::Here", self.create({"Resources": {"A": {"Type": "AWS::Nothing::Here"}}}))

    def test_501_resources_are_refused(self):
        self.assertIn("501", self.create({"Resources": {f"T{n}": {"Type": "AWS::SNS::Topic"} for n in range(501)}}))

    def test_a_template_of_more_than_51200_bytes_must_come_from_s3(self):
        self.assertIn("51200", self.create({"Resources": {"A": TOPIC}, "Metadata": {"x": "y" * 51_200}}))

    def test_circles_and_lost_references_are_refused(self):
        circle = {"A": {**TOPIC, "DependsOn": "B"}, "B": {**TOPIC, "DependsOn": "A"}}
        self.assertIn("Circular dependency", self.create({"Resources": circle}))
        lost = {"Type": "AWS::SNS::Topic", "Properties": {"DisplayName": {"Ref": "Nobody"}}}
        self.assertIn("Nobody", self.create({"Resources": {"A": lost}}))

    def test_iam_needs_a_capability_and_a_named_role_needs_the_greater_one(self):
        self.assertIn("CAPABILITY_IAM", self.create({"Resources": {"A": ROLE}}, "InsufficientCapabilitiesException"))
        named = {"Type": "AWS::IAM::Role", "Properties": {**ROLE["Properties"], "RoleName": "r"}}
        message = self.create({"Resources": {"A": named}}, "InsufficientCapabilitiesException", Capabilities=["CAPABILITY_IAM"])
        self.assertIn("CAPABILITY_NAMED_IAM", message)

    def test_parameters_must_exist_have_values_and_fit(self):
        template = {"Parameters": {"P": {"Type": "String", "AllowedValues": ["a", "b"]}}, "Resources": {"A": TOPIC}}
        self.assertIn("must have values", self.create(template))
        for key, value, message in [("Q", "a", "do not exist"), ("P", "c", "AllowedValues")]:
            given = [{"ParameterKey": "P", "ParameterValue": "a"}] if key == "Q" else []
            self.assertIn(message, self.create(template, Parameters=[*given, {"ParameterKey": key, "ParameterValue": value}]))

    def test_properties_that_the_schema_does_not_know_or_misses_fail_the_resource(self):
        for properties, message in [({"Colour": "red"}, "Colour"), ({"Policies": []}, "AssumeRolePolicyDocument")]:
            with self.subTest(message):
                name = f"s{message}"
                self.assertEqual(self.deploy(name, A={"Type": "AWS::IAM::Role", "Properties": properties}), "ROLLBACK_COMPLETE")
                self.assertIn(message, self.reasons(name))

    def test_policies_beyond_iams_limits_fail_the_resource(self):
        fat = policy([f"s3:Action{n}" for n in range(700)])
        cases = {
            "PolicySize": {"Type": "AWS::IAM::ManagedPolicy", "Properties": {"PolicyDocument": fat}},
            "ACLSizePerRole": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": fat}},
            "Maximum policy size": {
                "Type": "AWS::IAM::Role",
                "Properties": {**ROLE["Properties"], "Policies": [{"PolicyName": "p", "PolicyDocument": fat}]},
            },
        }
        for number, (message, definition) in enumerate(cases.items()):
            with self.subTest(message):
                self.assertEqual(self.deploy(f"s{number}", A=definition), "ROLLBACK_COMPLETE")
                self.assertIn(message, self.reasons(f"s{number}"))

    def test_a_boundary_that_does_not_exist_fails_the_role(self):
        role = {
            "Type": "AWS::IAM::Role",
            "Properties": {**ROLE["Properties"], "PermissionsBoundary": "arn:aws:iam::111111111111:policy/none"},
        }
        self.assertEqual(self.deploy(A=role), "ROLLBACK_COMPLETE")
        self.assertIn("does not exist or is not attachable", self.reasons())
