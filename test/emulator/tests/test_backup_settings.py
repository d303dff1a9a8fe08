"""Which types AWS Backup takes, by account and Region."""

from .support import EmulatorTest, client


class BackupSettings(EmulatorTest):
    def setUp(self):
        super().setUp()
        self.backup = client("backup")

    def taken(self, backup=None):
        return (backup or self.backup).describe_region_settings()["ResourceTypeOptInPreference"]

    def test_some_types_are_off_at_first(self):
        self.assertTrue(self.taken()["EBS"])
        self.assertFalse(self.taken()["S3"])

    def test_a_type_is_switched_on_in_one_region_and_what_is_left_out_goes_off(self):
        self.backup.update_region_settings(ResourceTypeOptInPreference={"S3": True})
        self.assertTrue(self.taken()["S3"])
        self.assertFalse(self.taken()["EBS"])
        self.assertFalse(self.taken(client("backup", region="eu-west-1"))["S3"])

    def test_a_type_that_there_is_not_is_refused(self):
        self.refused("InvalidParameterValueException", self.backup.update_region_settings, ResourceTypeOptInPreference={"S4": True})
