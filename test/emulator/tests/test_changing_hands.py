"""Names and room that one resource of a stack takes from another: CloudFormation makes and renames before it deletes."""

from .support import INSTANCE, STORE, EmulatorTest, policy


def group(name):
    return {"Type": "AWS::IdentityStore::Group", "Properties": {"IdentityStoreId": STORE, "DisplayName": name}}


def permission_set(name):
    return {"Type": "AWS::SSO::PermissionSet", "Properties": {"InstanceArn": INSTANCE, "Name": name}}


class ChangingHands(EmulatorTest):
    def setUp(self):
        super().setUp()
        self.root = self.organization("SERVICE_CONTROL_POLICY")

    def ou(self, name, **more):
        return {"Type": "AWS::Organizations::OrganizationalUnit", "Properties": {"Name": name, "ParentId": self.root}, **more}

    def scp(self, name):
        properties = {"Name": name, "Type": "SERVICE_CONTROL_POLICY", "Content": policy(effect="Deny"), "TargetIds": [self.root]}
        return {"Type": "AWS::Organizations::Policy", "Properties": properties}

    def rolled_back(self, reason, before, after):
        self.assertEqual(self.deploy(**before), "CREATE_COMPLETE")
        self.assertEqual(self.deploy(**after), "UPDATE_ROLLBACK_COMPLETE")
        self.assertIn(reason, self.reasons())

    def test_a_group_of_another_logical_id_does_not_take_the_name_of_the_one_that_goes(self):
        self.rolled_back("Duplicate GroupDisplayName", {"A": group("a")}, {"B": group("a")})

    def test_two_groups_do_not_swap_names(self):
        self.rolled_back("Duplicate GroupDisplayName", {"A": group("a"), "B": group("b")}, {"A": group("b"), "B": group("a")})

    def test_a_group_takes_a_name_that_is_free(self):
        self.deploy(A=group("a"), B=group("b"))
        self.assertEqual(self.deploy(A=group("c"), B=group("b")), "UPDATE_COMPLETE")

    def test_a_permission_set_of_another_logical_id_does_not_take_the_name_of_the_one_that_goes(self):
        self.rolled_back("already exists", {"A": permission_set("a")}, {"B": permission_set("a")})

    def test_two_units_do_not_swap_names(self):
        def named(a, b):
            return {"A": self.ou(a), "B": self.ou(b, DependsOn="A")}

        self.rolled_back("An OU with the same name already exists", named("a", "b"), named("b", "a"))

    def test_a_unit_does_not_take_the_name_of_one_beside_it(self):
        self.unit("theirs", self.root)
        self.rolled_back("An OU with the same name already exists", {"A": self.ou("a")}, {"A": self.ou("theirs")})

    def test_policies_that_come_find_no_room_where_those_that_go_have_it(self):
        stay = {f"Stay{number}": self.scp(f"stay-{number}") for number in range(7)}
        go = {f"Go{number}": self.scp(f"go-{number}") for number in range(2)}
        come = {f"Come{number}": self.scp(f"come-{number}") for number in range(2)}
        self.rolled_back("attached the maximum number of policies to the specified target", {**stay, **go}, {**stay, **come})
