"""AWS::Logs::*"""

from ..cloudformation.resource import Recorded, Resource, as_json, picked, tag_map
from .organizations import ignoring

GONE = ["ResourceNotFoundException"]


class LogGroup(Resource):
    TYPE = "AWS::Logs::LogGroup"

    @property
    def logs(self):
        return self.api("logs")

    def create(self):
        p = self.properties
        name = p.get("LogGroupName") or self.generated_name(512)
        self.logs.create_log_group(logGroupName=name, tags=tag_map(p), **picked(p, kmsKeyId="KmsKeyId", logGroupClass="LogGroupClass"))
        self.physical_id = name
        self.attributes = {"Arn": f"arn:aws:logs:{self.region}:{self.account}:log-group:{name}:*"}
        self._retain()

    def _retain(self):
        if "RetentionInDays" in self.properties:
            self.logs.put_retention_policy(logGroupName=self.physical_id, retentionInDays=int(self.properties["RetentionInDays"]))

    def update(self, old):
        self._retain()
        if "RetentionInDays" in old and "RetentionInDays" not in self.properties:
            self.logs.delete_retention_policy(logGroupName=self.physical_id)

    def delete(self):
        ignoring(GONE, self.logs.delete_log_group, logGroupName=self.physical_id)


class LogStream(Resource):
    TYPE = "AWS::Logs::LogStream"

    def create(self):
        name = self.properties.get("LogStreamName") or self.generated_name()
        self.api("logs").create_log_stream(logGroupName=self.properties["LogGroupName"], logStreamName=name)
        self.physical_id = name

    def delete(self):
        ignoring(GONE, self.api("logs").delete_log_stream, logGroupName=self.properties["LogGroupName"], logStreamName=self.physical_id)


class ResourcePolicy(Resource):
    TYPE = "AWS::Logs::ResourcePolicy"

    def create(self):
        self.physical_id = self.properties["PolicyName"]
        self.api("logs").put_resource_policy(policyName=self.physical_id, policyDocument=as_json(self.properties["PolicyDocument"]))

    def update(self, old):
        self.create()

    def delete(self):
        self.api("logs").delete_resource_policy(policyName=self.physical_id)


class MetricFilter(Resource):
    TYPE = "AWS::Logs::MetricFilter"

    def create(self):
        p = self.properties
        self.physical_id = self.physical_id or p.get("FilterName") or self.generated_name()
        metrics = [
            {"metricName": t["MetricName"], "metricNamespace": t["MetricNamespace"], "metricValue": str(t["MetricValue"])}
            for t in p["MetricTransformations"]
        ]
        self.api("logs").put_metric_filter(
            logGroupName=p["LogGroupName"], filterName=self.physical_id, filterPattern=p["FilterPattern"], metricTransformations=metrics
        )

    def update(self, old):
        self.create()

    def delete(self):
        ignoring(GONE, self.api("logs").delete_metric_filter, logGroupName=self.properties["LogGroupName"], filterName=self.physical_id)


class SubscriptionFilter(Resource):
    TYPE = "AWS::Logs::SubscriptionFilter"

    def create(self):
        p = self.properties
        self.physical_id = self.physical_id or p.get("FilterName") or self.generated_name()
        self.api("logs").put_subscription_filter(
            logGroupName=p["LogGroupName"],
            filterName=self.physical_id,
            filterPattern=p["FilterPattern"],
            destinationArn=p["DestinationArn"],
            **picked(p, roleArn="RoleArn"),
        )

    def update(self, old):
        self.create()

    def delete(self):
        ignoring(
            GONE, self.api("logs").delete_subscription_filter, logGroupName=self.properties["LogGroupName"], filterName=self.physical_id
        )


class QueryDefinition(Recorded):
    """Recorded only: saved queries of CloudWatch Logs Insights, and account policies."""

    TYPE = ("AWS::Logs::QueryDefinition", "AWS::Logs::AccountPolicy")
