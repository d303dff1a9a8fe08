"""AWS::AccessAnalyzer::*, AWS::GuardDuty::*, AWS::SecurityHub::*, AWS::Macie::*, AWS::Detective::*, AWS::InspectorV2::*"""

from ..cloudformation.resource import Recorded, Resource, camel, numbers, picked, tag_map
from .organizations import ignoring


class Analyzer(Resource):
    TYPE = "AWS::AccessAnalyzer::Analyzer"

    @property
    def analyzers(self):
        return self.api("accessanalyzer")

    def create(self):
        p = self.properties
        name = p.get("AnalyzerName") or self.generated_name()
        chosen = {"configuration": numbers(camel(p["AnalyzerConfiguration"]))} if "AnalyzerConfiguration" in p else {}
        made = self.analyzers.create_analyzer(analyzerName=name, type=p["Type"], tags=tag_map(p), **chosen)
        self.name, self.physical_id, self.attributes = name, made["arn"], {"Arn": made["arn"]}
        self._rules([])

    def _rules(self, before):
        rules = self.properties.get("ArchiveRules") or []
        for rule in rules:
            if rule not in before:
                known = any(rule["RuleName"] == old["RuleName"] for old in before)
                call = self.analyzers.update_archive_rule if known else self.analyzers.create_archive_rule
                filters = {f["Property"]: camel({k: v for k, v in f.items() if k != "Property"}) for f in rule["Filter"]}
                call(analyzerName=self.name, ruleName=rule["RuleName"], filter=filters)
        for old in before:
            if not any(rule["RuleName"] == old["RuleName"] for rule in rules):
                self.analyzers.delete_archive_rule(analyzerName=self.name, ruleName=old["RuleName"])

    def update(self, old):
        self._rules(old.get("ArchiveRules") or [])

    def delete(self):
        self.analyzers.delete_analyzer(analyzerName=self.name)


class Detector(Resource):
    TYPE = "AWS::GuardDuty::Detector"

    @property
    def guardduty(self):
        return self.api("guardduty")

    def _settings(self):
        p = numbers(self.properties)
        chosen = picked(p, "Enable", "FindingPublishingFrequency")
        if "Features" in p:
            chosen["Features"] = [
                {
                    "Name": f["Name"],
                    "Status": f["Status"],
                    **({"AdditionalConfiguration": f["AdditionalConfiguration"]} if "AdditionalConfiguration" in f else {}),
                }
                for f in p["Features"]
            ]
        return chosen

    def create(self):
        self.physical_id = self.guardduty.create_detector(**self._settings(), Tags=tag_map(self.properties))["DetectorId"]
        self.attributes = {"Id": self.physical_id}

    def update(self, old):
        self.guardduty.update_detector(DetectorId=self.physical_id, **self._settings())

    def delete(self):
        self.guardduty.delete_detector(DetectorId=self.physical_id)


class Hub(Resource):
    TYPE = "AWS::SecurityHub::Hub"

    def create(self):
        chosen = numbers(picked(self.properties, "EnableDefaultStandards", "ControlFindingGenerator"))
        self.api("securityhub").enable_security_hub(**chosen, Tags=self.properties.get("Tags") or {})
        self.physical_id = f"arn:aws:securityhub:{self.region}:{self.account}:hub/default"
        self.attributes = {"ARN": self.physical_id, "SubscribedAt": "2026-01-01T00:00:00Z"}

    def update(self, old):
        """moto keeps no setting of the hub that could change."""

    def delete(self):
        ignoring(["ResourceNotFoundException", "InvalidAccessException"], self.api("securityhub").disable_security_hub)


class SecurityHubDelegatedAdmin(Resource):
    TYPE = "AWS::SecurityHub::DelegatedAdmin"

    def create(self):
        account = self.properties["AdminAccountId"]
        self.api("securityhub").enable_organization_admin_account(AdminAccountId=account)
        self.physical_id = f"{account}/{self.region}"
        self.attributes = {"DelegatedAdminIdentifier": self.physical_id, "Status": "ENABLED"}

    def delete(self):
        """moto has no DisableOrganizationAdminAccount: the administrator stays."""


class RecordedDetection(Recorded):
    """Recorded only: moto has no backend for these parts of the detective services."""

    TYPE = (
        "AWS::GuardDuty::Filter",
        "AWS::GuardDuty::IPSet",
        "AWS::GuardDuty::ThreatIntelSet",
        "AWS::GuardDuty::PublishingDestination",
        "AWS::GuardDuty::MalwareProtectionPlan",
        "AWS::SecurityHub::Standard",
        "AWS::SecurityHub::FindingAggregator",
        "AWS::SecurityHub::OrganizationConfiguration",
        "AWS::SecurityHub::ConfigurationPolicy",
        "AWS::SecurityHub::PolicyAssociation",
        "AWS::SecurityHub::SecurityControl",
        "AWS::SecurityHub::AutomationRule",
        "AWS::SecurityHub::Insight",
        "AWS::SecurityHub::HubV2",
        "AWS::Detective::Graph",
        "AWS::Detective::OrganizationAdmin",
        "AWS::Macie::Session",
        "AWS::InspectorV2::Filter",
    )

    def recorded_attributes(self):
        arn = (
            f"arn:aws:{self.type.split('::')[1].lower()}:{self.region}:{self.account}:{self.type.split('::')[2].lower()}/{self.physical_id}"
        )
        return {"Arn": arn, "Id": self.physical_id, "FindingAggregatorArn": arn, "StandardsSubscriptionArn": arn, "HubV2Arn": arn}
