"""What Organizations and its services refuse besides: policies in use, readers, invitations, administrators, first calls."""

import json

from .support import EmulatorTest, client, policy, switch


def scp(name, targets=()):
    properties = {"Name": name, "Type": "SERVICE_CONTROL_POLICY", "Content": policy("s3:*", "Deny"), "TargetIds": list(targets)}
    return {"Type": "AWS::Organizations::Policy", "Properties": properties}


class Policies(EmulatorTest):
    def setUp(self):
        super().setUp()
        self.root = self.organization("SERVICE_CONTROL_POLICY")
        self.unit_id = self.unit("one", self.root)

    def by_hand(self, name):
        made = self.organizations.create_policy(Name=name, Description="", Type="SERVICE_CONTROL_POLICY", Content='{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}')  # fmt: skip
        return made["Policy"]["PolicySummary"]["Id"]

    def test_a_policy_that_somebody_attached_elsewhere_is_in_use_and_stays(self):
        self.deploy(P=scp("p", [self.unit_id]))
        self.organizations.attach_policy(PolicyId=self.physical_id("P"), TargetId=self.root)
        self.cloudformation.delete_stack(StackName="stack")
        self.assertEqual(self.status(), "DELETE_FAILED")
        self.assertIn("attached to one or more entities", self.reasons())

    def test_handlers_look_first_whether_a_name_is_taken(self):
        self.by_hand("p")
        self.deploy("policy", P=scp("p"))
        self.assertIn("Policy already exists for policy name [p].", self.reasons("policy"))
        unit = {"Type": "AWS::Organizations::OrganizationalUnit", "Properties": {"Name": "one", "ParentId": self.root}}
        self.deploy("unit", U=unit)
        self.assertIn("OrganizationalUnit with name [one] already exists in parent", self.reasons("unit"))
        made = {call["iamAction"] for call in switch("GET", "/lz/calls?by=cloudformation")}
        self.assertLessEqual({"organizations:ListPolicies", "organizations:ListOrganizationalUnitsForParent"}, made)

    def test_policies_made_by_hand_count_against_the_attachment_limit(self):
        for n in range(9):  # AWS's own FullAWSAccess is the tenth
            self.organizations.attach_policy(PolicyId=self.by_hand(f"hand{n}"), TargetId=self.root)
        self.assertEqual(self.deploy(P=scp("ours", [self.root])), "ROLLBACK_COMPLETE")
        self.assertIn("You have attached the maximum number of policies to the specified target. (Service: ", self.reasons())

    def test_a_member_reads_nothing_of_the_organization_unless_it_administers_a_service(self):
        member = self.account("member")
        theirs = client("organizations", member)
        for read in (theirs.list_accounts, theirs.list_roots):
            self.refused("AccessDeniedException", read)
        self.organizations.enable_aws_service_access(ServicePrincipal="config.amazonaws.com")
        self.organizations.register_delegated_administrator(AccountId=member, ServicePrincipal="config.amazonaws.com")
        self.assertEqual(len(theirs.list_accounts()["Accounts"]), 2)
        instance = {"InstanceArn": "arn:aws:sso:::instance/ssoins-1111222233334444", "Name": "x"}
        self.refused("AccessDeniedException", client("sso-admin", member).create_permission_set, **instance)


class Creations(EmulatorTest):
    def test_a_sixth_account_in_the_making_is_refused_until_one_is_made(self):
        self.organization()
        switch("POST", "/lz/settings", {"account_creation": 60})
        for number in range(5):
            self.organizations.create_account(AccountName=f"a{number}", Email=f"a{number}@trips.com")
        sixth = {"AccountName": "sixth", "Email": "sixth@trips.com"}
        self.refused("TooManyRequestsException", self.organizations.create_account, **sixth)
        self.assertEqual(len(self.organizations.list_create_account_status(States=["IN_PROGRESS"])["CreateAccountStatuses"]), 5)
        switch("POST", "/lz/clock", {"advance": 61})
        self.assertEqual(len(self.organizations.list_create_account_status(States=["SUCCEEDED"])["CreateAccountStatuses"]), 5)
        self.organizations.create_account(**sixth)


class Contents(EmulatorTest):
    def create(self, policy_type, content):
        return {"Name": "p", "Description": "", "Type": policy_type, "Content": json.dumps(content)}

    def test_each_type_has_its_form(self):
        self.organization()
        create = self.organizations.create_policy
        statement = {"Effect": "Deny", "Action": "s3:*", "Resource": "*"}
        bad = [
            ("TAG_POLICY", {"plans": {"a": {}}}),
            ("BACKUP_POLICY", {"plans": []}),
            ("BACKUP_POLICY", {"plans": {"a": {"rules": {"r": {"start_backup_window_minutes": {"@@assign": "30"}}}}}}),
            ("BACKUP_POLICY", {"plans": {"a": {"rules": {"r": {"target_vault": {"@@assign": "x"}}}}}}),
            ("TAG_POLICY", {"tags": {"owner": {"tag_key": "owner"}}}),
            ("TAG_POLICY", {"tags": {"owner": {"tag_key": {"@@append": "owner"}}}}),
            ("TAG_POLICY", {"tags": {"owner": {"tag_value": {"@@assign": "a"}}}}),
            ("TAG_POLICY", {"tags": {"@@operators_allowed_for_child_policies": ["@@some"]}}),
            ("AISERVICES_OPT_OUT_POLICY", {"services": {"default": {"opt_out_policy": {"@@assign": "optout"}}}}),
            ("S3_POLICY", {"s3_attributes": {"public_access_block_configuration": {"@@assign": "some"}}}),
            ("SECURITYHUB_POLICY", {"securityhub": {"regions": {"@@assign": []}}}),
            ("INSPECTOR_POLICY", {"inspector": {"enablement": {"ec2": {"enable_in_regions": {"@@assign": []}}}}}),
            ("DECLARATIVE_POLICY_EC2", {"ec2_attributes": {"serial_console_access": {"status": {"@@assign": "off"}}}}),
            (
                "DECLARATIVE_POLICY_EC2",
                {"ec2_attributes": {"instance_metadata_defaults": {"http_put_response_hop_limit": {"@@assign": "65"}}}},
            ),
            ("SERVICE_CONTROL_POLICY", {"Statement": [statement]}),
            ("SERVICE_CONTROL_POLICY", {"Version": "2012-10-17", "Statement": [{**statement, "Sid": "A"}, {**statement, "Sid": "A"}]}),
            *(
                ("SERVICE_CONTROL_POLICY", {"Version": "2012-10-17", "Statement": [{**statement, **wrong}]})
                for wrong in ({"Colour": "red"}, {"Sid": "Not this"}, {"Action": "nonsense"}, {"Condition": {"StringIsh": {"aws:x": "y"}}})
            ),
        ]
        for policy_type, content in bad:
            with self.subTest(content):
                self.refused("MalformedPolicyDocumentException", create, **self.create(policy_type, content))
        create(**self.create("TAG_POLICY", {"tags": {"owner": {"tag_key": {"@@assign": "owner"}}}}))

    def test_only_services_that_work_with_organizations_are_trusted(self):
        self.organization()
        self.refused("InvalidInputException", self.organizations.enable_aws_service_access, ServicePrincipal="made-up.amazonaws.com")


class Invitations(EmulatorTest):
    def invite(self, account):
        return self.organizations.invite_account_to_organization(Target={"Id": account, "Type": "ACCOUNT"})["Handshake"]["Id"]

    def test_an_invited_account_has_no_access_role_and_a_created_one_has(self):
        self.organization()
        created = self.account("created")
        client("organizations", "777777777777").accept_handshake(HandshakeId=self.invite("777777777777"))
        self.assertIn("777777777777", [a["Id"] for a in self.organizations.list_accounts()["Accounts"]])
        for account, there in [(created, True), ("777777777777", False)]:
            role = {"RoleArn": f"arn:aws:iam::{account}:role/OrganizationAccountAccessRole", "RoleSessionName": "session"}
            if there:
                client("sts").assume_role(**role)
            else:
                self.refused("AccessDenied", client("sts").assume_role, **role)

    def test_an_open_invitation_counts_against_the_quota(self):
        switch("POST", "/lz/settings", {"account_quota": 2})
        self.organization()
        invitation = self.invite("777777777777")
        request = self.organizations.create_account(AccountName="a", Email="a@trips.com")["CreateAccountStatus"]["Id"]
        self.organizations.describe_create_account_status(CreateAccountRequestId=request)
        status = self.organizations.describe_create_account_status(CreateAccountRequestId=request)["CreateAccountStatus"]
        self.assertEqual(status["FailureReason"], "ACCOUNT_LIMIT_EXCEEDED")
        self.assertEqual(self.beyond_the_quota(), "HandshakeConstraintViolationException")
        self.organizations.cancel_handshake(HandshakeId=invitation)
        self.account("b")

    def beyond_the_quota(self):
        """Invites one too many and gives the error, whose reason is a field of its own."""
        with self.assertRaises(self.organizations.exceptions.ClientError) as caught:
            self.invite("888888888888")
        response = caught.exception.response
        self.assertEqual(response["Reason"], "ACCOUNT_NUMBER_LIMIT_EXCEEDED")
        self.assertEqual(response["Error"]["Message"], "You have exceeded the allowed number of AWS accounts.")
        return response["Error"]["Code"]

    def test_a_quota_is_raised_where_it_is_asked_for_in_the_region_of_global_services(self):
        switch("POST", "/lz/settings", {"account_quota": 1})
        self.organization()
        more = {"ServiceCode": "organizations", "QuotaCode": "L-E619E033"}
        self.refused("NoSuchResourceException", client("service-quotas").request_service_quota_increase, **more, DesiredValue=20)
        ask = client("service-quotas", region="us-east-1").request_service_quota_increase
        self.refused("IllegalArgumentException", ask, **more, DesiredValue=1)
        self.assertEqual(ask(**more, DesiredValue=2)["RequestedQuota"]["Status"], "PENDING")
        self.account("a")


class Administrators(EmulatorTest):
    def setUp(self):
        super().setUp()
        self.organization()
        self.security, self.other = self.account("security"), self.account("other")

    def test_somebody_elses_administrator_is_in_the_way_and_can_be_read(self):
        client("inspector2").enable_delegated_admin_account(delegatedAdminAccountId=self.other)
        client("macie2").enable_organization_admin_account(adminAccountId=self.other)
        self.refused("ConflictException", client("inspector2").enable_delegated_admin_account, delegatedAdminAccountId=self.security)
        self.refused("ConflictException", client("macie2").enable_organization_admin_account, adminAccountId=self.security)
        self.assertEqual(client("inspector2").list_delegated_admin_accounts()["delegatedAdminAccounts"][0]["accountId"], self.other)
        self.assertEqual(client("macie2").list_organization_admin_accounts()["adminAccounts"][0]["accountId"], self.other)

    def test_access_analyzer_has_one_administrator_and_the_management_account_is_none(self):
        register, analyzer = self.organizations.register_delegated_administrator, "access-analyzer.amazonaws.com"
        self.organizations.enable_aws_service_access(ServicePrincipal=analyzer)
        register(AccountId=self.other, ServicePrincipal=analyzer)
        for account in (self.security, "111111111111"):
            self.refused("ConstraintViolationException", register, AccountId=account, ServicePrincipal=analyzer)

    def test_the_first_call_is_refused_by_default_and_the_next_one_is_not(self):
        switch("POST", "/lz/settings", {"transient_errors": True})
        trust = {"ServicePrincipal": "config.amazonaws.com"}
        name = {"AccountId": self.security, **trust}
        hub = client("securityhub").enable_organization_admin_account
        duty = client("guardduty").enable_organization_admin_account
        for code, times, call, params in [
            ("ConcurrentModificationException", 1, self.organizations.enable_aws_service_access, trust),
            ("ConcurrentModificationException", 1, self.organizations.register_delegated_administrator, name),
            ("InvalidInputException", 2, hub, {"AdminAccountId": self.security}),
            ("InternalServerErrorException", 2, duty, {"AdminAccountId": self.security}),
        ]:
            for _ in range(times):
                self.refused(code, call, **params)
            call(**params)

    def test_a_new_administrator_of_guardduty_is_not_known_everywhere_at_once(self):
        client("guardduty").enable_organization_admin_account(AdminAccountId=self.security)
        switch("POST", "/lz/settings", {"transient_errors": True})
        there = client("guardduty", self.security)
        detector = there.list_detectors()["DetectorIds"][0]
        update = there.update_organization_configuration
        self.refused("BadRequestException", update, DetectorId=detector, AutoEnableOrganizationMembers="ALL")
        update(DetectorId=detector, AutoEnableOrganizationMembers="ALL")
