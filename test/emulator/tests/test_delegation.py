"""Administrators that services name by calls of their own."""

from .support import EmulatorTest, client


class Delegation(EmulatorTest):
    def setUp(self):
        super().setUp()
        self.organization()
        self.security = self.account("security")

    def test_cloudtrail_needs_trusted_access_and_takes_three_administrators(self):
        register = client("cloudtrail").register_organization_delegated_admin
        self.refused("CloudTrailAccessNotEnabledException", register, MemberAccountId=self.security)
        self.organizations.enable_aws_service_access(ServicePrincipal="cloudtrail.amazonaws.com")
        register(MemberAccountId=self.security)
        self.refused("AccountRegisteredException", register, MemberAccountId=self.security)
        for name in ("second", "third"):
            register(MemberAccountId=self.account(name))
        self.refused("DelegatedAdminAccountLimitExceededException", register, MemberAccountId=self.account("fourth"))
        found = self.organizations.list_delegated_administrators(ServicePrincipal="cloudtrail.amazonaws.com")
        self.assertEqual(len(found["DelegatedAdministrators"]), 3)

    def test_organizations_counts_the_administrators_that_a_service_takes(self):
        register = self.organizations.register_delegated_administrator
        accounts = [self.account(name) for name in ("first", "second", "third")]
        for service, most in (
            ("config.amazonaws.com", 3),
            ("config-multiaccountsetup.amazonaws.com", 3),
            ("access-analyzer.amazonaws.com", 1),
        ):
            self.organizations.enable_aws_service_access(ServicePrincipal=service)
            for account in accounts[:most]:
                register(AccountId=account, ServicePrincipal=service)
            with self.assertRaises(self.organizations.exceptions.ConstraintViolationException) as caught:
                register(AccountId=self.security, ServicePrincipal=service)
            self.assertEqual(caught.exception.response["Reason"], "MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED")
            found = self.organizations.list_delegated_administrators(ServicePrincipal=service)["DelegatedAdministrators"]
            self.assertEqual(len(found), most)

    def test_guardduty_starts_in_the_administrators_account_which_alone_says_who_is_enrolled(self):
        client("guardduty").enable_organization_admin_account(AdminAccountId=self.security)
        there = client("guardduty", self.security)
        detector = there.list_detectors()["DetectorIds"][0]
        there.update_organization_configuration(DetectorId=detector, AutoEnableOrganizationMembers="ALL")
        self.assertEqual(there.describe_organization_configuration(DetectorId=detector)["AutoEnableOrganizationMembers"], "ALL")
        self.refused(
            "BadRequestException",
            client("guardduty").update_organization_configuration,
            DetectorId=detector,
            AutoEnableOrganizationMembers="ALL",
        )

    def test_a_service_by_region_has_the_same_administrator_in_each(self):
        client("guardduty").enable_organization_admin_account(AdminAccountId=self.security)
        elsewhere = client("guardduty", region="us-east-2")
        self.refused("BadRequestException", elsewhere.enable_organization_admin_account, AdminAccountId=self.account("other"))
        elsewhere.enable_organization_admin_account(AdminAccountId=self.security)

    def test_each_feature_of_security_hub_has_its_administrator(self):
        hub = client("securityhub")
        hub.enable_organization_admin_account(AdminAccountId=self.security, Feature="SecurityHubV2")
        self.refused(
            "ResourceConflictException", hub.enable_organization_admin_account, AdminAccountId=self.security, Feature="SecurityHubV2"
        )
        self.assertEqual(hub.list_organization_admin_accounts(Feature="SecurityHub")["AdminAccounts"], [])

    def test_security_hub_is_enabled_by_account_and_region(self):
        hub = client("securityhub")
        self.refused("ResourceNotFoundException", hub.describe_security_hub_v2)
        self.assertEqual(hub.enable_security_hub_v2()["HubV2Arn"], hub.describe_security_hub_v2()["HubV2Arn"])

    def test_an_account_outside_the_organization_is_refused(self):
        self.refused("InvalidInputException", client("securityhub").enable_organization_admin_account, AdminAccountId="999999999999")
