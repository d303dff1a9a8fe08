"""One emulator for all tests of a run, reset before each of them."""

import json
import os
import unittest
import urllib.error
import urllib.request

os.environ.pop("AWS_ENDPOINT_URL", None)
import boto3
from aws_emulator.server import Server
from aws_emulator.settings import Settings
from botocore.config import Config
from botocore.exceptions import ClientError

MANAGEMENT, HOME = "111111111111", "us-west-2"
INSTANCE, STORE = Settings.instance_arn, Settings.identity_store_id
AT_ONCE = {"auto_deployment_delay": 0, "iam_delay": 0, "transient_errors": False}
"""What a test that is about something else does not want to wait for."""
_server, _clients = None, {}


def server():
    global _server
    if _server is None:
        _server = Server(0)
        _server.start()
    return _server


def client(service, account=MANAGEMENT, region=HOME):
    key = (service, account, region)
    if key not in _clients:
        _clients[key] = boto3.client(
            service,
            region_name=region,
            endpoint_url=server().url,
            aws_access_key_id=account,
            aws_secret_access_key="secret",
            config=Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"}),
        )
    return _clients[key]


def switch(method, path, body=None):
    """The switchboard under /lz/."""
    request = urllib.request.Request(server().url + path, method=method, data=None if body is None else json.dumps(body).encode())
    try:
        with urllib.request.urlopen(request) as response:
            return json.load(response)
    except urllib.error.HTTPError as error:
        return json.load(error)


def trust_policy(service="ec2.amazonaws.com"):
    return {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}]}


def policy(action="s3:GetObject", effect="Allow"):
    return {"Version": "2012-10-17", "Statement": [{"Effect": effect, "Action": action, "Resource": "*"}]}


def delivery_policy(bucket, service):
    """Lets a service write to a bucket."""
    statement = {"Effect": "Allow", "Principal": {"Service": service}, "Action": "s3:PutObject", "Resource": f"arn:aws:s3:::{bucket}/*"}
    return {"Version": "2012-10-17", "Statement": [statement]}


def key_policy(account=MANAGEMENT):
    """What the KMS console puts: the account manages its key."""
    statement = {"Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{account}:root"}, "Action": "kms:*", "Resource": "*"}
    return {"Version": "2012-10-17", "Statement": [statement]}


class EmulatorTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        server()
        switch("POST", "/lz/reset")
        switch("POST", "/lz/settings", {**Settings().as_dict(), "node_modules": "", **AT_ONCE})

    # ------------------------------------------------------------ CloudFormation
    @property
    def cloudformation(self):
        return client("cloudformation")

    def deploy(self, name="stack", outputs=None, parameters=None, cf=None, **resources):
        """Creates or updates a stack and gives its status."""
        cf = cf or self.cloudformation
        body = json.dumps(
            {"Resources": resources, **({"Outputs": outputs} if outputs else {}), **({"Parameters": parameters} if parameters else {})}
        )
        exists = any(s["StackName"] == name for s in cf.describe_stacks()["Stacks"])
        (cf.update_stack if exists else cf.create_stack)(StackName=name, TemplateBody=body, Capabilities=["CAPABILITY_NAMED_IAM"])
        return self.status(name, cf)

    def status(self, name="stack", cf=None):
        return (cf or self.cloudformation).describe_stacks(StackName=name)["Stacks"][0]["StackStatus"]

    def output(self, key, name="stack"):
        stack = self.cloudformation.describe_stacks(StackName=name)["Stacks"][0]
        return {o["OutputKey"]: o["OutputValue"] for o in stack.get("Outputs", [])}.get(key)

    def events(self, name="stack"):
        found = self.cloudformation.describe_stack_events(StackName=name)["StackEvents"]
        return [(e["LogicalResourceId"], e["ResourceStatus"]) for e in reversed(found)]

    def reasons(self, name="stack"):
        found = self.cloudformation.describe_stack_events(StackName=name)["StackEvents"]
        return " ".join(e.get("ResourceStatusReason", "") for e in reversed(found) if e["ResourceStatus"].endswith("FAILED"))

    def physical_id(self, logical_id, name="stack"):
        return self.cloudformation.describe_stack_resource(StackName=name, LogicalResourceId=logical_id)["StackResourceDetail"][
            "PhysicalResourceId"
        ]

    # ------------------------------------------------------------ Organizations
    @property
    def organizations(self):
        return client("organizations")

    def organization(self, *policy_types):
        """An organization with these policy types enabled; gives the root's id."""
        self.organizations.create_organization(FeatureSet="ALL")
        root = self.organizations.list_roots()["Roots"][0]["Id"]
        for policy_type in policy_types:
            self.organizations.enable_policy_type(RootId=root, PolicyType=policy_type)
        return root

    def account(self, name, parent=None):
        self.organizations.create_account(AccountName=name, Email=f"{name}@trips.com")
        account = next(a["Id"] for a in self.organizations.list_accounts()["Accounts"] if a["Name"] == name)
        if parent:
            root = self.organizations.list_parents(ChildId=account)["Parents"][0]["Id"]
            self.organizations.move_account(AccountId=account, SourceParentId=root, DestinationParentId=parent)
        return account

    def unit(self, name, parent):
        return self.organizations.create_organizational_unit(Name=name, ParentId=parent)["OrganizationalUnit"]["Id"]

    def refused(self, code, call, **params):
        """Asserts that AWS's error `code` is the answer, and gives its message."""
        with self.assertRaises(ClientError) as caught:
            call(**params)
        self.assertEqual(caught.exception.response["Error"]["Code"], code)
        return caught.exception.response["Error"]["Message"]
