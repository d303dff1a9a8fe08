"""AWS::IdentityStore::*"""

from ..cloudformation.resource import Resource, picked


class IdentityStore(Resource):
    @property
    def store(self):
        return self.api("identitystore")

    @property
    def key(self):
        return {"IdentityStoreId": self.properties["IdentityStoreId"]}

    def changed(self, old, **paths):
        """AttributePath → property, for the properties that changed."""
        return [
            {"AttributePath": path, "AttributeValue": self.properties.get(name)}
            for path, name in paths.items()
            if old.get(name) != self.properties.get(name)
        ]


class Group(IdentityStore):
    TYPE = "AWS::IdentityStore::Group"

    def create(self):
        made = self.store.create_group(**self.key, **picked(self.properties, "DisplayName", "Description"))
        self.physical_id, self.attributes = made["GroupId"], {"GroupId": made["GroupId"]}

    def update(self, old):
        changes = self.changed(old, displayName="DisplayName", description="Description")
        if changes:
            self.store.update_group(**self.key, GroupId=self.physical_id, Operations=changes)

    def delete(self):
        self.store.delete_group(**self.key, GroupId=self.physical_id)


class User(IdentityStore):
    TYPE = "AWS::IdentityStore::User"
    CREATE_ONLY = ("IdentityStoreId",)

    def create(self):
        names = ("UserName", "Name", "DisplayName", "NickName", "Emails", "Title", "UserType", "Locale", "Timezone", "PreferredLanguage")
        made = self.store.create_user(**self.key, **picked(self.properties, *names))
        self.physical_id, self.attributes = made["UserId"], {"UserId": made["UserId"]}

    def update(self, old):
        changes = self.changed(old, userName="UserName", displayName="DisplayName", title="Title", nickName="NickName")
        if changes:
            self.store.update_user(**self.key, UserId=self.physical_id, Operations=changes)

    def delete(self):
        self.store.delete_user(**self.key, UserId=self.physical_id)


class GroupMembership(IdentityStore):
    TYPE = "AWS::IdentityStore::GroupMembership"

    def create(self):
        made = self.store.create_group_membership(**self.key, **picked(self.properties, "GroupId", "MemberId"))
        self.physical_id, self.attributes = made["MembershipId"], {"MembershipId": made["MembershipId"]}

    def delete(self):
        self.store.delete_group_membership(**self.key, MembershipId=self.physical_id)
