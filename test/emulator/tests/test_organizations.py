"""Organizations, its accounts and policies: what AWS refuses."""

import json

from .support import EmulatorTest, client, delivery_policy, policy, switch

DENY = policy("organizations:LeaveOrganization", "Deny")


class Organizations(EmulatorTest):
    def test_there_is_one_organization_only(self):
        self.organization()
        self.refused("AlreadyInOrganizationException", self.organizations.create_organization)
        self.deploy(O={"Type": "AWS::Organizations::Organization"})
        self.assertIn("HandlerErrorCode: AlreadyExists", self.reasons())

    def test_units_nest_five_deep(self):
        parent = self.organization()
        for level in range(5):
            parent = self.unit(f"level{level}", parent)
        self.assertIn(
            "OUs nest at most five deep",
            self.refused("ConstraintViolationException", self.organizations.create_organizational_unit, Name="six", ParentId=parent),
        )

    def test_two_units_of_one_parent_have_two_names(self):
        root = self.organization()
        self.unit("prod", root)
        self.refused("DuplicateOrganizationalUnitException", self.organizations.create_organizational_unit, Name="prod", ParentId=root)

    def test_only_an_empty_unit_is_deleted(self):
        unit = self.unit("prod", self.organization())
        self.account("a", unit)
        self.refused("OrganizationalUnitNotEmptyException", self.organizations.delete_organizational_unit, OrganizationalUnitId=unit)

    def test_an_organization_with_accounts_is_not_deleted(self):
        self.organization()
        self.account("a")
        self.refused("OrganizationNotEmptyException", self.organizations.delete_organization)

    def test_account_creation_ends_after_a_while(self):
        self.organization()
        status = self.organizations.create_account(AccountName="a", Email="a@trips.com")["CreateAccountStatus"]
        self.assertEqual(status["State"], "IN_PROGRESS")
        states = [
            self.organizations.describe_create_account_status(CreateAccountRequestId=status["Id"])["CreateAccountStatus"]["State"]
            for _ in range(2)
        ]
        self.assertEqual(states, ["IN_PROGRESS", "SUCCEEDED"])

    def failure(self, **params):
        request = self.organizations.create_account(**params)["CreateAccountStatus"]["Id"]
        for _ in range(2):
            status = self.organizations.describe_create_account_status(CreateAccountRequestId=request)["CreateAccountStatus"]
        return status.get("FailureReason")

    def test_an_email_address_is_taken_whatever_its_case(self):
        self.organization()
        self.account("a")
        self.assertEqual(self.failure(AccountName="b", Email="A@TRIPS.com"), "EMAIL_ALREADY_EXISTS")

    def test_the_quota_counts_closed_accounts_and_management(self):
        self.organization()
        switch("POST", "/lz/settings", {"account_quota": 2})
        self.organizations.close_account(AccountId=self.account("a"))
        self.assertEqual(self.failure(AccountName="b", Email="b@trips.com"), "ACCOUNT_LIMIT_EXCEEDED")

    def test_an_account_moves_from_where_it_is(self):
        root = self.organization()
        unit, account = self.unit("prod", root), self.account("a")
        self.refused(
            "SourceParentNotFoundException",
            self.organizations.move_account,
            AccountId=account,
            SourceParentId=unit,
            DestinationParentId=root,
        )
        self.organizations.move_account(AccountId=account, SourceParentId=root, DestinationParentId=unit)
        self.assertEqual(self.organizations.list_parents(ChildId=account)["Parents"][0]["Id"], unit)

    def account_of(self, parent, name="a", **more):
        properties = {"AccountName": name, "Email": f"{name}@trips.com", "ParentIds": [parent]}
        return {"Type": "AWS::Organizations::Account", "Properties": properties, "DeletionPolicy": "Retain", **more}

    def test_accounts_that_are_not_chained_fail(self):
        root = self.organization()
        self.assertEqual(self.deploy(A=self.account_of(root, "a"), B=self.account_of(root, "b")), "ROLLBACK_COMPLETE")
        self.assertIn("ConcurrentModificationException", self.reasons())
        self.assertEqual(self.deploy("two", C=self.account_of(root, "c"), D=self.account_of(root, "d", DependsOn="C")), "CREATE_COMPLETE")

    def test_a_renamed_account_fails_the_update_and_its_rollback(self):
        root = self.organization()
        self.deploy(A=self.account_of(root))
        renamed = self.account_of(root)
        renamed["Properties"]["AccountName"] = "other"
        self.assertEqual(self.deploy(A=renamed), "UPDATE_ROLLBACK_FAILED")
        self.assertIn("NotUpdatable", self.reasons())

    def test_another_parent_moves_the_account_and_its_removal_does_not_close_it(self):
        root = self.organization()
        unit = self.unit("prod", root)
        self.deploy(A=self.account_of(root), T={"Type": "AWS::SNS::Topic"})
        account = self.physical_id("A")
        self.deploy(A=self.account_of(unit), T={"Type": "AWS::SNS::Topic"})
        self.assertEqual(self.organizations.list_parents(ChildId=account)["Parents"][0]["Id"], unit)
        self.deploy(T={"Type": "AWS::SNS::Topic"})
        self.assertEqual(self.organizations.describe_account(AccountId=account)["Account"]["State"], "ACTIVE")

    def test_an_account_without_retain_is_closed(self):
        root = self.organization()
        self.deploy(A={**self.account_of(root), "DeletionPolicy": "Delete"})
        account = self.physical_id("A")
        self.cloudformation.delete_stack(StackName="stack")
        self.assertEqual(self.organizations.describe_account(AccountId=account)["Account"]["State"], "CLOSED")

    def test_delegation_needs_trusted_access_and_is_read_back(self):
        self.organization()
        account, principal = self.account("security"), "securityhub.amazonaws.com"
        register = {"AccountId": account, "ServicePrincipal": principal}
        self.refused("ConstraintViolationException", self.organizations.register_delegated_administrator, **register)
        self.organizations.enable_aws_service_access(ServicePrincipal=principal)
        self.organizations.register_delegated_administrator(**register)
        admins = self.organizations.list_delegated_administrators(ServicePrincipal=principal)["DelegatedAdministrators"]
        self.assertEqual([a["Id"] for a in admins], [account])

    def test_root_access_features_need_trusted_access_and_are_read_back(self):
        iam = client("iam")
        self.organization()
        self.refused("ServiceAccessNotEnabledException", iam.enable_organizations_root_sessions)
        self.organizations.enable_aws_service_access(ServicePrincipal="iam.amazonaws.com")
        iam.enable_organizations_root_credentials_management()
        iam.enable_organizations_root_sessions()
        self.assertEqual(iam.list_organizations_features()["EnabledFeatures"], ["RootCredentialsManagement", "RootSessions"])

    def test_sharing_contacts_and_tags_are_read_back(self):
        self.organization()
        account = self.account("a")
        client("ram").enable_sharing_with_aws_organization()
        self.organizations.enable_aws_service_access(ServicePrincipal="account.amazonaws.com")
        contact = {
            "AlternateContactType": "SECURITY",
            "Name": "n",
            "Title": "t",
            "EmailAddress": "security@trips.com",
            "PhoneNumber": "+100",
        }
        client("account").put_alternate_contact(AccountId=account, **contact)
        found = client("account").get_alternate_contact(AccountId=account, AlternateContactType="SECURITY")["AlternateContact"]
        self.assertEqual(found["EmailAddress"], "security@trips.com")
        self.refused("ValidationException", client("account").put_alternate_contact, AccountId="111111111111", **contact)
        self.organizations.tag_resource(ResourceId=account, Tags=[{"Key": "k", "Value": "v"}])
        self.assertEqual(self.organizations.list_tags_for_resource(ResourceId=account)["Tags"], [{"Key": "k", "Value": "v"}])
        trusted = {s["ServicePrincipal"] for s in self.organizations.list_aws_service_access_for_organization()["EnabledServicePrincipals"]}
        self.assertEqual(trusted, {"ram.amazonaws.com", "account.amazonaws.com"})

    def test_an_organization_trail_needs_trusted_access(self):
        self.organization()
        client("s3").create_bucket(Bucket="trail-logs", CreateBucketConfiguration={"LocationConstraint": "us-west-2"})
        client("s3").put_bucket_policy(Bucket="trail-logs", Policy=json.dumps(delivery_policy("trail-logs", "cloudtrail.amazonaws.com")))
        trail = {"Name": "organization", "S3BucketName": "trail-logs", "IsOrganizationTrail": True}
        self.refused("CloudTrailAccessNotEnabledException", client("cloudtrail").create_trail, **trail)
        self.organizations.enable_aws_service_access(ServicePrincipal="cloudtrail.amazonaws.com")
        client("cloudtrail").create_trail(**trail)

    def test_the_quota_and_the_root_user_are_as_set(self):
        switch("POST", "/lz/settings", {"account_quota": 7, "root_mfa": False, "root_access_keys": 1})
        quotas = client("service-quotas", region="us-east-1")
        code = quotas.list_service_quotas(ServiceCode="organizations")["Quotas"][0]["QuotaCode"]
        self.assertEqual(quotas.get_service_quota(ServiceCode="organizations", QuotaCode=code)["Quota"]["Value"], 7)
        summary = client("iam").get_account_summary()["SummaryMap"]
        self.assertEqual((summary["AccountMFAEnabled"], summary["AccountAccessKeysPresent"]), (0, 1))


EMPTY = {
    "TAG_POLICY": '{"tags":{}}', "S3_POLICY": '{"s3_attributes":{}}', "AISERVICES_OPT_OUT_POLICY": '{"services":{}}',
    "BACKUP_POLICY": '{"plans":{}}', "DECLARATIVE_POLICY_EC2": '{"ec2_attributes":{}}', "SECURITYHUB_POLICY": '{"securityhub":{}}',
    "INSPECTOR_POLICY": '{"inspector":{}}', "BEDROCK_POLICY": '{"bedrock":{}}',
}  # fmt: skip


class Policies(EmulatorTest):
    def create(self, name="p", kind="SERVICE_CONTROL_POLICY", content=None):
        made = self.organizations.create_policy(Name=name, Type=kind, Description="", Content=content or json.dumps(DENY))
        return made["Policy"]["PolicySummary"]["Id"]

    def test_each_type_has_its_own_size(self):
        self.organization()
        limits = {
            "SERVICE_CONTROL_POLICY": 10240,
            "RESOURCE_CONTROL_POLICY": 5120,
            "TAG_POLICY": 10000,
            "S3_POLICY": 10000,
            "AISERVICES_OPT_OUT_POLICY": 2500,
        }
        for kind, limit in limits.items():
            document = {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*"}]}
            if kind == "SERVICE_CONTROL_POLICY":
                document = DENY
            text = EMPTY.get(kind) or json.dumps(document)
            with self.subTest(kind):
                self.create(f"{kind}1", kind, text + " " * (limit - len(text)))
                message = self.refused(
                    "ConstraintViolationException",
                    self.organizations.create_policy,
                    Name="q",
                    Type=kind,
                    Description="",
                    Content=text + " " * (limit + 1 - len(text)),
                )
                self.assertEqual("You have exceeded the maximum policy size.", message)

    def test_a_target_bears_ten_service_control_policies_and_five_resource_control_policies(self):
        resource_side = json.dumps(
            {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*"}]}
        )
        root = self.organization("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY", "CHATBOT_POLICY")
        for kind, own, content in [
            ("SERVICE_CONTROL_POLICY", 9, None),
            ("RESOURCE_CONTROL_POLICY", 4, resource_side),
            ("CHATBOT_POLICY", 5, '{"chatbot":{}}'),
        ]:
            with self.subTest(kind):
                for number in range(own):
                    self.organizations.attach_policy(PolicyId=self.create(f"{kind}{number}", kind, content), TargetId=root)
                last = self.create(f"{kind}last", kind, content)
                self.refused("ConstraintViolationException", self.organizations.attach_policy, PolicyId=last, TargetId=root)

    def test_a_type_must_be_enabled_before_it_is_attached(self):
        root = self.organization()
        made = self.create()
        self.refused("PolicyTypeNotEnabledException", self.organizations.attach_policy, PolicyId=made, TargetId=root)
        self.organizations.enable_policy_type(RootId=root, PolicyType="SERVICE_CONTROL_POLICY")
        self.refused(
            "PolicyTypeAlreadyEnabledException", self.organizations.enable_policy_type, RootId=root, PolicyType="SERVICE_CONTROL_POLICY"
        )
        self.organizations.attach_policy(PolicyId=made, TargetId=root)

    def test_every_policy_type_of_cloudformation_can_be_enabled_made_and_listed(self):
        kinds = ["BACKUP_POLICY", "DECLARATIVE_POLICY_EC2", "S3_POLICY", "SECURITYHUB_POLICY", "INSPECTOR_POLICY", "BEDROCK_POLICY"]
        root = self.organization(*kinds)
        for kind in kinds:
            made = self.create(kind, kind, EMPTY[kind])
            self.organizations.attach_policy(PolicyId=made, TargetId=root)
            found = self.organizations.list_policies_for_target(TargetId=root, Filter=kind)["Policies"]
            self.assertEqual([(p["Id"], p["Type"]) for p in found], [(made, kind)])

    def test_two_policies_of_one_type_have_two_names(self):
        self.organization()
        self.create("same")
        self.refused(
            "DuplicatePolicyException",
            self.organizations.create_policy,
            Name="same",
            Type="SERVICE_CONTROL_POLICY",
            Description="",
            Content=json.dumps(DENY),
        )
        self.create("same", "TAG_POLICY", '{"tags":{}}')

    def test_malformed_policies_are_refused(self):
        self.organization()
        for content in [
            "{",
            json.dumps({"Version": "2012-10-17"}),
            json.dumps({"Statement": [{"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*"}]}),
        ]:
            with self.subTest(content):
                self.refused(
                    "MalformedPolicyDocumentException",
                    self.organizations.create_policy,
                    Name="m",
                    Type="SERVICE_CONTROL_POLICY",
                    Description="",
                    Content=content,
                )

    def test_the_last_service_control_policy_stays(self):
        root = self.organization("SERVICE_CONTROL_POLICY")
        self.refused("ConstraintViolationException", self.organizations.detach_policy, PolicyId="p-FullAWSAccess", TargetId=root)

    def test_a_policy_resource_is_attached_changed_and_taken_away(self):
        root = self.organization("SERVICE_CONTROL_POLICY")
        unit = self.unit("prod", root)

        def scp(action, *targets):
            content = policy(action, "Deny")
            return {
                "Type": "AWS::Organizations::Policy",
                "Properties": {"Name": "p", "Type": "SERVICE_CONTROL_POLICY", "Content": content, "TargetIds": list(targets)},
            }

        keep = {"Type": "AWS::SNS::Topic"}
        self.assertEqual(self.deploy(P=scp("a:B", root), K=keep), "CREATE_COMPLETE")
        made = self.physical_id("P")
        self.deploy(P=scp("a:C", unit), K=keep)
        self.assertEqual([t["TargetId"] for t in self.organizations.list_targets_for_policy(PolicyId=made)["Targets"]], [unit])
        self.assertIn("a:C", self.organizations.describe_policy(PolicyId=made)["Policy"]["Content"])
        self.deploy(K=keep)
        self.refused("PolicyNotFoundException", self.organizations.describe_policy, PolicyId=made)
