"""Invitations: an account that exists joins once it accepts. It counts against the quota from the day it is invited."""

import secrets

from moto.core.utils import unix_time
from moto.organizations import models as moto

from ..errors import AwsError
from ..operations import operation
from ..settings import settings
from ..state import store
from . import organization_tree as tree

_handshakes = store(dict)


def pending(management):
    """How many invitations are open."""
    return sum(h["State"] == "OPEN" for h in _handshakes[management].values())


@operation("organizations", "InviteAccountToOrganization")
def invite(call):
    tree.require_management(call.account)
    target = call.params["Target"]
    if len(tree.accounts(call.account)) + pending(call.account) >= settings.account_quota:
        raise AwsError(
            "HandshakeConstraintViolationException", "ACCOUNT_NUMBER_LIMIT_EXCEEDED: You have exceeded the allowed number of AWS accounts."
        )
    if any(h["State"] == "OPEN" and target in h["Parties"] for h in _handshakes[call.account].values()):
        raise AwsError("DuplicateHandshakeException", "A handshake with the same action and target already exists.")
    handshake_id = "h-" + secrets.token_hex(8)
    organization = tree.backend(call.account).org
    _handshakes[call.account][handshake_id] = {
        "Id": handshake_id,
        "Arn": f"arn:aws:organizations::{call.account}:handshake/{organization.id}/invite/{handshake_id}",
        "Parties": [{"Id": organization.id, "Type": "ORGANIZATION"}, target],
        "State": "OPEN",
        "Action": "INVITE",
        "RequestedTimestamp": unix_time(),
    }
    return {"Handshake": _handshakes[call.account][handshake_id]}


@operation("organizations", "ListHandshakesForOrganization", "ListHandshakesForAccount")
def list_handshakes(call):
    if call.operation.endswith("Organization"):
        return {"Handshakes": list(_handshakes[call.account].values())}
    mine = {"Id": call.account, "Type": "ACCOUNT"}
    return {"Handshakes": [h for held in list(_handshakes.values()) for h in held.values() if mine in h["Parties"]]}


@operation("organizations", "AcceptHandshake", "DeclineHandshake", "CancelHandshake")
def answer(call):
    wanted = call.params["HandshakeId"]
    management = next((owner for owner, held in list(_handshakes.items()) if wanted in held), None)
    if management is None:
        raise AwsError("HandshakeNotFoundException", "We can't find a handshake with the HandshakeId that you specified.")
    handshake = _handshakes[management][wanted]
    if handshake["State"] != "OPEN":
        raise AwsError("InvalidHandshakeTransitionException", "You can't perform the operation on the handshake in its current state.")
    if call.operation == "AcceptHandshake":
        _join(management, call.account)
    handshake["State"] = {"A": "ACCEPTED", "D": "DECLINED", "C": "CANCELED"}[call.operation[0]]
    return {"Handshake": handshake}


def _join(management, account):
    """The account comes in at the root, and nobody makes an access role in it."""
    from .organizations import follow

    if tree.management_of(account):
        raise AwsError(
            "HandshakeConstraintViolationException", "ALREADY_IN_AN_ORGANIZATION: The account is already a member of an organization."
        )
    backend = tree.backend(management)
    joined = moto.FakeAccount(backend.org, AccountName=f"invited-{account}", Email=f"{account}@invited.example.com")
    joined.id, joined.joined_method = account, "INVITED"
    joined.parent_id = next(unit.id for unit in backend.ou if unit.type == "ROOT")
    backend.accounts.append(joined)
    moto.organizations_backends.master_accounts[account] = (management, tree.PARTITION)
    for policy in backend.policies:
        if policy.id in ("p-FullAWSAccess", "p-RCPFullAWSAccess"):
            backend.attach_policy(PolicyId=policy.id, TargetId=account)
    follow(management)
