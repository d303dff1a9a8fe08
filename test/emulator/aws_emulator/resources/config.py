"""AWS::Config::*"""

import json

from ..cloudformation.resource import Recorded, Resource, camel, numbers, picked
from ..cloudformation.template import parse
from ..errors import AwsError
from .organizations import ignoring


class Config(Resource):
    @property
    def config(self):
        return self.api("config")


class Recorder(Config):
    TYPE = "AWS::Config::ConfigurationRecorder"

    def create(self):
        """An account and region has one recorder: whoever made it first, under whatever name."""
        name = self.properties.get("Name", "default")
        if not self.physical_id and self.config.describe_configuration_recorders()["ConfigurationRecorders"]:
            raise AwsError(
                "MaxNumberOfConfigurationRecordersExceededException",
                f"Failed to put configuration recorder '{name}' because the maximum number of configuration recorders: 1 is reached.",
            )
        self._put(name)
        self.physical_id = name

    def _put(self, name):
        group = camel(numbers(self.properties.get("RecordingGroup") or {"AllSupported": True}))
        for unknown_to_moto in ("exclusionByResourceTypes", "recordingStrategy"):
            group.pop(unknown_to_moto, None)
        recorder = {"name": name, "roleARN": self.properties["RoleARN"], "recordingGroup": group}
        self.config.put_configuration_recorder(ConfigurationRecorder=recorder)

    def update(self, old):
        self._put(self.physical_id)

    def delete(self):
        gone = ["NoSuchConfigurationRecorderException"]
        ignoring(gone, self.config.delete_configuration_recorder, ConfigurationRecorderName=self.physical_id)


class DeliveryChannel(Config):
    TYPE = "AWS::Config::DeliveryChannel"

    def create(self):
        p = self.properties
        channel = {
            "name": p.get("Name", "default"),
            **picked(p, s3BucketName="S3BucketName", s3KeyPrefix="S3KeyPrefix", snsTopicARN="SnsTopicARN"),
        }
        if "ConfigSnapshotDeliveryProperties" in p:
            channel["configSnapshotDeliveryProperties"] = camel(p["ConfigSnapshotDeliveryProperties"])
        self.config.put_delivery_channel(DeliveryChannel=channel)
        self.physical_id = channel["name"]
        for recorder in self.config.describe_configuration_recorders()["ConfigurationRecorders"]:
            self.config.start_configuration_recorder(ConfigurationRecorderName=recorder["name"])  # CloudFormation starts it, too

    def update(self, old):
        self.create()

    def delete(self):
        for recorder in self.config.describe_configuration_recorders()["ConfigurationRecorders"]:
            self.config.stop_configuration_recorder(ConfigurationRecorderName=recorder["name"])
        self.config.delete_delivery_channel(DeliveryChannelName=self.physical_id)


class Aggregator(Config):
    TYPE = "AWS::Config::ConfigurationAggregator"

    def create(self):
        p = self.properties
        name = p.get("ConfigurationAggregatorName") or self.physical_id or self.generated_name()
        chosen = numbers(picked(p, "OrganizationAggregationSource"))
        if "AccountAggregationSources" in p:
            chosen["AccountAggregationSources"] = [
                {**numbers({k: v for k, v in s.items() if k != "AccountIds"}), "AccountIds": s["AccountIds"]}
                for s in p["AccountAggregationSources"]
            ]
        made = self.config.put_configuration_aggregator(ConfigurationAggregatorName=name, **chosen)["ConfigurationAggregator"]
        self.physical_id = name
        self.attributes = {"ConfigurationAggregatorArn": made["ConfigurationAggregatorArn"]}

    def update(self, old):
        self.create()

    def delete(self):
        self.config.delete_configuration_aggregator(ConfigurationAggregatorName=self.physical_id)


class AggregationAuthorization(Config):
    TYPE = "AWS::Config::AggregationAuthorization"

    def create(self):
        account, region = self.properties["AuthorizedAccountId"], self.properties["AuthorizedAwsRegion"]
        made = self.config.put_aggregation_authorization(AuthorizedAccountId=account, AuthorizedAwsRegion=region)[
            "AggregationAuthorization"
        ]
        self.physical_id, self.attributes = (
            made["AggregationAuthorizationArn"],
            {"AggregationAuthorizationArn": made["AggregationAuthorizationArn"]},
        )

    def delete(self):
        self.config.delete_aggregation_authorization(
            AuthorizedAccountId=self.properties["AuthorizedAccountId"], AuthorizedAwsRegion=self.properties["AuthorizedAwsRegion"]
        )


class ConfigRule(Config):
    """A rule of AWS's own that moto does not know is recorded only: moto's list of managed rules is older than AWS's."""

    TYPE = "AWS::Config::ConfigRule"

    def create(self):
        p = self.properties
        self.physical_id = self.physical_id or p.get("ConfigRuleName") or self.generated_name()
        rule = {"ConfigRuleName": self.physical_id, **picked(p, "Description", "Scope", "Source", "MaximumExecutionFrequency")}
        if "InputParameters" in p:
            rule["InputParameters"] = json.dumps(p["InputParameters"]) if isinstance(p["InputParameters"], dict) else p["InputParameters"]
        unknown = ["InvalidParameterValueException", "InvalidParameterCombinationException"]
        self.known_to_moto = (
            ignoring(unknown if p["Source"]["Owner"] == "AWS" else [], self.config.put_config_rule, ConfigRule=rule) is not None
        )
        self.attributes = {
            "Arn": f"arn:aws:config:{self.region}:{self.account}:config-rule/{self.physical_id}",
            "ConfigRuleId": self.physical_id,
            "Compliance.Type": "",
        }

    def update(self, old):
        self.create()

    def delete(self):
        ignoring(["NoSuchConfigRuleException"], self.config.delete_config_rule, ConfigRuleName=self.physical_id)


class RecordedConfig(Recorded):
    """Recorded only: moto has no backend for organization rules, remediation, and the newer packs."""

    TYPE = (
        "AWS::Config::OrganizationConfigRule",
        "AWS::Config::OrganizationConformancePack",
        "AWS::Config::RemediationConfiguration",
        "AWS::Config::StoredQuery",
    )

    def create(self):
        super().create()
        names = ("OrganizationConfigRuleName", "OrganizationConformancePackName", "ConformancePackName", "ConfigRuleName", "QueryName")
        self.physical_id = next((self.properties[n] for n in names if n in self.properties), self.physical_id)


class ConformancePack(RecordedConfig):
    """Recorded only: moto does not evaluate what is in a pack. What AWS would not take is refused."""

    TYPE = "AWS::Config::ConformancePack"
    TAKEN = ("AWS::Config::ConfigRule", "AWS::Config::RemediationConfiguration")
    RULES = 130
    """Of one pack: https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html"""

    def create(self):
        self._check()
        super().create()

    def update(self, old):
        self._check()
        super().update(old)

    def _check(self):
        body = self.properties.get("TemplateBody")
        if body is None:
            return
        try:
            resources = parse(body).get("Resources") or {}
        except AwsError as error:
            raise self._invalid(error.message) from error
        if not resources:
            raise self._invalid("The template has no resources.")
        for name, resource in resources.items():
            if resource.get("Type") not in self.TAKEN:
                raise self._invalid(f"Resource {name} is of type {resource.get('Type')}, which a pack cannot hold.")
            if not resource.get("Properties"):
                raise self._invalid(f"Resource {name} has no properties.")
        rules = sum(resource["Type"] == self.TAKEN[0] for resource in resources.values())
        if rules > self.RULES:
            raise self._invalid(f"The template has {rules} rules, and a pack takes {self.RULES}.")

    @staticmethod
    def _invalid(message):
        return AwsError("ConformancePackTemplateValidationException", message)
