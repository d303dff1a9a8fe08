"""Macie in an organization, and what services refuse at first."""

from .support import EmulatorTest, client, switch


class Macie(EmulatorTest):
    def setUp(self):
        super().setUp()
        self.organization()
        self.security, self.dev = self.account("security"), self.account("dev")
        client("macie2").enable_organization_admin_account(adminAccountId=self.security)
        self.there = client("macie2", self.security)
        self.member = {"accountId": self.dev, "email": "dev@trips.com"}

    def test_an_account_becomes_a_member_once(self):
        self.refused("ResourceNotFoundException", self.there.get_member, id=self.dev)
        self.there.create_member(account=self.member)
        self.assertEqual(self.there.get_member(id=self.dev)["relationshipStatus"], "Enabled")
        self.refused("ConflictException", self.there.create_member, account=self.member)
        self.assertEqual([one["accountId"] for one in self.there.list_members()["members"]], [self.dev])

    def test_who_is_no_account_of_the_organization_or_has_another_address_is_refused(self):
        for wrong in (
            {"accountId": "999999999999"},
            {"email": "other@trips.com"},
            {"accountId": self.security, "email": "security@trips.com"},
        ):
            self.refused("ValidationException", self.there.create_member, account={**self.member, **wrong})

    def test_a_paused_member_is_one(self):
        self.there.create_member(account=self.member)
        self.there.update_member_session(id=self.dev, status="PAUSED")
        self.assertEqual(self.there.get_member(id=self.dev)["relationshipStatus"], "Paused")
        self.refused("ConflictException", self.there.create_member, account=self.member)

    def test_later_accounts_are_enrolled_where_the_administrator_says_so(self):
        self.assertFalse(self.there.describe_organization_configuration()["autoEnable"])
        self.there.update_organization_configuration(autoEnable=True)
        self.assertTrue(self.there.describe_organization_configuration()["autoEnable"])
        self.refused("AccessDeniedException", client("macie2").update_organization_configuration, autoEnable=True)


class Transient(EmulatorTest):
    def setUp(self):
        super().setUp()
        self.organization()

    def trusting(self, service):
        return {"ServicePrincipal": f"{service}.amazonaws.com"}

    def test_each_service_is_refused_for_itself(self):
        switch("POST", "/lz/settings", {"transient_errors": True})
        enable = self.organizations.enable_aws_service_access
        for service in ("config", "access-analyzer"):
            self.refused("ConcurrentModificationException", enable, **self.trusting(service))
            enable(**self.trusting(service))

    def test_what_was_called_while_it_is_off_counts_for_nothing(self):
        enable = self.organizations.enable_aws_service_access
        enable(**self.trusting("config"))
        switch("POST", "/lz/settings", {"transient_errors": True})
        self.refused("ConcurrentModificationException", enable, **self.trusting("config"))
