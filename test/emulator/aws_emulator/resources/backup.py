"""AWS::Backup::*"""

from ..cloudformation.resource import Recorded, Resource, numbers, picked


class BackupVault(Resource):
    TYPE = "AWS::Backup::BackupVault"

    def create(self):
        p = self.properties
        name = p["BackupVaultName"]
        made = self.api("backup").create_backup_vault(
            BackupVaultName=name, BackupVaultTags=p.get("BackupVaultTags") or {}, **picked(p, "EncryptionKeyArn")
        )
        self.physical_id = name
        self.attributes = {"BackupVaultName": name, "BackupVaultArn": made["BackupVaultArn"]}
        self._lock()

    def _lock(self):
        if "LockConfiguration" in self.properties:
            self.api("backup").put_backup_vault_lock_configuration(
                BackupVaultName=self.physical_id, **numbers(self.properties["LockConfiguration"])
            )

    def update(self, old):
        self._lock()

    def delete(self):
        self.api("backup").delete_backup_vault(BackupVaultName=self.physical_id)


class BackupPlan(Resource):
    TYPE = "AWS::Backup::BackupPlan"

    def create(self):
        plan = self.properties["BackupPlan"]
        rules = [
            {"RuleName": r["RuleName"], "TargetBackupVaultName": r["TargetBackupVault"], **picked(r, "ScheduleExpression")}
            for r in plan["BackupPlanRule"]
        ]
        made = self.api("backup").create_backup_plan(BackupPlan={"BackupPlanName": plan["BackupPlanName"], "Rules": rules})
        self.physical_id = made["BackupPlanId"]
        self.attributes = {
            "BackupPlanId": self.physical_id,
            "BackupPlanArn": made["BackupPlanArn"],
            "VersionId": made.get("VersionId", "1"),
        }

    def update(self, old):
        """moto has no UpdateBackupPlan: the plan is made anew, under a new id."""
        self.delete()
        self.create()

    def delete(self):
        self.api("backup").delete_backup_plan(BackupPlanId=self.physical_id)


class RecordedBackup(Recorded):
    """Recorded only: moto has no backend for selections, frameworks and report plans with settings."""

    TYPE = ("AWS::Backup::BackupSelection", "AWS::Backup::Framework", "AWS::Backup::ReportPlan")

    def recorded_attributes(self):
        return {
            "Id": self.physical_id,
            "SelectionId": self.physical_id,
            "FrameworkArn": self.physical_id,
            "ReportPlanArn": self.physical_id,
        }
