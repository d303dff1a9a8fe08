"""AWS::SNS::* and AWS::SQS::*"""

from ..cloudformation.resource import Resource, as_json, tag_list, truth
from .organizations import ignoring, refuse_if_there


class Topic(Resource):
    TYPE = "AWS::SNS::Topic"

    @property
    def sns(self):
        return self.api("sns")

    def _attributes(self):
        p = self.properties
        chosen = {name: p[name] for name in ("DisplayName", "KmsMasterKeyId", "SignatureVersion", "TracingConfig") if name in p}
        if truth(p.get("FifoTopic")):
            chosen["FifoTopic"] = "true"
        return chosen

    def create(self):
        """Whoever calls the API gets the topic that is there; AWS's handler looks first."""
        name = self.properties.get("TopicName") or self.generated_name()
        arn = f"arn:aws:sns:{self.region}:{self.account}:{name}"
        refuse_if_there(name, ["NotFound", "NotFoundException"], self.sns.get_topic_attributes, TopicArn=arn)
        self.physical_id = self.sns.create_topic(Name=name, Attributes=self._attributes(), Tags=tag_list(self.properties))["TopicArn"]
        self.attributes = {"TopicArn": self.physical_id, "TopicName": name}
        for subscription in self.properties.get("Subscription") or []:
            self.sns.subscribe(TopicArn=self.physical_id, Protocol=subscription["Protocol"], Endpoint=subscription["Endpoint"])

    def update(self, old):
        for name, value in self._attributes().items():
            if old.get(name) != value:
                self.sns.set_topic_attributes(TopicArn=self.physical_id, AttributeName=name, AttributeValue=value)
        for subscription in self.properties.get("Subscription") or []:
            if subscription not in (old.get("Subscription") or []):
                self.sns.subscribe(TopicArn=self.physical_id, Protocol=subscription["Protocol"], Endpoint=subscription["Endpoint"])

    def delete(self):
        self.sns.delete_topic(TopicArn=self.physical_id)


class TopicPolicy(Resource):
    TYPE = ("AWS::SNS::TopicPolicy", "AWS::SNS::TopicInlinePolicy")

    def create(self):
        topics = self.properties.get("Topics") or [self.properties["TopicArn"]]
        for topic in topics:
            self.api("sns").set_topic_attributes(
                TopicArn=topic, AttributeName="Policy", AttributeValue=as_json(self.properties["PolicyDocument"])
            )
        self.physical_id = self.physical_id or self.generated_name()
        self.attributes = {"Id": self.physical_id}

    def update(self, old):
        self.create()

    def delete(self):
        """The topic's default policy comes back at AWS; nothing of that matters here."""


class Subscription(Resource):
    TYPE = "AWS::SNS::Subscription"

    def create(self):
        p = self.properties
        made = self.api("sns").subscribe(TopicArn=p["TopicArn"], Protocol=p["Protocol"], Endpoint=p["Endpoint"], ReturnSubscriptionArn=True)
        self.physical_id = made["SubscriptionArn"]
        self.attributes = {"Arn": self.physical_id}
        self._set({})

    def _set(self, old):
        for name in ("FilterPolicy", "FilterPolicyScope", "RawMessageDelivery", "RedrivePolicy"):
            value = self.properties.get(name)
            if value is not None and value != old.get(name):
                text = str(value).lower() if isinstance(value, bool) else as_json(value)
                self.api("sns").set_subscription_attributes(SubscriptionArn=self.physical_id, AttributeName=name, AttributeValue=text)

    def update(self, old):
        self._set(old)

    def delete(self):
        ignoring(["NotFound"], self.api("sns").unsubscribe, SubscriptionArn=self.physical_id)


class Queue(Resource):
    TYPE = "AWS::SQS::Queue"
    NAMES = ("VisibilityTimeout", "MessageRetentionPeriod", "KmsMasterKeyId", "SqsManagedSseEnabled", "RedrivePolicy", "DelaySeconds")

    def _attributes(self):
        return {
            n: as_json(v) if isinstance(v, dict) else str(v).lower() if isinstance(v, bool) else str(v)
            for n, v in self.properties.items()
            if n in self.NAMES
        }

    def create(self):
        name = self.properties.get("QueueName") or self.generated_name()
        self.physical_id = self.api("sqs").create_queue(QueueName=name, Attributes=self._attributes())["QueueUrl"]
        self.attributes = {"Arn": f"arn:aws:sqs:{self.region}:{self.account}:{name}", "QueueName": name, "QueueUrl": self.physical_id}

    def update(self, old):
        self.api("sqs").set_queue_attributes(QueueUrl=self.physical_id, Attributes=self._attributes())

    def delete(self):
        self.api("sqs").delete_queue(QueueUrl=self.physical_id)


class QueuePolicy(Resource):
    TYPE = "AWS::SQS::QueuePolicy"

    def create(self):
        for url in self.properties["Queues"]:
            self.api("sqs").set_queue_attributes(QueueUrl=url, Attributes={"Policy": as_json(self.properties["PolicyDocument"])})
        self.physical_id = self.physical_id or self.generated_name()

    def update(self, old):
        self.create()

    def delete(self):
        for url in self.properties["Queues"]:
            ignoring(
                ["AWS.SimpleQueueService.NonExistentQueue", "QueueDoesNotExist"],
                self.api("sqs").set_queue_attributes,
                QueueUrl=url,
                Attributes={"Policy": ""},
            )
