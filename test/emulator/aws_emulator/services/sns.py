"""SNS: an e-mail subscription waits until whoever reads the mail confirms it; moto takes every one for confirmed.

Nothing is sent: `GET /lz/mails` says what waits, with the token that stands in the link.
"""

import hashlib

from moto.sns.models import sns_backends

from ..errors import AwsError
from ..operations import operation


def waiting():
    """The mails by which AWS asks, whosever topic it is."""
    return [
        {"endpoint": s.endpoint, "topic": s.topic.arn, "token": _token(s)}
        for regions in sns_backends.values()
        for backend in regions.values()
        for s in backend.subscriptions.values()
        if _waits(s)
    ]


def _waits(subscription):
    return subscription.protocol in ("email", "email-json") and not subscription.confirmed


def _token(subscription):
    return hashlib.sha256(subscription.arn.encode()).hexdigest()


@operation("sns", "ConfirmSubscription")
def confirm(call):
    topic = call.params["TopicArn"]
    found = next((s for s in _backend(call, topic).subscriptions.values() if _token(s) == call.params["Token"]), None)
    if found is None or found.topic.arn != topic:
        raise AwsError("InvalidParameter", "Invalid parameter: Token")
    found.confirmed = True
    return {"SubscriptionArn": found.arn}


@operation("sns", "ListSubscriptionsByTopic")
def list_by_topic(call):
    topic = call.params["TopicArn"]
    backend = _backend(call, topic)
    return {
        "Subscriptions": [
            {
                "SubscriptionArn": "PendingConfirmation" if _waits(s) else s.arn,
                "Owner": s.account_id,
                "Protocol": s.protocol,
                "Endpoint": s.endpoint,
                "TopicArn": topic,
            }
            for s in backend.subscriptions.values()
            if s.topic.arn == topic
        ]
    }


def _backend(call, topic):
    backend = sns_backends[call.account][call.region]
    if topic not in backend.topics:
        raise AwsError("NotFound", "Topic does not exist")
    return backend
