"""What IAM, STS and the services that policies name refuse."""

import json

from .support import EmulatorTest, client, delivery_policy, key_policy, policy, switch, trust_policy

NOBODY = "arn:aws:iam::111111111111:role/nobody"


def trusting(arn, **condition):
    statement = {"Effect": "Allow", "Principal": {"AWS": arn}, "Action": "sts:AssumeRole"}
    return json.dumps({"Version": "2012-10-17", "Statement": [{**statement, **condition}]})


def fat(size):
    return json.dumps(policy("s3:" + "x" * size))


class Limits(EmulatorTest):
    def setUp(self):
        super().setUp()
        self.iam = client("iam")
        self.iam.create_role(RoleName="r", AssumeRolePolicyDocument=json.dumps(trust_policy()))

    def test_inline_policies_of_one_identity_are_added_up(self):
        self.iam.create_user(UserName="u")
        self.iam.create_group(GroupName="g")
        cases = [
            (self.iam.put_role_policy, {"RoleName": "r"}, 10_240),
            (self.iam.put_user_policy, {"UserName": "u"}, 2048),
            (self.iam.put_group_policy, {"GroupName": "g"}, 5120),
        ]
        for put, key, limit in cases:
            with self.subTest(limit):
                half = fat(limit // 2)
                put(**key, PolicyName="one", PolicyDocument=half)
                self.refused("LimitExceeded", put, **key, PolicyName="two", PolicyDocument=half)
                put(**key, PolicyName="one", PolicyDocument=half)

    def test_a_role_has_at_most_ten_managed_policies(self):
        arns = [self.iam.create_policy(PolicyName=f"p{n}", PolicyDocument=json.dumps(policy()))["Policy"]["Arn"] for n in range(11)]
        for arn in arns[:10]:
            self.iam.attach_role_policy(RoleName="r", PolicyArn=arn)
        self.refused("LimitExceeded", self.iam.attach_role_policy, RoleName="r", PolicyArn=arns[10])

    def test_a_boundary_in_use_is_not_deleted(self):
        arn = self.iam.create_policy(PolicyName="b", PolicyDocument=json.dumps(policy()))["Policy"]["Arn"]
        self.iam.create_role(RoleName="bound", AssumeRolePolicyDocument=json.dumps(trust_policy()), PermissionsBoundary=arn)
        self.refused("DeleteConflict", self.iam.delete_policy, PolicyArn=arn)

    def test_a_policy_that_names_nobody_is_refused(self):
        self.refused("MalformedPolicyDocument", self.iam.create_role, RoleName="x", AssumeRolePolicyDocument=trusting(NOBODY))
        self.refused("MalformedPolicyDocument", self.iam.update_assume_role_policy, RoleName="r", PolicyDocument=trusting(NOBODY))
        s3 = client("s3")
        s3.create_bucket(Bucket="bucket", CreateBucketConfiguration={"LocationConstraint": "us-west-2"})
        statement = {"Effect": "Allow", "Principal": {"AWS": NOBODY}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::bucket/*"}
        document = {"Version": "2012-10-17", "Statement": [statement]}
        self.refused("MalformedPolicy", s3.put_bucket_policy, Bucket="bucket", Policy=json.dumps(document))
        self.refused(
            "MalformedPolicy", s3.put_bucket_policy, Bucket="bucket", Policy=json.dumps(delivery_policy("other", "config.amazonaws.com"))
        )

    def test_a_key_that_nobody_could_manage_is_refused(self):
        kms = client("kms")
        self.refused("MalformedPolicyDocumentException", kms.create_key, Policy=json.dumps(key_policy("999999999999")))
        kms.create_key(Policy=json.dumps(key_policy()))

    def test_only_a_role_that_exists_and_trusts_the_caller_is_assumed(self):
        member = client("iam", "222222222222")
        arn = "arn:aws:iam::222222222222:role/target"
        assume = {"RoleArn": arn, "RoleSessionName": "session"}
        sts = client("sts")
        self.refused("AccessDenied", sts.assume_role, **assume)
        member.create_role(RoleName="target", AssumeRolePolicyDocument=trusting("arn:aws:iam::333333333333:root"))
        self.refused("AccessDenied", sts.assume_role, **assume)
        for trust, allowed in [
            (trusting("arn:aws:iam::111111111111:root"), True),
            (trusting("*", Condition={"StringEquals": {"aws:PrincipalOrgID": "o-other"}}), False),
            (trusting("arn:aws:iam::111111111111:root", Condition={"StringEquals": {"sts:ExternalId": "x"}}), False),
            (trusting("arn:aws:iam::111111111111:root", Condition={"DateGreaterThan": {"aws:CurrentTime": "2020-01-01T00:00:00Z"}}), False),
        ]:
            member.update_assume_role_policy(RoleName="target", PolicyDocument=trust)
            if allowed:
                sts.assume_role(**assume)
            else:
                self.refused("AccessDenied", sts.assume_role, **assume)

    def test_a_function_needs_a_role_that_lambda_may_assume(self):
        create = client("lambda").create_function
        made = {"FunctionName": "f", "Runtime": "nodejs22.x", "Handler": "i.h", "Code": {"ZipFile": b"x"}}
        for name in ("r", "none"):
            self.refused("InvalidParameterValueException", create, **made, Role=f"arn:aws:iam::111111111111:role/{name}")


class ServiceLinkedRoles(EmulatorTest):
    def deploy_role(self, description="ours"):
        properties = {"AWSServiceName": "config.amazonaws.com", "Description": description}
        return self.deploy(R={"Type": "AWS::IAM::ServiceLinkedRole", "Properties": properties})

    def test_it_is_made_and_there_once(self):
        self.assertEqual(self.deploy_role(), "CREATE_COMPLETE")
        self.assertEqual(client("iam").get_role(RoleName="AWSServiceRoleForConfig")["Role"]["Description"], "ours")
        message = self.refused("InvalidInput", client("iam").create_service_linked_role, AWSServiceName="config.amazonaws.com")
        self.assertIn("has been taken in this account", message)

    def test_one_that_is_there_is_taken_over_only_under_the_same_description(self):
        client("iam").create_service_linked_role(AWSServiceName="config.amazonaws.com", Description="theirs")
        self.assertEqual(self.deploy_role("ours"), "ROLLBACK_COMPLETE")
        self.assertIn("different description", self.reasons())
        self.cloudformation.delete_stack(StackName="stack")
        self.assertEqual(self.deploy_role("theirs"), "CREATE_COMPLETE")


class Delivery(EmulatorTest):
    def setUp(self):
        super().setUp()
        client("s3").create_bucket(Bucket="logs", CreateBucketConfiguration={"LocationConstraint": "us-west-2"})

    def allow(self, service):
        client("s3").put_bucket_policy(Bucket="logs", Policy=json.dumps(delivery_policy("logs", service)))

    def test_a_trail_needs_a_bucket_that_lets_it_in_and_a_key_that_knows_it(self):
        create = client("cloudtrail").create_trail
        self.refused("S3BucketDoesNotExistException", create, Name="trail", S3BucketName="none")
        self.refused("InsufficientS3BucketPolicyException", create, Name="trail", S3BucketName="logs")
        self.allow("cloudtrail.amazonaws.com")
        key = client("kms").create_key(Policy=json.dumps(key_policy()))["KeyMetadata"]["Arn"]
        self.refused("InsufficientEncryptionPolicyException", create, Name="trail", S3BucketName="logs", KmsKeyId=key)
        keyed = {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": key}
        rules = [{"ApplyServerSideEncryptionByDefault": keyed, "BucketKeyEnabled": True}]
        client("s3").put_bucket_encryption(Bucket="logs", ServerSideEncryptionConfiguration={"Rules": rules})
        service = {"Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"}, "Resource": "*"}
        for actions, code in [
            (["kms:GenerateDataKey*", "kms:DescribeKey"], "InsufficientEncryptionPolicyException"),
            (["kms:Decrypt", "kms:GenerateDataKey*", "kms:DescribeKey"], None),
        ]:
            policy = key_policy()
            policy["Statement"].append({**service, "Action": actions})
            client("kms").put_key_policy(KeyId=key, PolicyName="default", Policy=json.dumps(policy))
            if code is not None:
                self.refused(code, create, Name="keyed", S3BucketName="logs", KmsKeyId=key)
        create(Name="keyed", S3BucketName="logs", KmsKeyId=key)
        create(Name="trail", S3BucketName="logs")
        self.refused("TrailAlreadyExistsException", create, Name="trail", S3BucketName="logs")

    def test_a_region_takes_five_trails_with_the_copies_of_those_of_other_regions(self):
        self.allow("cloudtrail.amazonaws.com")
        create = client("cloudtrail").create_trail
        elsewhere = client("cloudtrail", region="eu-west-1").create_trail
        elsewhere(Name="everywhere", S3BucketName="logs", IsMultiRegionTrail=True)
        self.refused("TrailAlreadyExistsException", create, Name="everywhere", S3BucketName="logs")
        for name in ("own-2", "own-3", "own-4", "own-5"):
            create(Name=name, S3BucketName="logs")
        self.refused("MaximumNumberOfTrailsExceededException", create, Name="own-6", S3BucketName="logs")
        whole = {"Name": "whole", "S3BucketName": "logs", "IsMultiRegionTrail": True}
        self.refused("MaximumNumberOfTrailsExceededException", elsewhere, **whole)
        elsewhere(Name="one-region", S3BucketName="logs")

    def test_a_members_trail_is_not_the_organizations(self):
        self.organization()
        member = self.account("member")
        self.organizations.enable_aws_service_access(ServicePrincipal="cloudtrail.amazonaws.com")
        self.allow("cloudtrail.amazonaws.com")
        self.refused(
            "NotOrganizationMasterAccountException",
            client("cloudtrail", member).create_trail,
            Name="trail",
            S3BucketName="logs",
            IsOrganizationTrail=True,
        )

    def test_aws_config_needs_a_role_and_a_bucket_that_lets_it_in(self):
        config = client("config")
        recorder = {"name": "default", "roleARN": NOBODY}
        self.refused("InvalidRoleException", config.put_configuration_recorder, ConfigurationRecorder=recorder)
        role = client("iam").create_service_linked_role(AWSServiceName="config.amazonaws.com")["Role"]["Arn"]
        config.put_configuration_recorder(ConfigurationRecorder={**recorder, "roleARN": role})
        for bucket, code in [("none", "NoSuchBucketException"), ("logs", "InsufficientDeliveryPolicyException")]:
            self.refused(code, config.put_delivery_channel, DeliveryChannel={"name": "default", "s3BucketName": bucket})

    def test_a_recorder_that_is_there_is_in_the_way_whatever_its_name(self):
        role = client("iam").create_service_linked_role(AWSServiceName="config.amazonaws.com")["Role"]["Arn"]
        client("config").put_configuration_recorder(ConfigurationRecorder={"name": "default", "roleARN": role})
        for name in ("default", "lz"):
            recorder = {"Type": "AWS::Config::ConfigurationRecorder", "Properties": {"Name": name, "RoleARN": role}}
            self.assertEqual(self.deploy(f"stack-{name}", R=recorder), "ROLLBACK_COMPLETE")
            self.assertIn("maximum number of configuration recorders: 1 is reached", self.reasons(f"stack-{name}"))

    def test_a_conformance_pack_holds_rules_and_nothing_else(self):
        rule = {"Type": "AWS::Config::ConfigRule", "Properties": {"ConfigRuleName": "r"}}
        for body, says in [
            ("nonsense: [", "Template format error"),
            ("{}", "no resources"),
            (json.dumps({"Resources": {"T": {"Type": "AWS::SNS::Topic"}}}), "AWS::SNS::Topic"),
            (json.dumps({"Resources": {"R": {"Type": "AWS::Config::ConfigRule"}}}), "no properties"),
            (json.dumps({"Resources": {f"R{number}": rule for number in range(131)}}), "131 rules"),
        ]:
            self.assertEqual(self.deploy(P=self.pack(body)), "ROLLBACK_COMPLETE")
            self.assertIn(says, self.reasons())
            self.cloudformation.delete_stack(StackName="stack")
        self.assertEqual(self.deploy(P=self.pack(json.dumps({"Resources": {"R": rule}}))), "CREATE_COMPLETE")
        self.assertEqual(self.deploy(P=self.pack("nonsense: [")), "UPDATE_ROLLBACK_COMPLETE")

    def pack(self, body):
        return {"Type": "AWS::Config::ConformancePack", "Properties": {"ConformancePackName": "p", "TemplateBody": body}}

    def test_users_and_oidc_providers_that_are_there_are_in_the_way(self):
        client("iam").create_user(UserName="u")
        client("iam").create_open_id_connect_provider(Url="https://token.actions.githubusercontent.com", ThumbprintList=["0" * 40])
        user = {"Type": "AWS::IAM::User", "Properties": {"UserName": "u"}}
        provider = {"Type": "AWS::IAM::OIDCProvider", "Properties": {"Url": "https://token.actions.githubusercontent.com"}}
        for name, definition in [("user", user), ("provider", provider)]:
            self.assertEqual(self.deploy(name, R=definition), "ROLLBACK_COMPLETE")
            self.assertIn("HandlerErrorCode: AlreadyExists", self.reasons(name))

    def test_the_outputs_of_another_stack_are_read_by_whoever_deploys(self):
        topic = {"Type": "AWS::SNS::Topic", "Properties": {}}
        self.deploy("one", outputs={"X": {"Value": "v"}}, A=topic)
        switch("DELETE", "/lz/calls")
        reading = {"Fn::GetStackOutput": {"StackName": "one", "OutputName": "X"}}
        self.deploy("two", B={"Type": "AWS::SNS::Topic", "Properties": {"DisplayName": reading}})
        made = {(call["iamAction"], call["names"].get("StackName")) for call in switch("GET", "/lz/calls?by=cloudformation")}
        self.assertIn(("cloudformation:DescribeStacks", "one"), made)
