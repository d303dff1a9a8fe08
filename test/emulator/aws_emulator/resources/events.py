"""AWS::Events::*"""

from ..cloudformation.resource import Resource, as_json, numbers, picked, tag_list
from .organizations import ignoring, refuse_if_there


class Rule(Resource):
    TYPE = "AWS::Events::Rule"

    @property
    def events(self):
        return self.api("events")

    @property
    def bus(self):
        return {"EventBusName": self.properties["EventBusName"]} if "EventBusName" in self.properties else {}

    def _put(self):
        p = self.properties
        chosen = picked(p, "Description", "ScheduleExpression", "State", "RoleArn")
        if "EventPattern" in p:
            chosen["EventPattern"] = as_json(p["EventPattern"])
        made = self.events.put_rule(Name=self.physical_id, **self.bus, **chosen)
        self.attributes = {"Arn": made["RuleArn"]}
        if p.get("Targets"):
            outcome = self.events.put_targets(Rule=self.physical_id, **self.bus, Targets=[numbers(t) for t in p["Targets"]])
            if outcome["FailedEntryCount"]:
                raise ValueError(f"targets failed: {outcome['FailedEntries']}")

    def create(self):
        """PutRule takes a rule of the same name for its own; AWS's handler looks first."""
        name = self.properties.get("Name") or self.generated_name()
        refuse_if_there(name, ["ResourceNotFoundException"], self.events.describe_rule, Name=name, **self.bus)
        self.physical_id = name
        self._put()

    def update(self, old):
        self._put()
        kept = {target["Id"] for target in self.properties.get("Targets") or []}
        gone = [target["Id"] for target in old.get("Targets") or [] if target["Id"] not in kept]
        if gone:
            self.events.remove_targets(Rule=self.physical_id, **self.bus, Ids=gone)

    def delete(self):
        gone = ["ResourceNotFoundException"]
        ids = [target["Id"] for target in self.properties.get("Targets") or []]
        if ids:
            ignoring(gone, self.events.remove_targets, Rule=self.physical_id, **self.bus, Ids=ids)
        ignoring(gone, self.events.delete_rule, Name=self.physical_id, **self.bus)


class EventBus(Resource):
    TYPE = "AWS::Events::EventBus"

    def create(self):
        made = self.api("events").create_event_bus(Name=self.properties["Name"], Tags=tag_list(self.properties))
        self.physical_id = self.properties["Name"]
        self.attributes = {"Arn": made["EventBusArn"], "Name": self.physical_id, "Policy": ""}
        self.keep_policy()

    def update(self, old):
        """Only tags and policy can change; moto keeps no tags here."""
        self.keep_policy()

    def keep_policy(self):
        """EventBridge keeps one policy of a bus, which is put as a whole."""
        events, policy = self.api("events"), self.properties.get("Policy")
        if policy:
            events.put_permission(EventBusName=self.physical_id, Policy=as_json(policy))
        elif events.describe_event_bus(Name=self.physical_id).get("Policy"):
            events.remove_permission(EventBusName=self.physical_id, RemoveAllPermissions=True)

    def delete(self):
        self.api("events").delete_event_bus(Name=self.physical_id)


class EventBusPolicy(Resource):
    TYPE = "AWS::Events::EventBusPolicy"
    CREATE_ONLY = ("StatementId", "EventBusName")

    @property
    def bus(self):
        return {"EventBusName": self.properties["EventBusName"]} if "EventBusName" in self.properties else {}

    def create(self):
        p = self.properties
        if "Statement" in p:
            statement = {"Sid": p["StatementId"], **p["Statement"]}
            policy = {"Version": "2012-10-17", "Statement": [statement]}
            self.api("events").put_permission(**self.bus, Policy=as_json(policy))
        else:
            self.api("events").put_permission(**self.bus, **picked(p, "Action", "Principal", "StatementId", "Condition"))
        self.physical_id = p["StatementId"]

    def update(self, old):
        self.create()

    def delete(self):
        self.api("events").remove_permission(**self.bus, StatementId=self.physical_id)
