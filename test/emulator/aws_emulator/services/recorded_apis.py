"""Small APIs that moto lacks altogether, kept in memory and read back: Access Analyzer, cost anomalies, data exports, CUR, opt-ins of Backup."""

import uuid

from moto.core.utils import utcnow

from ..errors import AwsError
from ..operations import operation
from ..state import store
from . import organization_tree as tree

_kept = store(dict)


def shelf(call, name):
    return _kept[call.service, name, call.account, call.region]


def _missing(what):
    return AwsError("ResourceNotFoundException", f"{what} not found")


# ---------------------------------------------------------------- Access Analyzer
@operation("accessanalyzer", "CreateAnalyzer")
def create_analyzer(call):
    held, name = shelf(call, "analyzers"), call.params["analyzerName"]
    if name in held:
        raise AwsError("ConflictException", f"Analyzer {name} already exists")
    if call.params["type"].startswith("ORGANIZATION"):
        management = tree.require_organization(call.account)
        if call.account != management and call.account not in tree.delegated(management, "access-analyzer.amazonaws.com"):
            raise AwsError(
                "AccessDeniedException", "Only the management account or a delegated administrator can create an organization analyzer"
            )
    arn = f"arn:aws:access-analyzer:{call.region}:{call.account}:analyzer/{name}"
    held[name] = {
        "arn": arn,
        "name": name,
        "type": call.params["type"],
        "status": "ACTIVE",
        "createdAt": utcnow(),
        "tags": call.params.get("tags") or {},
        **({"configuration": call.params["configuration"]} if "configuration" in call.params else {}),
    }
    return {"arn": arn}


@operation("accessanalyzer", "ListAnalyzers")
def list_analyzers(call):
    return {"analyzers": list(shelf(call, "analyzers").values())}


@operation("accessanalyzer", "GetAnalyzer", "DeleteAnalyzer", "UpdateAnalyzer")
def one_analyzer(call):
    held, name = shelf(call, "analyzers"), call.params["analyzerName"]
    if name not in held:
        raise _missing(f"Analyzer {name}")
    if call.operation == "DeleteAnalyzer":
        held.pop(name)
        return {}
    if call.operation == "UpdateAnalyzer":
        held[name]["configuration"] = call.params.get("configuration")
        return {"configuration": held[name]["configuration"]}
    return {"analyzer": held[name]}


@operation("accessanalyzer", "CreateArchiveRule", "UpdateArchiveRule", "DeleteArchiveRule", "ListArchiveRules")
def archive_rules(call):
    held = shelf(call, "rules").setdefault(call.params["analyzerName"], {})
    if call.operation == "ListArchiveRules":
        return {"archiveRules": list(held.values())}
    if call.operation == "DeleteArchiveRule":
        held.pop(call.params["ruleName"], None)
    else:
        held[call.params["ruleName"]] = {
            "ruleName": call.params["ruleName"],
            "filter": call.params["filter"],
            "createdAt": utcnow(),
            "updatedAt": utcnow(),
        }
    return {}


# ---------------------------------------------------------------- Cost Explorer anomalies
@operation("ce", "CreateAnomalyMonitor", "CreateAnomalySubscription")
def create_anomaly(call):
    kind = "Monitor" if "Monitor" in call.operation else "Subscription"
    given = call.params[f"Anomaly{kind}"]
    if kind == "Subscription":
        lost = set(given.get("MonitorArnList") or []) - set(shelf(call, "Monitor"))
        if lost:
            raise AwsError("UnknownMonitorException", f"unknown monitors {sorted(lost)}")
    elif given.get("MonitorType") == "DIMENSIONAL" and any(m.get("MonitorType") == "DIMENSIONAL" for m in shelf(call, "Monitor").values()):
        raise AwsError("LimitExceededException", "Limit exceeded on dimensional spend monitor creation")
    arn = f"arn:aws:ce::{call.account}:anomaly{kind.lower()}/{uuid.uuid4()}"
    shelf(call, kind)[arn] = {**given, f"{kind}Arn": arn}
    return {f"{kind}Arn": arn}


@operation("ce", "GetAnomalyMonitors", "GetAnomalySubscriptions")
def get_anomalies(call):
    kind = "Monitor" if "Monitors" in call.operation else "Subscription"
    wanted = call.params.get(f"{kind}ArnList")
    return {f"Anomaly{kind}s": [v for k, v in shelf(call, kind).items() if not wanted or k in wanted]}


@operation("ce", "UpdateAnomalyMonitor", "UpdateAnomalySubscription", "DeleteAnomalyMonitor", "DeleteAnomalySubscription")
def change_anomaly(call):
    kind = "Monitor" if "Monitor" in call.operation else "Subscription"
    held, arn = shelf(call, kind), call.params[f"{kind}Arn"]
    if arn not in held:
        raise AwsError(f"Unknown{kind}Exception", f"{arn} does not exist")
    if call.operation.startswith("Delete"):
        held.pop(arn)
        return {}
    held[arn].update({key: value for key, value in call.params.items() if key != f"{kind}Arn"})
    return {f"{kind}Arn": arn}


# ---------------------------------------------------------------- Data Exports and CUR
@operation("bcm-data-exports", "CreateExport")
def create_export(call):
    given = call.params["Export"]
    if any(e["Name"] == given["Name"] for e in shelf(call, "exports").values()):
        raise AwsError("ValidationException", f"an export named {given['Name']} already exists")
    arn = f"arn:aws:bcm-data-exports:us-east-1:{call.account}:export/{given['Name']}-{uuid.uuid4()}"
    shelf(call, "exports")[arn] = {**given, "ExportArn": arn}
    return {"ExportArn": arn}


@operation("bcm-data-exports", "GetExport", "UpdateExport", "DeleteExport")
def one_export(call):
    held, arn = shelf(call, "exports"), call.params["ExportArn"]
    if arn not in held:
        raise _missing(arn)
    if call.operation == "DeleteExport":
        held.pop(arn)
        return {"ExportArn": arn}
    if call.operation == "UpdateExport":
        held[arn] = {**call.params["Export"], "ExportArn": arn}
        return {"ExportArn": arn}
    return {"Export": held[arn], "ExportStatus": {"StatusCode": "HEALTHY"}}


@operation("bcm-data-exports", "ListExports")
def list_exports(call):
    return {
        "Exports": [
            {"ExportArn": a, "ExportName": e["Name"], "ExportStatus": {"StatusCode": "HEALTHY"}} for a, e in shelf(call, "exports").items()
        ]
    }


@operation("cur", "PutReportDefinition", "ModifyReportDefinition", "DeleteReportDefinition", "DescribeReportDefinitions")
def report_definitions(call):
    held = shelf(call, "reports")
    if call.operation == "DescribeReportDefinitions":
        return {"ReportDefinitions": list(held.values())}
    if call.operation == "DeleteReportDefinition":
        held.pop(call.params["ReportName"], None)
        return {}
    definition = call.params["ReportDefinition"]
    if call.operation == "PutReportDefinition" and definition["ReportName"] in held:
        raise AwsError("DuplicateReportNameException", f"report {definition['ReportName']} already exists")
    held[definition["ReportName"]] = definition
    return {}


# ---------------------------------------------------------------- AWS Backup
_TAKEN = ("Aurora", "DynamoDB", "EBS", "EC2", "EFS", "FSx", "RDS", "Storage Gateway")
_NOT_TAKEN = ("CloudFormation", "DocumentDB", "Neptune", "Redshift", "S3", "SAP HANA on Amazon EC2", "Timestream", "VirtualMachine")


def _taken(call):
    return shelf(call, "types") or {**dict.fromkeys(_TAKEN, True), **dict.fromkeys(_NOT_TAKEN, False)}


@operation("backup", "DescribeRegionSettings")
def describe_region_settings(call):
    return {"ResourceTypeOptInPreference": _taken(call), "ResourceTypeManagementPreference": {"DynamoDB": False, "EFS": True}}


@operation("backup", "UpdateRegionSettings")
def update_region_settings(call):
    """No page says that a type that is left out stays as it is: here it is off afterwards."""
    given = call.params.get("ResourceTypeOptInPreference") or {}
    known = _taken(call)
    unknown = sorted(set(given) - set(known))
    if unknown:
        raise AwsError("InvalidParameterValueException", f"Invalid resource type: {unknown}")
    shelf(call, "types").update({**dict.fromkeys(known, False), **given})
    return {}


# ---------------------------------------------------------------- CloudTrail
@operation("cloudtrail", "LookupEvents")
def lookup_events(_call):
    """The CLI asks for it when it explains a failed deployment; nothing is recorded there."""
    return {"Events": []}
