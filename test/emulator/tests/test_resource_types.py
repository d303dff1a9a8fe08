"""Resource types: each is made, read back through its API, changed and taken away; custom resources run their function."""

import re
from pathlib import Path

from aws_emulator.cloudformation.resource import known_types

from .support import EmulatorTest, client, delivery_policy, key_policy, policy, switch, trust_policy

HANDLER = """
const response = require('cfn-response');
exports.handler = (event, context) => {
  if (event.ResourceProperties.Fail === 'true') return response.send(event, context, response.FAILED, {});
  const id = event.ResourceProperties.Name;
  response.send(event, context, response.SUCCESS, { Seen: event.RequestType + ' ' + event.ResourceProperties.Count }, id);
};
"""


def function(code=HANDLER):
    role = {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": trust_policy("lambda.amazonaws.com")}}
    handler = {
        "Type": "AWS::Lambda::Function",
        "Properties": {
            "Code": {"ZipFile": code},
            "Handler": "index.handler",
            "Runtime": "nodejs22.x",
            "Role": {"Fn::GetAtt": ["Role", "Arn"]},
            "Timeout": 20,
        },
    }
    return {"Role": role, "Function": handler}


def custom(**properties):
    return {"Type": "Custom::Thing", "Properties": {"ServiceToken": {"Fn::GetAtt": ["Function", "Arn"]}, **properties}}


class CustomResources(EmulatorTest):
    def test_a_function_answers_and_its_data_is_read(self):
        outputs = {"Seen": {"Value": {"Fn::GetAtt": ["C", "Seen"]}}}
        self.assertEqual(self.deploy(outputs=outputs, **function(), C=custom(Name="n", Count=1)), "CREATE_COMPLETE")
        self.assertEqual((self.physical_id("C"), self.output("Seen")), ("n", "Create 1"))
        self.deploy(outputs=outputs, **function(), C=custom(Name="n", Count=2))
        self.assertEqual(self.output("Seen"), "Update 2")

    def test_a_role_handed_to_a_service_is_recorded_as_passed(self):
        self.deploy(**function())
        calls = switch("GET", "/lz/calls?by=cloudformation")
        passed = [c["names"]["Role"] for c in calls if c["iamAction"] == "iam:PassRole"]
        self.assertEqual(passed, [client("iam").get_role(RoleName=self.physical_id("Role"))["Role"]["Arn"]])

    def test_an_answer_of_failure_fails_the_resource_which_is_told_to_delete(self):
        self.assertEqual(self.deploy(**function(), C=custom(Name="n", Fail=True)), "ROLLBACK_FAILED")
        self.assertIn("Received response status [FAILED] from custom resource", self.reasons())

    def test_a_function_without_an_answer_fails_the_resource(self):
        broken = function("exports.handler = async () => { throw new Error('broken'); };")
        self.deploy(**broken, C=custom(Name="n"))
        self.assertIn("did not receive a response from your Custom Resource", self.reasons())
        self.assertIn("broken", self.reasons())


class Types(EmulatorTest):
    def check(self, made, changed, read, after):
        """Deploys `made`, then `changed`; `read()` must then give `after`."""
        keep = {"Keep": {"Type": "AWS::CloudFormation::WaitConditionHandle"}}
        self.assertEqual(self.deploy(**made, **keep), "CREATE_COMPLETE", self.reasons())
        self.assertEqual(self.deploy(**changed, **keep), "UPDATE_COMPLETE", self.reasons())
        self.assertEqual(read(), after)
        self.cloudformation.delete_stack(StackName="stack")
        self.refused("ValidationError", self.cloudformation.describe_stacks, StackName="stack")

    def test_a_role_with_its_policies_boundary_and_trust(self):
        def role(action, service, managed):
            boundary = {"Type": "AWS::IAM::ManagedPolicy", "Properties": {"ManagedPolicyName": "boundary", "PolicyDocument": policy()}}
            return {
                "Boundary": boundary,
                "R": {
                    "Type": "AWS::IAM::Role",
                    "Properties": {
                        "RoleName": "r",
                        "Path": "/app/",
                        "AssumeRolePolicyDocument": trust_policy(service),
                        "PermissionsBoundary": {"Ref": "Boundary"},
                        "ManagedPolicyArns": [f"arn:aws:iam::aws:policy/{managed}"],
                        "Policies": [{"PolicyName": action, "PolicyDocument": policy(f"s3:{action}Object")}],
                    },
                },
            }

        def read():
            iam = client("iam")
            found = iam.get_role(RoleName="r")["Role"]
            return (
                found["AssumeRolePolicyDocument"]["Statement"][0]["Principal"]["Service"],
                found["PermissionsBoundary"]["PermissionsBoundaryArn"],
                iam.list_role_policies(RoleName="r")["PolicyNames"],
                [p["PolicyName"] for p in iam.list_attached_role_policies(RoleName="r")["AttachedPolicies"]],
            )

        after = ("ecs.amazonaws.com", "arn:aws:iam::111111111111:policy/boundary", ["Put"], ["SecurityAudit"])
        self.check(role("Get", "ec2.amazonaws.com", "ReadOnlyAccess"), role("Put", "ecs.amazonaws.com", "SecurityAudit"), read, after)

    def test_a_managed_policy_has_its_new_text_after_a_change(self):
        def made(action):
            return {"P": {"Type": "AWS::IAM::ManagedPolicy", "Properties": {"ManagedPolicyName": "p", "PolicyDocument": policy(action)}}}

        def read():
            arn = "arn:aws:iam::111111111111:policy/p"
            version = client("iam").get_policy(PolicyArn=arn)["Policy"]["DefaultVersionId"]
            return client("iam").get_policy_version(PolicyArn=arn, VersionId=version)["PolicyVersion"]["Document"]["Statement"][0]["Action"]

        self.check(made("a:B"), made("a:C"), read, "a:C")

    def test_users_groups_profiles_and_providers(self):
        def made(thumbprint):
            return {
                "G": {"Type": "AWS::IAM::Group", "Properties": {"GroupName": "g"}},
                "U": {"Type": "AWS::IAM::User", "Properties": {"UserName": "u", "Groups": [{"Ref": "G"}]}},
                "R": {"Type": "AWS::IAM::Role", "Properties": {"RoleName": "r", "AssumeRolePolicyDocument": trust_policy()}},
                "I": {"Type": "AWS::IAM::InstanceProfile", "Properties": {"InstanceProfileName": "i", "Roles": [{"Ref": "R"}]}},
                "O": {
                    "Type": "AWS::IAM::OIDCProvider",
                    "Properties": {
                        "Url": "https://token.actions.githubusercontent.com",
                        "ClientIdList": ["sts.amazonaws.com"],
                        "ThumbprintList": [thumbprint],
                    },
                },
            }

        def read():
            iam = client("iam")
            arn = iam.list_open_id_connect_providers()["OpenIDConnectProviderList"][0]["Arn"]
            return (
                [g["GroupName"] for g in iam.list_groups_for_user(UserName="u")["Groups"]],
                iam.get_instance_profile(InstanceProfileName="i")["InstanceProfile"]["Roles"][0]["RoleName"],
                iam.get_open_id_connect_provider(OpenIDConnectProviderArn=arn)["ThumbprintList"],
            )

        self.check(made("a" * 40), made("b" * 40), read, (["g"], "r", ["b" * 40]))

    def test_a_log_archive_trail_and_key(self):
        def made(days):
            bucket = {
                "Type": "AWS::S3::Bucket",
                "Properties": {
                    "BucketName": "logs",
                    "ObjectLockEnabled": True,
                    "VersioningConfiguration": {"Status": "Enabled"},
                    "ObjectLockConfiguration": {
                        "ObjectLockEnabled": "Enabled",
                        "Rule": {"DefaultRetention": {"Mode": "GOVERNANCE", "Days": days}},
                    },
                    "LifecycleConfiguration": {"Rules": [{"Id": "old", "Status": "Enabled", "ExpirationInDays": days + 1}]},
                    "PublicAccessBlockConfiguration": {
                        "BlockPublicAcls": True,
                        "BlockPublicPolicy": True,
                        "IgnorePublicAcls": True,
                        "RestrictPublicBuckets": True,
                    },
                },
            }
            bucket_policy = {
                "Type": "AWS::S3::BucketPolicy",
                "Properties": {"Bucket": {"Ref": "B"}, "PolicyDocument": delivery_policy("logs", "cloudtrail.amazonaws.com")},
            }
            trail = {
                "Type": "AWS::CloudTrail::Trail",
                "DependsOn": "P",
                "Properties": {"TrailName": "trail", "S3BucketName": {"Ref": "B"}, "IsLogging": True},
            }
            key = {"Type": "AWS::KMS::Key", "Properties": {"EnableKeyRotation": True, "KeyPolicy": key_policy()}}
            alias = {"Type": "AWS::KMS::Alias", "Properties": {"AliasName": "alias/logs", "TargetKeyId": {"Ref": "K"}}}
            return {"B": bucket, "P": bucket_policy, "T": trail, "K": key, "A": alias}

        def read():
            s3 = client("s3")
            return (
                s3.get_object_lock_configuration(Bucket="logs")["ObjectLockConfiguration"]["Rule"]["DefaultRetention"]["Days"],
                s3.get_bucket_lifecycle_configuration(Bucket="logs")["Rules"][0]["Expiration"]["Days"],
                client("cloudtrail").get_trail_status(Name="trail")["IsLogging"],
                client("kms").get_key_rotation_status(KeyId=self.physical_id("K"))["KeyRotationEnabled"],
            )

        self.check(made(1), made(2), read, (2, 3, True, True))

    def test_a_topic_that_is_there_is_not_taken_over(self):
        client("sns").create_topic(Name="alarms")
        self.deploy(T={"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "alarms"}})
        self.assertIn("alarms already exists", self.reasons())

    def test_an_address_has_to_confirm(self):
        self.deploy(
            T={"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "alarms"}},
            S={"Type": "AWS::SNS::Subscription", "Properties": {"TopicArn": {"Ref": "T"}, "Protocol": "email", "Endpoint": "a@trips.com"}},
        )
        sns, topic = client("sns"), self.physical_id("T")

        def told():
            return [s["SubscriptionArn"] for s in sns.list_subscriptions_by_topic(TopicArn=topic)["Subscriptions"]]

        self.assertEqual(told(), ["PendingConfirmation"])
        self.refused("InvalidParameter", sns.confirm_subscription, TopicArn=topic, Token="guessed")
        [mail] = [m for m in switch("GET", "/lz/mails") if m["topic"] == topic]
        sns.confirm_subscription(TopicArn=topic, Token=mail["token"])
        self.assertEqual(told(), [self.physical_id("S")])
        self.assertNotIn(mail, switch("GET", "/lz/mails"))

    def test_a_rule_that_is_there_is_not_taken_over(self):
        client("events").put_rule(Name="alarms", EventPattern='{"source": ["aws.iam"]}')
        self.deploy(R={"Type": "AWS::Events::Rule", "Properties": {"Name": "alarms", "EventPattern": {"source": ["aws.sts"]}}})
        self.assertIn("alarms already exists", self.reasons())
        self.assertEqual(client("events").describe_rule(Name="alarms")["EventPattern"], '{"source": ["aws.iam"]}')

    def test_events_alarms_topics_and_logs(self):
        def made(pattern):
            return {
                "T": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "alarms"}},
                "TP": {"Type": "AWS::SNS::TopicPolicy", "Properties": {"Topics": [{"Ref": "T"}], "PolicyDocument": policy("sns:Publish")}},
                "R": {
                    "Type": "AWS::Events::Rule",
                    "Properties": {
                        "Name": "rule",
                        "EventPattern": {"source": [pattern]},
                        "State": "ENABLED",
                        "Targets": [{"Id": "topic", "Arn": {"Ref": "T"}}],
                    },
                },
                "L": {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": "/lz/log", "RetentionInDays": 30}},
                "F": {
                    "Type": "AWS::Logs::MetricFilter",
                    "Properties": {
                        "LogGroupName": {"Ref": "L"},
                        "FilterPattern": "x",
                        "MetricTransformations": [{"MetricName": "m", "MetricNamespace": "n", "MetricValue": "1"}],
                    },
                },
                "A": {
                    "Type": "AWS::CloudWatch::Alarm",
                    "Properties": {
                        "AlarmName": "alarm",
                        "MetricName": "m",
                        "Namespace": "n",
                        "Statistic": "Sum",
                        "Period": 60,
                        "EvaluationPeriods": 1,
                        "Threshold": 1,
                        "ComparisonOperator": "GreaterThanOrEqualToThreshold",
                        "AlarmActions": [{"Ref": "T"}],
                    },
                },
            }

        def read():
            return (
                client("events").describe_rule(Name="rule")["EventPattern"],
                len(client("events").list_targets_by_rule(Rule="rule")["Targets"]),
                client("logs").describe_log_groups()["logGroups"][0]["retentionInDays"],
                client("cloudwatch").describe_alarms()["MetricAlarms"][0]["AlarmName"],
            )

        self.check(made("aws.iam"), made("aws.sts"), read, ('{"source":["aws.sts"]}', 1, 30, "alarm"))

    def test_config_budgets_anomalies_exports_and_detectors(self):
        def made(amount):
            return {
                "B": {
                    "Type": "AWS::Budgets::Budget",
                    "Properties": {
                        "Budget": {
                            "BudgetName": "b",
                            "BudgetType": "COST",
                            "TimeUnit": "MONTHLY",
                            "BudgetLimit": {"Amount": amount, "Unit": "USD"},
                        }
                    },
                },
                "M": {
                    "Type": "AWS::CE::AnomalyMonitor",
                    "Properties": {"MonitorName": "m", "MonitorType": "DIMENSIONAL", "MonitorDimension": "SERVICE"},
                },
                "S": {
                    "Type": "AWS::CE::AnomalySubscription",
                    "Properties": {
                        "SubscriptionName": "s",
                        "MonitorArnList": [{"Ref": "M"}],
                        "Frequency": "DAILY",
                        "Threshold": 100,
                        "Subscribers": [{"Type": "EMAIL", "Address": "finance@trips.com"}],
                    },
                },
                "E": {
                    "Type": "AWS::BCMDataExports::Export",
                    "Properties": {
                        "Export": {
                            "Name": "e",
                            "DataQuery": {"QueryStatement": "SELECT a FROM COST_AND_USAGE_REPORT"},
                            "RefreshCadence": {"Frequency": "SYNCHRONOUS"},
                            "DestinationConfigurations": {
                                "S3Destination": {
                                    "S3Bucket": "b",
                                    "S3Prefix": "p",
                                    "S3Region": "us-east-1",
                                    "S3OutputConfigurations": {
                                        "OutputType": "CUSTOM",
                                        "Format": "PARQUET",
                                        "Compression": "PARQUET",
                                        "Overwrite": "OVERWRITE_REPORT",
                                    },
                                }
                            },
                        }
                    },
                },
                "A": {"Type": "AWS::AccessAnalyzer::Analyzer", "Properties": {"AnalyzerName": "a", "Type": "ACCOUNT"}},
                "D": {"Type": "AWS::GuardDuty::Detector", "Properties": {"Enable": True}},
                "H": {"Type": "AWS::SecurityHub::Hub", "Properties": {}},
                "V": {"Type": "AWS::Backup::BackupVault", "Properties": {"BackupVaultName": "vault"}},
                "P": {"Type": "AWS::SSM::Parameter", "Properties": {"Name": "/lz/p", "Type": "String", "Value": str(amount)}},
            }

        def read():
            return (
                client("budgets").describe_budget(AccountId="111111111111", BudgetName="b")["Budget"]["BudgetLimit"]["Amount"],
                client("ce", region="us-east-1").get_anomaly_subscriptions()["AnomalySubscriptions"][0]["SubscriptionName"],
                client("bcm-data-exports", region="us-east-1").list_exports()["Exports"][0]["ExportName"],
                client("accessanalyzer").list_analyzers()["analyzers"][0]["name"],
                len(client("guardduty").list_detectors()["DetectorIds"]),
                client("ssm").get_parameter(Name="/lz/p")["Parameter"]["Value"],
            )

        self.check(made(10), made(20), read, ("20", "s", "e", "a", 1, "20"))

    def test_workgroups_databases_and_tables(self):
        def made(said, bytes_of_a_query=10_000_000):
            return {
                "W": {
                    "Type": "AWS::Athena::WorkGroup",
                    "Properties": {
                        "Name": "w",
                        "WorkGroupConfiguration": {
                            "ManagedQueryResultsConfiguration": {"Enabled": True},
                            "BytesScannedCutoffPerQuery": bytes_of_a_query,
                        },
                    },
                },
                "D": {
                    "Type": "AWS::Glue::Database",
                    "Properties": {"CatalogId": "111111111111", "DatabaseInput": {"Name": "d", "Description": said}},
                },
                "T": {
                    "Type": "AWS::Glue::Table",
                    "DependsOn": "D",
                    "Properties": {
                        "CatalogId": "111111111111",
                        "DatabaseName": "d",
                        "TableInput": {"Name": "t", "Description": said, "Parameters": {"projection.day.interval": "1"}},
                    },
                },
            }

        def read():
            table = client("glue").get_table(DatabaseName="d", Name="t")["Table"]
            return (
                client("athena").get_work_group(WorkGroup="w")["WorkGroup"]["Configuration"]["BytesScannedCutoffPerQuery"],
                client("glue").get_database(Name="d")["Database"]["Description"],
                table["Description"],
                table["Parameters"],
            )

        self.check(made("a"), made("b", 20_000_000), read, (20_000_000, "b", "b", {"projection.day.interval": "1"}))

    def test_a_workgroup_keeps_results_in_one_place(self):
        both = {"ManagedQueryResultsConfiguration": {"Enabled": True}, "ResultConfiguration": {"OutputLocation": "s3://b/"}}
        group = {"Type": "AWS::Athena::WorkGroup", "Properties": {"Name": "w", "WorkGroupConfiguration": both}}
        self.deploy(W=group)
        self.assertIn("cannot be set together", self.reasons())

    def test_the_readme_lists_every_type_and_marks_the_recorded_ones(self):
        text = (Path(__file__).parent.parent / "README.md").read_text()
        for recorded in (False, True):
            section = text.split("## Types that are only recorded")[1 if recorded else 0]
            told = set(re.findall(r"`(AWS::[A-Za-z0-9:]+)`", section))
            there = {name for name, cls in known_types().items() if recorded == cls.RECORDED}
            self.assertFalse(there - told)

    def test_a_recorded_class_says_so(self):
        for cls in {cls for cls in known_types().values() if cls.RECORDED}:
            self.assertIn("ecorded only", cls.__doc__ or "", cls.__name__)
