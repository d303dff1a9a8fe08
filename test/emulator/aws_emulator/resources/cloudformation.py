"""AWS::CloudFormation::StackSet"""

from ..cloudformation.resource import Resource, numbers, picked, tag_list
from ..errors import AwsError

REASONS_LIMIT = 850
"""Characters that AWS's handler keeps of what failed. It names neither account nor region."""


class StackSet(Resource):
    TYPE = "AWS::CloudFormation::StackSet"

    @property
    def cloudformation(self):
        return self.api("cloudformation")

    @property
    def name(self):
        return self.properties["StackSetName"]

    def _common(self):
        p = self.properties
        names = ("TemplateBody", "TemplateURL", "Description", "Parameters", "Capabilities", "PermissionModel")
        chosen = picked(p, *names, "AdministrationRoleARN", "ExecutionRoleName", "CallAs")
        for name in ("AutoDeployment", "ManagedExecution"):
            if name in p:
                chosen[name] = numbers(p[name])
        if tag_list(p):
            chosen["Tags"] = tag_list(p)
        return chosen

    def _preferences(self):
        return (
            {"OperationPreferences": numbers(self.properties["OperationPreferences"])} if "OperationPreferences" in self.properties else {}
        )

    def create(self):
        made = self.cloudformation.create_stack_set(StackSetName=self.name, **self._common())
        self.physical_id, self.attributes = made["StackSetId"], {"StackSetId": made["StackSetId"]}
        for group in self.properties.get("StackInstancesGroup") or []:
            self._instances("create_stack_instances", group)

    def _instances(self, operation, group, **more):
        made = getattr(self.cloudformation, operation)(
            StackSetName=self.name,
            **self._targets(group["DeploymentTargets"]),
            Regions=group["Regions"],
            **self._preferences(),
            **more,
            **({} if "delete" in operation else {"ParameterOverrides": group.get("ParameterOverrides") or []}),
        )
        self._require_success(made["OperationId"])

    def _targets(self, targets):
        """A self-managed set takes accounts alone, under a name of their own."""
        if self._is_self_managed and not targets.get("OrganizationalUnitIds"):
            return {"Accounts": targets.get("Accounts") or []}
        return {"DeploymentTargets": targets}

    @property
    def _is_self_managed(self):
        return self.properties.get("PermissionModel") == "SELF_MANAGED"

    def _require_success(self, operation_id):
        outcome = self.cloudformation.describe_stack_set_operation(StackSetName=self.name, OperationId=operation_id)["StackSetOperation"]
        if outcome["Status"] == "SUCCEEDED":
            return
        results = self.cloudformation.list_stack_set_operation_results(StackSetName=self.name, OperationId=operation_id)["Summaries"]
        reasons = "".join(f" [{reason}]" for reason in dict.fromkeys(r.get("StatusReason", "") for r in results if r["Status"] == "FAILED"))
        told = f"Stack set operation [{operation_id}] was unexpectedly stopped or failed. status reason(s):{reasons}"
        if len(told) > REASONS_LIMIT:
            told = f"{told[:REASONS_LIMIT]}... Use list-stack-set-operation-results for more information."
        raise AwsError("NotStabilized", f"Resource of type '{told}' with identifier '{self.physical_id}' did not stabilize.")

    def update(self, old):
        new = self.properties
        before, after = old.get("StackInstancesGroup") or [], new.get("StackInstancesGroup") or []
        for group in [g for g in before if g not in after]:
            self._drop(group, after)
        if {k: v for k, v in old.items() if k != "StackInstancesGroup"} != {k: v for k, v in new.items() if k != "StackInstancesGroup"}:
            self._require_success(
                self.cloudformation.update_stack_set(StackSetName=self.name, **self._common(), **self._preferences())["OperationId"]
            )
        for group in [g for g in after if g not in before]:
            self._instances("create_stack_instances", group)

    def _drop(self, group, kept):
        """Instances that no other group reaches go; the ones that a changed group still reaches stay."""
        if self._is_self_managed:
            self._drop_accounts(group, kept)
            return
        units, regions = set(group["DeploymentTargets"].get("OrganizationalUnitIds") or []), set(group["Regions"])
        still = [g for g in kept if set(g["DeploymentTargets"].get("OrganizationalUnitIds") or []) & units]
        for region in sorted(regions):
            heirs = [g for g in still if region in g["Regions"]]
            reached = {u for g in heirs for u in g["DeploymentTargets"].get("OrganizationalUnitIds") or []}
            lost_units, accounts = sorted(units - reached), group["DeploymentTargets"].get("Accounts") or []
            kept_accounts = {a for g in heirs for a in g["DeploymentTargets"].get("Accounts") or []}
            lost_accounts = (
                [a for a in accounts if a not in kept_accounts] if all("Accounts" in g["DeploymentTargets"] for g in heirs) else []
            )
            if lost_units:
                self._instances(
                    "delete_stack_instances",
                    {"Regions": [region], "DeploymentTargets": {**group["DeploymentTargets"], "OrganizationalUnitIds": lost_units}},
                    RetainStacks=False,
                )
            elif lost_accounts:
                targets = {"OrganizationalUnitIds": sorted(units), "Accounts": lost_accounts, "AccountFilterType": "INTERSECTION"}
                self._instances("delete_stack_instances", {"Regions": [region], "DeploymentTargets": targets}, RetainStacks=False)

    def _drop_accounts(self, group, kept):
        for region in sorted(group["Regions"]):
            heirs = {a for g in kept if region in g["Regions"] for a in g["DeploymentTargets"].get("Accounts") or []}
            lost = [a for a in group["DeploymentTargets"].get("Accounts") or [] if a not in heirs]
            if lost:
                self._instances(
                    "delete_stack_instances", {"Regions": [region], "DeploymentTargets": {"Accounts": lost}}, RetainStacks=False
                )

    def delete(self):
        left = self.cloudformation.list_stack_instances(StackSetName=self.name)["Summaries"]
        for region in sorted({instance["Region"] for instance in left}):
            here = [i for i in left if i["Region"] == region]
            if self._is_self_managed:
                targets = {"Accounts": sorted(i["Account"] for i in here)}
            else:
                targets = {"OrganizationalUnitIds": sorted({i["OrganizationalUnitId"] for i in here})}
            self._instances("delete_stack_instances", {"Regions": [region], "DeploymentTargets": targets}, RetainStacks=False)
        self.cloudformation.delete_stack_set(StackSetName=self.name)
