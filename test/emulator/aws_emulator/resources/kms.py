"""AWS::KMS::*"""

from ..cloudformation.resource import Resource, as_json, picked, tag_changes, tag_list, truth


def _kms_tags(tags):
    return [{"TagKey": t["Key"], "TagValue": t["Value"]} for t in tags]


class Key(Resource):
    TYPE = "AWS::KMS::Key"

    @property
    def kms(self):
        return self.api("kms")

    def create(self):
        p = self.properties
        chosen = picked(p, "Description", "KeySpec", "KeyUsage", "Origin")
        if "KeyPolicy" in p:
            chosen["Policy"] = as_json(p["KeyPolicy"])
        made = self.kms.create_key(Tags=_kms_tags(tag_list(p)), MultiRegion=truth(p.get("MultiRegion")), **chosen)["KeyMetadata"]
        self.physical_id, self.attributes = made["KeyId"], {"Arn": made["Arn"], "KeyId": made["KeyId"]}
        self._rotate()

    def _rotate(self):
        if truth(self.properties.get("EnableKeyRotation")):
            period = (
                {"RotationPeriodInDays": int(self.properties["RotationPeriodInDays"])} if "RotationPeriodInDays" in self.properties else {}
            )
            self.kms.enable_key_rotation(KeyId=self.physical_id, **period)

    def update(self, old):
        p = self.properties
        if old.get("KeyPolicy") != p.get("KeyPolicy"):
            self.kms.put_key_policy(KeyId=self.physical_id, PolicyName="default", Policy=as_json(p["KeyPolicy"]))
        if old.get("Description") != p.get("Description"):
            self.kms.update_key_description(KeyId=self.physical_id, Description=p.get("Description", ""))
        if old.get("EnableKeyRotation") != p.get("EnableKeyRotation"):
            self._rotate() if truth(p.get("EnableKeyRotation")) else self.kms.disable_key_rotation(KeyId=self.physical_id)
        added, removed = tag_changes(old, p)
        if added:
            self.kms.tag_resource(KeyId=self.physical_id, Tags=_kms_tags(added))
        if removed:
            self.kms.untag_resource(KeyId=self.physical_id, TagKeys=removed)

    def delete(self):
        self.kms.schedule_key_deletion(KeyId=self.physical_id, PendingWindowInDays=int(self.properties.get("PendingWindowInDays", 30)))


class Alias(Resource):
    TYPE = "AWS::KMS::Alias"

    def create(self):
        self.api("kms").create_alias(AliasName=self.properties["AliasName"], TargetKeyId=self.properties["TargetKeyId"])
        self.physical_id = self.properties["AliasName"]

    def update(self, old):
        self.api("kms").update_alias(AliasName=self.physical_id, TargetKeyId=self.properties["TargetKeyId"])

    def delete(self):
        self.api("kms").delete_alias(AliasName=self.physical_id)
