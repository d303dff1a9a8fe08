"""Organization policies: every type, each with its own limits, refused as AWS refuses.

https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
"""

import json
import re
from dataclasses import dataclass

from moto.organizations import models as moto

from .. import faults
from ..errors import AwsError
from ..operations import check, operation
from . import organization_tree as tree
from . import policy_syntax, principals


@dataclass(frozen=True)
class PolicyType:
    characters: int
    attachments: int
    """Most policies of the type on one root, OU or account, AWS's own included."""


MANAGEMENT = PolicyType(10_000, 10)
TYPES = {
    "SERVICE_CONTROL_POLICY": PolicyType(10_240, 10),
    "RESOURCE_CONTROL_POLICY": PolicyType(5_120, 5),
    "AISERVICES_OPT_OUT_POLICY": PolicyType(2_500, 5),
    "CHATBOT_POLICY": PolicyType(10_000, 5),
    "TAG_POLICY": MANAGEMENT,
    "BACKUP_POLICY": MANAGEMENT,
    "DECLARATIVE_POLICY_EC2": MANAGEMENT,
    "SECURITYHUB_POLICY": MANAGEMENT,
    "S3_POLICY": MANAGEMENT,
    "INSPECTOR_POLICY": MANAGEMENT,
    "UPGRADE_ROLLOUT_POLICY": PolicyType(5_120, 10),
    "BEDROCK_POLICY": MANAGEMENT,
    "NETWORK_SECURITY_DIRECTOR_POLICY": MANAGEMENT,
}
ELEMENTS = {"Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"}
ACTION = re.compile(r"[a-z0-9-]+:[A-Za-z0-9*?]+")
OPERATOR = re.compile(
    r"(ForAllValues:|ForAnyValue:)?(String(Not)?(Equals|Like|EqualsIgnoreCase)|Arn(Not)?(Equals|Like)|Numeric(Not)?Equals|"
    r"(Numeric|Date)(LessThan|GreaterThan)(Equals)?|Date(Not)?Equals|Bool|BinaryEquals|(Not)?IpAddress|Null)(IfExists)?"
)
CONTROL = ("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY")
AWS_MANAGED = ("p-FullAWSAccess", "p-RCPFullAWSAccess")

moto.FakePolicy.SUPPORTED_POLICY_TYPES = moto.FakeRoot.SUPPORTED_POLICY_TYPES = list(TYPES)
_moto_policy_init = moto.FakePolicy.__init__


def _policy_init(self, organization, **kwargs):
    """moto knows the ARN of four types only; the others are made as tag policies and get their own name."""
    wanted = kwargs.get("Type", "")
    _moto_policy_init(self, organization, **{**kwargs, "Type": "TAG_POLICY" if wanted in TYPES else wanted})
    self.type = wanted
    self._arn_format = "arn:{0}:organizations::{1}:policy/{2}/" + wanted.lower() + "/{3}"


moto.FakePolicy.__init__ = _policy_init


def violation(reason, message):
    return AwsError("ConstraintViolationException", f"{reason}: {message}")


def check_content(policy_type, content):
    limit = TYPES[policy_type].characters
    if len(content) > limit:
        raise violation("POLICY_CONTENT_LIMIT_EXCEEDED", "You have exceeded the maximum policy size.")
    try:
        document = json.loads(content)
    except ValueError:
        raise _malformed("it is no JSON") from None
    if policy_type in CONTROL:
        _check_control(policy_type, document)
    else:
        problem = policy_syntax.problem_in(policy_type, document)
        if problem:
            raise _malformed(problem)


def _malformed(what):
    return AwsError(
        "MalformedPolicyDocumentException",
        f"The provided policy document does not meet the requirements of the specified policy type: {what}.",
    )


def _check_control(policy_type, document):
    statements = document.get("Statement") if isinstance(document, dict) else None
    if not statements:
        raise _malformed("it has no Statement")
    if unknown := set(document) - {"Version", "Id", "Statement"}:
        raise _malformed(f"unknown elements {sorted(unknown)}")
    if document.get("Version") not in ("2012-10-17", "2008-10-17"):
        raise _malformed("it has no Version")
    statements = statements if isinstance(statements, list) else [statements]
    sids = [statement["Sid"] for statement in statements if statement.get("Sid")]
    if len(set(sids)) < len(sids):
        raise _malformed("a Sid stands twice")
    for statement in statements:
        _check_elements(statement)
        resource_side = policy_type == "RESOURCE_CONTROL_POLICY"
        if statement.get("Effect") not in (("Deny",) if resource_side else ("Allow", "Deny")):
            raise _malformed(f"Effect {statement.get('Effect')} is not allowed")
        if not {"Action", "NotAction"} & set(statement) or (resource_side and "NotAction" in statement):
            raise _malformed("a statement needs Action")
        if not {"Resource", "NotResource"} & set(statement):
            raise _malformed("a statement needs Resource")
        if resource_side and statement.get("Principal") not in ("*", {"AWS": "*"}):
            raise _malformed('Principal must be "*"')
        if not resource_side and {"Principal", "NotPrincipal"} & set(statement):
            raise _malformed("Principal is not allowed")
        if not resource_side and statement["Effect"] == "Allow" and "NotResource" in statement:
            raise _malformed("NotResource goes with Deny only")


def _check_elements(statement):
    if not re.fullmatch(r"[A-Za-z0-9]*", statement.get("Sid", "")):
        raise _malformed(f"the Sid {statement['Sid']} has other characters than letters and digits")
    if unknown := set(statement) - ELEMENTS:
        raise _malformed(f"unknown elements {sorted(unknown)}")
    for action in principals.as_list(statement.get("Action", statement.get("NotAction"))):
        if action != "*" and not ACTION.fullmatch(action):
            raise _malformed(f"{action} is no action")
    for operator in statement.get("Condition") or {}:
        if not OPERATOR.fullmatch(operator):
            raise _malformed(f"{operator} is no condition operator")


@check("organizations", "CreatePolicy")
def check_create(call):
    tree.require_management(call.account)
    policy_type, name = call.params["Type"], call.params["Name"]
    if policy_type not in TYPES:
        raise AwsError("InvalidInputException", f"INVALID_ENUM_POLICY_TYPE: {policy_type}")
    if not 1 <= len(name) <= 128 or len(call.params.get("Description") or "") > 512:
        raise AwsError("InvalidInputException", "MAX_LENGTH_EXCEEDED: a name has 1 to 128 characters, a description at most 512")
    check_content(policy_type, call.params["Content"])
    if any(p.name == name and p.type == policy_type for p in tree.backend(call.account).policies):
        raise AwsError("DuplicatePolicyException", "A policy with the same name already exists.")


@operation("organizations", "CreatePolicy")
def create_policy(call):
    """moto refuses a name that another type has; at AWS names are unique within a type."""
    made = moto.FakePolicy(tree.backend(call.account).org, **call.params)
    tree.backend(call.account).policies.append(made)
    return made.describe()


@check("organizations", "UpdatePolicy")
def check_update(call):
    tree.require_management(call.account)
    policy = _policy(call)
    name = call.params.get("Name")
    if name and any(p.name == name and p.type == policy.type and p is not policy for p in tree.backend(call.account).policies):
        raise AwsError("DuplicatePolicyException", "A policy with the same name already exists.")
    if "Content" in call.params:
        check_content(policy.type, call.params["Content"])


def _policy(call, changing=True):
    policy = next((p for p in tree.backend(call.account).policies if p.id == call.params["PolicyId"]), None)
    if policy is None:
        raise AwsError("PolicyNotFoundException", "You specified a policy that doesn't exist.")
    if changing and policy.aws_managed:
        raise AwsError("AccessDeniedException", "AWS managed policies can't be changed.")
    return policy


def enabled_types(account):
    root = next(unit for unit in tree.backend(account).ou if unit.type == "ROOT")
    return {entry["Type"] for entry in root.policy_types}


@check("organizations", "AttachPolicy")
def check_attach(call):
    tree.require_management(call.account)
    policy, target = _policy(call, changing=False), call.params["TargetId"]
    holder = tree.unit(call.account, target) or tree.find_account(call.account, target)
    if holder is None:
        raise AwsError("TargetNotFoundException", "You specified a target that doesn't exist.")
    if policy.type not in enabled_types(call.account) or faults.holds("policy-type-not-effective"):
        raise AwsError("PolicyTypeNotEnabledException", f"This operation can be performed only for enabled policy types ({policy.type}).")
    if policy in holder.attached_policies:
        raise AwsError("DuplicatePolicyAttachmentException", "The policy is already attached to the specified target.")
    limit = TYPES[policy.type].attachments
    if sum(p.type == policy.type for p in holder.attached_policies) >= limit:
        raise violation(
            "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED", "You have attached the maximum number of policies to the specified target."
        )


@check("organizations", "DetachPolicy")
def check_detach(call):
    tree.require_management(call.account)
    policy, target = _policy(call, changing=False), call.params["TargetId"]
    holder = tree.unit(call.account, target) or tree.find_account(call.account, target)
    if holder is None:
        raise AwsError("TargetNotFoundException", "You specified a target that doesn't exist.")
    if policy not in holder.attached_policies:
        raise AwsError("PolicyNotAttachedException", "The policy isn't attached to the specified target in the specified root.")
    if policy.type == "SERVICE_CONTROL_POLICY" and sum(p.type == policy.type for p in holder.attached_policies) == 1:
        raise violation("MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED", "at least one service control policy must stay attached")
    if policy.id == "p-RCPFullAWSAccess":
        raise AwsError("ConstraintViolationException", "RCPFullAWSAccess can't be detached.")


@check("organizations", "EnablePolicyType", "DisablePolicyType")
def check_policy_type(call):
    tree.require_management(call.account)
    if call.params["PolicyType"] not in TYPES:
        raise AwsError("InvalidInputException", f"INVALID_ENUM_POLICY_TYPE: {call.params['PolicyType']}")
    if tree.backend(call.account).org.feature_set != "ALL":
        raise AwsError(
            "PolicyTypeNotAvailableForOrganizationException",
            "You can't use the specified policy type with the feature set currently enabled.",
        )
