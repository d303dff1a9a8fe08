"""AWS::CloudWatch::*"""

from ..cloudformation.resource import Recorded, Resource, numbers, picked, tag_list


class Alarm(Resource):
    TYPE = "AWS::CloudWatch::Alarm"
    NAMES = (
        "AlarmDescription",
        "ActionsEnabled",
        "OKActions",
        "AlarmActions",
        "InsufficientDataActions",
        "MetricName",
        "Namespace",
        "Statistic",
        "ExtendedStatistic",
        "Dimensions",
        "Period",
        "Unit",
        "EvaluationPeriods",
        "DatapointsToAlarm",
        "Threshold",
        "ComparisonOperator",
        "TreatMissingData",
        "Metrics",
    )

    def _put(self):
        chosen = numbers(picked(self.properties, *self.NAMES))
        if "Threshold" in chosen:
            chosen["Threshold"] = float(chosen["Threshold"])
        self.api("cloudwatch").put_metric_alarm(AlarmName=self.physical_id, Tags=tag_list(self.properties), **chosen)
        self.attributes = {"Arn": f"arn:aws:cloudwatch:{self.region}:{self.account}:alarm:{self.physical_id}"}

    def create(self):
        self.physical_id = self.properties.get("AlarmName") or self.generated_name(255)
        self._put()

    def update(self, old):
        self._put()

    def delete(self):
        self.api("cloudwatch").delete_alarms(AlarmNames=[self.physical_id])


class Dashboard(Resource):
    TYPE = "AWS::CloudWatch::Dashboard"

    def create(self):
        self.physical_id = self.physical_id or self.properties.get("DashboardName") or self.generated_name()
        self.api("cloudwatch").put_dashboard(DashboardName=self.physical_id, DashboardBody=self.properties["DashboardBody"])

    def update(self, old):
        self.create()

    def delete(self):
        self.api("cloudwatch").delete_dashboards(DashboardNames=[self.physical_id])


class RecordedCloudWatch(Recorded):
    """Recorded only."""

    TYPE = ("AWS::CloudWatch::CompositeAlarm", "AWS::CloudWatch::AnomalyDetector")
    ID_FROM = "AlarmName"

    def recorded_attributes(self):
        return {"Arn": f"arn:aws:cloudwatch:{self.region}:{self.account}:alarm:{self.physical_id}"}
