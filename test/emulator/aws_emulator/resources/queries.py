"""AWS::Athena::WorkGroup, AWS::Glue::Database, AWS::Glue::Table"""

from ..cloudformation.resource import Resource, numbers, tag_list, truth
from ..errors import AwsError
from .organizations import ignoring

GONE = ["EntityNotFoundException"]


class WorkGroup(Resource):
    TYPE = "AWS::Athena::WorkGroup"

    @property
    def athena(self):
        return self.api("athena")

    def _configuration(self):
        configuration = numbers(self.properties.get("WorkGroupConfiguration") or {})
        managed = configuration.get("ManagedQueryResultsConfiguration") or {}
        if truth(managed.get("Enabled")) and (configuration.get("ResultConfiguration") or {}).get("OutputLocation"):
            raise AwsError(
                "InvalidRequestException",
                "ManagedQueryResultsConfiguration and ResultConfiguration cannot be set together",
            )
        return configuration

    def create(self):
        p = self.properties
        self.athena.create_work_group(
            Name=p["Name"], Configuration=self._configuration(), Description=p.get("Description", ""), Tags=tag_list(p)
        )
        self.physical_id = p["Name"]
        self.attributes = {"CreationTime": "1767225600"}

    def update(self, old):
        """moto has no UpdateWorkGroup: the workgroup is made anew, under its name."""
        self._configuration()
        self.delete()
        self.create()

    def delete(self):
        self.athena.delete_work_group(WorkGroup=self.physical_id)


class Database(Resource):
    TYPE = "AWS::Glue::Database"

    @property
    def glue(self):
        return self.api("glue")

    def create(self):
        given = self.properties["DatabaseInput"]
        name = given.get("Name") or self.properties.get("DatabaseName") or self.generated_name(255).lower()
        self.glue.create_database(CatalogId=self.properties["CatalogId"], DatabaseInput={**given, "Name": name})
        self.physical_id = name

    def update(self, old):
        self.glue.update_database(
            CatalogId=self.properties["CatalogId"],
            Name=self.physical_id,
            DatabaseInput={**self.properties["DatabaseInput"], "Name": self.physical_id},
        )

    def delete(self):
        ignoring(GONE, self.glue.delete_database, CatalogId=self.properties["CatalogId"], Name=self.physical_id)


class Table(Resource):
    TYPE = "AWS::Glue::Table"

    @property
    def glue(self):
        return self.api("glue")

    @property
    def _place(self):
        return {"CatalogId": self.properties["CatalogId"], "DatabaseName": self.properties["DatabaseName"]}

    def create(self):
        given = numbers(self.properties["TableInput"])
        name = given.get("Name") or self.generated_name(255).lower()
        self.glue.create_table(**self._place, TableInput={**given, "Parameters": self._parameters(), "Name": name})
        self.physical_id = name

    def _parameters(self):
        """Texts, whatever they look like."""
        return {key: str(value) for key, value in (self.properties["TableInput"].get("Parameters") or {}).items()}

    def update(self, old):
        given = numbers(self.properties["TableInput"])
        self.glue.update_table(**self._place, TableInput={**given, "Parameters": self._parameters(), "Name": self.physical_id})

    def delete(self):
        ignoring(GONE, self.glue.delete_table, **self._place, Name=self.physical_id)
