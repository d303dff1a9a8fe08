"""Who is named in a policy's Principal, whether it exists, and whether a trust policy lets somebody in."""

import json
import re
from fnmatch import fnmatchcase

from moto.iam.models import iam_backends

from . import organization_tree as tree

ARN = re.compile(r"arn:aws:iam::(\d{12}):(role|user)/(?:.*/)?([^/]+)")


def statements(document):
    document = json.loads(document) if isinstance(document, str) else document
    found = document.get("Statement") or []
    return found if isinstance(found, list) else [found]


def as_list(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def named(statement, kind):
    """The principals of a kind (AWS, Service, Federated) that a statement names; `*` is everybody of AWS."""
    principal = statement.get("Principal")
    if principal == "*":
        return ["*"] if kind == "AWS" else []
    return as_list((principal or {}).get(kind))


def strangers(document):
    """Roles and users that a policy names and that do not exist: IAM, S3 and KMS refuse such a policy."""
    principals = [arn for statement in statements(document) for arn in named(statement, "AWS")]
    return [arn for arn in principals if ARN.fullmatch(arn) and not exists(arn)]


def exists(arn):
    match = ARN.fullmatch(arn)
    if match is None:
        return False
    account, kind, name = match.groups()
    backend = iam_backends[account]["aws"]
    known = backend.roles.values() if kind == "role" else backend.users.values()
    return any(one.name == name and one.arn == arn for one in known)


def lets_in(document, *, account, arn, external_id="", action="sts:AssumeRole"):
    """Whether a role's trust policy lets a caller assume it; `arn` is empty for whoever is administrator of the account."""
    keys = _keys(account, arn, external_id)
    verdicts = [
        statement["Effect"]
        for statement in statements(document)
        if _acts(statement, action) and _is_named(statement, account, arn) and _holds(statement.get("Condition") or {}, keys)
    ]
    return "Allow" in verdicts and "Deny" not in verdicts


def lets_in_service(document, service, keys):
    """The same for a service, on behalf of a resource whose account and ARN are among the keys."""
    verdicts = [
        statement["Effect"]
        for statement in statements(document)
        if _acts(statement, "sts:AssumeRole") and service in named(statement, "Service") and _holds(statement.get("Condition") or {}, keys)
    ]
    return "Allow" in verdicts and "Deny" not in verdicts


def role(account, arn):
    return next((one for one in iam_backends[account]["aws"].roles.values() if one.arn == arn), None)


def trusts_service(document, service):
    return any(s["Effect"] == "Allow" and service in named(s, "Service") for s in statements(document))


def _acts(statement, action):
    return any(fnmatchcase(action.lower(), pattern.lower()) for pattern in as_list(statement.get("Action")))


def _is_named(statement, account, arn):
    whole = {"*", account, f"arn:aws:iam::{account}:root"}
    return any(principal in whole or (arn and principal == arn) for principal in named(statement, "AWS"))


def _keys(account, arn, external_id):
    management = tree.management_of(account)
    keys = {"aws:principalarn": arn or f"arn:aws:iam::{account}:role/administrator", "aws:principalaccount": account}
    if management:
        keys["aws:principalorgid"] = tree.backend(management).org.id
    if external_id:
        keys["sts:externalid"] = external_id
    return keys


def _holds(condition, keys):
    """All operators hold; one that is not known here does not, since who cannot be judged is not let in."""
    return all(_compares(operator, key, as_list(values), keys) for operator, block in condition.items() for key, values in block.items())


def _compares(operator, key, wanted, keys):
    operator, optional = operator.removesuffix("IfExists"), operator.endswith("IfExists")
    value = keys.get(key.lower())
    if operator == "Null":
        return (value is None) == (str(wanted[0]).lower() == "true")
    negated = "Not" in operator
    if value is None:
        return optional or negated
    kind = operator.replace("Not", "")
    if kind not in ("StringEquals", "StringLike", "ArnEquals", "ArnLike", "StringEqualsIgnoreCase"):
        return False
    same = any(value == w if kind == "StringEquals" else fnmatchcase(value.lower(), str(w).lower()) for w in wanted)
    return same != negated
