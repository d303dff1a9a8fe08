"""Custom::* and AWS::CloudFormation::CustomResource: the function behind the service token is really run."""

import json
import uuid

from ..cloudformation.resource import Resource
from ..errors import AwsError
from ..lambda_runtime import inbox

RESPONSE_LIMIT = 4096


class Custom(Resource):
    TYPE = "AWS::CloudFormation::CustomResource"

    @classmethod
    def create_only(cls, type_name):
        """None: another service token is refused, and what a change replaces is the function's to say."""
        return set()

    def create(self):
        self._send("Create")

    def check_change(self, properties):
        if properties["ServiceToken"] != self.properties["ServiceToken"]:
            raise AwsError("CustomResource", "Modifying service token is not allowed.")

    def update(self, old):
        before = self.physical_id
        self._send("Update", old)
        if self.physical_id != before:  # another physical id means replacement: the old one gets a Delete
            after, self.physical_id = self.physical_id, before
            current, self.properties = self.properties, old
            try:
                self._send("Delete")
            finally:
                self.physical_id, self.properties = after, current

    def delete(self):
        self._send("Delete")

    def _send(self, kind, old=None):
        token, request_id = self.properties["ServiceToken"], str(uuid.uuid4())
        event = {
            "RequestType": kind,
            "ServiceToken": token,
            "ResponseURL": inbox.url_for(request_id),
            "StackId": self.stack.id,
            "RequestId": request_id,
            "LogicalResourceId": self.logical_id,
            "ResourceType": self.type,
            "ResourceProperties": _strings(self.properties),
        }
        if kind != "Create":
            event["PhysicalResourceId"] = self.physical_id
        if old is not None:
            event["OldResourceProperties"] = _strings(old)
        region = token.split(":")[3]
        answer = self.api("lambda", region).invoke(FunctionName=token, Payload=json.dumps(event))
        self._take(kind, inbox.answer_to(request_id), answer)

    def _take(self, kind, response, invocation):
        if response is None:
            payload = invocation["Payload"].read().decode()
            raise AwsError(
                "CustomResource",
                f"CloudFormation did not receive a response from your Custom Resource. The function ended with: {payload[:500]}",
            )
        if len(json.dumps(response)) > RESPONSE_LIMIT:
            raise AwsError("CustomResource", "Response object is too long.")
        if kind == "Create" and response.get("PhysicalResourceId"):
            self.physical_id = response["PhysicalResourceId"]  # also of a failed one: the rollback sends it a Delete
        if response["Status"] != "SUCCESS":
            raise AwsError(
                "CustomResource", f"Received response status [FAILED] from custom resource. Message returned: {response.get('Reason')}"
            )
        if kind != "Delete":
            self.physical_id, self.attributes = response["PhysicalResourceId"], response.get("Data") or {}

    def attribute(self, name):
        if name not in self.attributes:
            raise AwsError(
                "ValidationError", f"CustomResource attribute error: Vendor response doesn't contain {name} key in object {self.logical_id}"
            )
        return self.attributes[name]


def _strings(value):
    """CloudFormation hands custom resources a string for every scalar."""
    if isinstance(value, dict):
        return {k: _strings(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_strings(v) for v in value]
    return str(value).lower() if isinstance(value, bool) else str(value)
