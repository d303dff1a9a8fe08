"""AWS::SSM::*"""

from ..cloudformation.resource import Recorded, Resource, as_json, picked, tag_map
from .organizations import ignoring


class Parameter(Resource):
    TYPE = "AWS::SSM::Parameter"

    def create(self):
        name = self.properties.get("Name") or self.generated_name()
        tags = [{"Key": k, "Value": v} for k, v in tag_map(self.properties).items()]
        self._put(name, **({"Tags": tags} if tags else {}))
        self.physical_id = name

    def _put(self, name, **more):
        p = self.properties
        self.api("ssm").put_parameter(
            Name=name, Value=p["Value"], Type=p["Type"], **picked(p, "Description", "Tier", "AllowedPattern"), **more
        )
        self.attributes = {"Value": p["Value"], "Type": p["Type"]}

    def update(self, old):
        self._put(self.physical_id, Overwrite=True)

    def delete(self):
        ignoring(["ParameterNotFound"], self.api("ssm").delete_parameter, Name=self.physical_id)


class Document(Resource):
    TYPE = "AWS::SSM::Document"

    def create(self):
        p = self.properties
        name = p.get("Name") or self.generated_name()
        self.api("ssm").create_document(
            Name=name, Content=as_json(p["Content"]), **picked(p, "DocumentType", "DocumentFormat", "TargetType", "VersionName")
        )
        self.physical_id = name

    def update(self, old):
        self.api("ssm").update_document(Name=self.physical_id, Content=as_json(self.properties["Content"]), DocumentVersion="$LATEST")

    def delete(self):
        self.api("ssm").delete_document(Name=self.physical_id)


class RecordedSsm(Recorded):
    """Recorded only: moto has no backend for them."""

    TYPE = ("AWS::SSM::Association", "AWS::SSM::ResourcePolicy", "AWS::SSM::ResourceDataSync")

    def recorded_attributes(self):
        return {"AssociationId": self.physical_id}
