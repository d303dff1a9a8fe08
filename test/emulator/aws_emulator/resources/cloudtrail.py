"""AWS::CloudTrail::*"""

from ..cloudformation.resource import Recorded, Resource, numbers, picked, tag_list, truth


class Trail(Resource):
    TYPE = "AWS::CloudTrail::Trail"
    NAMES = (
        "S3BucketName",
        "S3KeyPrefix",
        "SnsTopicName",
        "IncludeGlobalServiceEvents",
        "IsMultiRegionTrail",
        "EnableLogFileValidation",
        "CloudWatchLogsLogGroupArn",
        "CloudWatchLogsRoleArn",
        "IsOrganizationTrail",
    )

    @property
    def cloudtrail(self):
        return self.api("cloudtrail")

    def _settings(self):
        return numbers(picked(self.properties, *self.NAMES, KmsKeyId="KMSKeyId"))

    def create(self):
        name = self.properties.get("TrailName") or self.generated_name(128)
        made = self.cloudtrail.create_trail(Name=name, TagsList=tag_list(self.properties), **self._settings())
        self.physical_id, self.attributes = name, {"Arn": made["TrailARN"], "SnsTopicArn": made.get("SnsTopicARN", "")}
        self._fill()

    def _fill(self):
        p, trail = self.properties, {"TrailName": self.physical_id}
        if p.get("EventSelectors"):
            self.cloudtrail.put_event_selectors(**trail, EventSelectors=numbers(p["EventSelectors"]))
        if p.get("AdvancedEventSelectors"):
            self.cloudtrail.put_event_selectors(**trail, AdvancedEventSelectors=numbers(p["AdvancedEventSelectors"]))
        if p.get("InsightSelectors"):
            self.cloudtrail.put_insight_selectors(**trail, InsightSelectors=numbers(p["InsightSelectors"]))
        if truth(p["IsLogging"]):
            self.cloudtrail.start_logging(Name=self.physical_id)
        else:
            self.cloudtrail.stop_logging(Name=self.physical_id)

    def update(self, old):
        self.cloudtrail.update_trail(Name=self.physical_id, **self._settings())
        self._fill()

    def delete(self):
        self.cloudtrail.delete_trail(Name=self.physical_id)


class EventDataStore(Recorded):
    """Recorded only: CloudTrail Lake."""

    TYPE = ("AWS::CloudTrail::EventDataStore", "AWS::CloudTrail::ResourcePolicy", "AWS::CloudTrail::Dashboard")
    ID_FROM = "Name"

    def recorded_attributes(self):
        return {"EventDataStoreArn": f"arn:aws:cloudtrail:{self.region}:{self.account}:eventdatastore/{self.physical_id}"}
