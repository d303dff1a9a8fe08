"""What stands in an organization policy that is no access control, by the syntax page of its type.

https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_inheritance_mgmt.html (operators)
"""

import re

CHILDREN = "@@operators_allowed_for_child_policies"
FOR_CHILDREN = {"@@all", "@@none", "@@assign", "@@append", "@@remove"}

TEXT, LIST = "a text", "a list"
"""A value, or a list of values; in place of one of them a set holds the words that AWS takes."""


def _count(least, most=2_147_483_647):
    return range(least, most + 1)


_ON_OFF = {"enabled", "disabled"}
_DEFAULTS = _ON_OFF | {"no_preference"}
_TRUTH = {"true", "false", True, False}
_PLACES = {"enable_in_regions": LIST, "disable_in_regions": LIST}
_LIFECYCLE = {
    "delete_after_days": _count(1), "move_to_cold_storage_after_days": _count(1), "opt_in_to_archive_for_supported_resources": _TRUTH,
}  # fmt: skip
_TAG = {"tag_key": TEXT, "tag_value": TEXT}
_CONDITIONS = {
    f"string_{kind}": {"*": {"condition_key": TEXT, "condition_value": TEXT}} for kind in ("equals", "not_equals", "like", "not_like")
}
_RULE = {
    "schedule_expression": TEXT, "schedule_expression_timezone": TEXT, "start_backup_window_minutes": _count(60),
    "complete_backup_window_minutes": _count(1), "lifecycle": _LIFECYCLE, "target_backup_vault_name": TEXT,
    "target_logically_air_gapped_backup_vault_arn": TEXT, "enable_continuous_backup": _TRUTH, "recovery_point_tags": {"*": _TAG},
    "copy_actions": {"*": {"target_backup_vault_arn": TEXT, "lifecycle": _LIFECYCLE}}, "index_actions": {"resource_types": LIST},
    "scan_actions": {"*": {"malware_scanner": TEXT, "scan_mode": TEXT}},
}  # fmt: skip
_SELECTION = {"iam_role_arn": TEXT, "conditions": _CONDITIONS}
_PLAN = {
    "regions": LIST, "rules": {"*": _RULE}, "backup_plan_tags": {"*": _TAG},
    "selections": {
        "tags": {"*": {**_SELECTION, "tag_key": TEXT, "tag_value": LIST}},
        "resources": {"*": {**_SELECTION, "resource_types": LIST, "not_resource_types": LIST}},
    },
    "advanced_backup_settings": {"ec2": {"windows_vss": _ON_OFF}},
    "scan_settings": {"*": {"malware_scanner": TEXT, "resource_types": LIST, "scanner_role_arn": TEXT}},
}  # fmt: skip
_CRITERION = {
    "allowed_image_providers": LIST, "image_names": LIST, "marketplace_product_codes": LIST,
    "creation_date_condition": {"maximum_days_since_created": _count(0)},
    "deprecation_time_condition": {"maximum_days_since_deprecated": _count(0)},
}  # fmt: skip
_EC2 = {
    "exception_message": TEXT,
    "allowed_images_settings": {
        "state": _ON_OFF | {"audit_mode"}, "image_criteria": {f"criteria_{number}": _CRITERION for number in range(1, 11)},
    },
    "image_block_public_access": {"state": {"block_new_sharing", "unblocked"}},
    "instance_metadata_defaults": {
        "http_endpoint": _DEFAULTS, "http_put_response_hop_limit": _count(-1, 64), "http_tokens": {"required", "optional", "no_preference"},
        "http_tokens_enforced": _DEFAULTS, "instance_metadata_tags": _DEFAULTS,
    },
    "serial_console_access": {"status": _ON_OFF},
    "snapshot_block_public_access": {"state": {"block_all_sharing", "block_new_sharing", "unblocked"}},
    "vpc_block_public_access": {
        "internet_gateway_block": {"mode": {"block_bidirectional", "block_ingress", "off"}, "exclusions_allowed": _ON_OFF},
    },
    "vpc_encryption_control": {"mode": {"unmanaged", "attempt_monitor", "attempt_enforce"}, "exclusions": LIST},
}  # fmt: skip
_ENABLEMENT = {
    "ec2_scanning": _PLACES, "ecr_scanning": _PLACES, "code_repository_scanning": _PLACES,
    "lambda_standard_scanning": {**_PLACES, "lambda_code_scanning": _PLACES},
}  # fmt: skip
_CLIENT = {"client": _ON_OFF}
_ROLES = {"supported_role_settings": LIST}
_CHANNELS = {**_ROLES, "supported_channel_types": LIST}
_PLATFORMS = {
    "slack": {**_CLIENT, "workspaces": LIST, "default": _CHANNELS, "overrides": {"*": _CHANNELS}},
    "microsoft_teams": {**_CLIENT, "tenants": {"*": LIST}, "default": _ROLES, "overrides": {"*": {"*": _ROLES}}},
    "chime": _CLIENT,
}  # fmt: skip
_ORDER = {"patch_order": {"first", "second", "last"}}
_GUARDING = {"selective", "comprehensive"}
_BEDROCK = {
    "identifier": TEXT, "input_tags": {"honor", "ignore"}, "selective_content_guarding": {"system": _GUARDING, "messages": _GUARDING},
    "model_enforcement": {"included_models": LIST, "excluded_models": LIST},
}  # fmt: skip
SYNTAX = {
    "AISERVICES_OPT_OUT_POLICY": {"services": {"*": {"opt_out_policy": {"optOut", "optIn"}}}},
    "BACKUP_POLICY": {"plans": {"*": _PLAN}},
    "BEDROCK_POLICY": {"bedrock": {"guardrail_inference": {"*": {"*": _BEDROCK}}}},
    "CHATBOT_POLICY": {"chatbot": {"platforms": _PLATFORMS, "default": _CLIENT}},
    "DECLARATIVE_POLICY_EC2": {"ec2_attributes": _EC2},
    "INSPECTOR_POLICY": {"inspector": {"enablement": _ENABLEMENT}},
    "NETWORK_SECURITY_DIRECTOR_POLICY": {"network_security_director": {"enablement": {"network_security_scan": _PLACES}}},
    "S3_POLICY": {"s3_attributes": {"public_access_block_configuration": {"all", "none"}}},
    "SECURITYHUB_POLICY": {"securityhub": {**_PLACES, "features": {"network_scanning": _PLACES}}},
    "UPGRADE_ROLLOUT_POLICY": {"upgrade_rollout": {"default": _ORDER, "tags": {"*": {"tag_values": {"*": _ORDER}}}}},
    "TAG_POLICY": {"tags": {"*": {"tag_key": TEXT, "tag_value": LIST, "enforced_for": LIST, "report_required_tag_for": LIST}}},
}
"""By type: keys and what stands there, `*` for a name of one's own."""


def problem_in(policy_type, document):
    """What AWS refuses in the content, or nothing. Of types without a page at hand any object is taken."""
    syntax = SYNTAX.get(policy_type)
    if syntax is None:
        return None if isinstance(document, dict) else "it is no object"
    if not isinstance(document, dict) or set(document) != set(syntax):
        return f"a policy of this type is one JSON object {{{', '.join(syntax)}: …}}"
    return _problem(document, syntax, [])


def _problem(value, syntax, path):
    if not isinstance(syntax, dict):
        return _value_problem(value, syntax, path)
    if not isinstance(value, dict):
        return f"{_at(path)} is no object"
    for key, inner in value.items():
        if key.startswith("@@"):
            found = _children_problem(inner, path) if key == CHILDREN else f"{key} is not allowed at {_at(path)}"
        elif key not in syntax and "*" not in syntax:
            found = f"{_at(path)} has no {key}"
        else:
            found = _problem(inner, syntax.get(key, syntax.get("*")), [*path, key])
        if found:
            return found
    return None


def _value_problem(value, syntax, path):
    if not isinstance(value, dict):
        return f"{_at(path)} needs an operator, for example @@assign"
    operators = {"@@assign", "@@append", "@@remove"} if syntax == LIST else {"@@assign"}
    for key, inner in value.items():
        if key == CHILDREN:
            found = _children_problem(inner, path)
        elif key not in operators:
            found = f"{key} is not allowed at {_at(path)}"
        else:
            found = None if _is_right(inner, syntax) else f"{inner!r} is not allowed at {_at(path)}"
        if found:
            return found
    return None


def _is_right(value, syntax):
    if syntax == LIST:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    if syntax == TEXT:
        return isinstance(value, str)
    if isinstance(syntax, range):
        return re.fullmatch(r"-?\d+", str(value)) is not None and int(value) in syntax
    return isinstance(value, (str, bool)) and value in syntax


def _children_problem(value, path):
    if isinstance(value, list) and value and all(one in FOR_CHILDREN for one in value):
        return None
    return f"{CHILDREN} at {_at(path)} is no list of {', '.join(sorted(FOR_CHILDREN))}"


def _at(path):
    return ".".join(path) or "the top"
