"""AWS::CE::*, AWS::BCMDataExports::*, AWS::CUR::*"""

import json

from ..cloudformation.resource import Recorded, Resource, as_json, numbers, picked, tag_list
from .organizations import ignoring


class AnomalyMonitor(Resource):
    TYPE = "AWS::CE::AnomalyMonitor"

    @property
    def ce(self):
        return self.api("ce", "us-east-1")

    def create(self):
        monitor = picked(self.properties, "MonitorName", "MonitorType", "MonitorDimension")
        if "MonitorSpecification" in self.properties:
            monitor["MonitorSpecification"] = json.loads(as_json(self.properties["MonitorSpecification"]))
        self.physical_id = self.ce.create_anomaly_monitor(AnomalyMonitor=monitor)["MonitorArn"]
        self.attributes = {"MonitorArn": self.physical_id}

    def update(self, old):
        self.ce.update_anomaly_monitor(MonitorArn=self.physical_id, MonitorName=self.properties["MonitorName"])

    def delete(self):
        self.ce.delete_anomaly_monitor(MonitorArn=self.physical_id)


class AnomalySubscription(Resource):
    TYPE = "AWS::CE::AnomalySubscription"

    @property
    def ce(self):
        return self.api("ce", "us-east-1")

    def _subscription(self):
        p = self.properties
        chosen = picked(p, "SubscriptionName", "MonitorArnList", "Subscribers", "Frequency")
        if "Threshold" in p:
            chosen["Threshold"] = float(p["Threshold"])
        if "ThresholdExpression" in p:
            chosen["ThresholdExpression"] = json.loads(as_json(p["ThresholdExpression"]))
        return chosen

    def create(self):
        self.physical_id = self.ce.create_anomaly_subscription(AnomalySubscription=self._subscription())["SubscriptionArn"]
        self.attributes = {"SubscriptionArn": self.physical_id, "AccountId": self.account}

    def update(self, old):
        self.ce.update_anomaly_subscription(SubscriptionArn=self.physical_id, **self._subscription())

    def delete(self):
        self.ce.delete_anomaly_subscription(SubscriptionArn=self.physical_id)


class CostCategory(Recorded):
    """Recorded only."""

    TYPE = "AWS::CE::CostCategory"
    ID_FROM = "Name"

    def recorded_attributes(self):
        return {"Arn": f"arn:aws:ce::{self.account}:costcategory/{self.physical_id}", "EffectiveStart": "2026-01-01T00:00:00Z"}


class Export(Resource):
    TYPE = "AWS::BCMDataExports::Export"

    @property
    def exports(self):
        return self.api("bcm-data-exports", "us-east-1")

    def create(self):
        tags = [{"Key": t["Key"], "Value": t["Value"]} for t in tag_list(self.properties)]
        made = self.exports.create_export(Export=self.properties["Export"], ResourceTags=tags)
        self.physical_id, self.attributes = made["ExportArn"], {"ExportArn": made["ExportArn"], "Export.ExportArn": made["ExportArn"]}

    def update(self, old):
        self.exports.update_export(ExportArn=self.physical_id, Export=self.properties["Export"])

    def delete(self):
        self.exports.delete_export(ExportArn=self.physical_id)


class ReportDefinition(Resource):
    TYPE = "AWS::CUR::ReportDefinition"

    def _definition(self):
        p = {k: v for k, v in self.properties.items() if k != "Tags"}
        return {"AdditionalSchemaElements": [], **numbers(p)}

    def create(self):
        self.api("cur", "us-east-1").put_report_definition(ReportDefinition=self._definition())
        self.physical_id = self.properties["ReportName"]

    def update(self, old):
        self.api("cur", "us-east-1").modify_report_definition(ReportName=self.physical_id, ReportDefinition=self._definition())

    def delete(self):
        ignoring([], self.api("cur", "us-east-1").delete_report_definition, ReportName=self.physical_id)
