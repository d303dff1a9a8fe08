"""AWS::Lambda::*"""

import io
import zipfile

from ..cloudformation.resource import Recorded, Resource, numbers, picked, tag_map
from .organizations import ignoring

GONE = ["ResourceNotFoundException"]


class Function(Resource):
    TYPE = "AWS::Lambda::Function"

    @property
    def functions(self):
        return self.api("lambda")

    def _settings(self):
        p = numbers({k: v for k, v in self.properties.items() if k not in ("Environment", "Code", "Tags")})
        chosen = picked(p, "Role", "Handler", "Runtime", "Description", "Timeout", "MemorySize", "Layers", "KMSKeyArn", "TracingConfig")
        if "Environment" in self.properties:
            variables = self.properties["Environment"].get("Variables") or {}
            chosen["Environment"] = {"Variables": {k: str(v) for k, v in variables.items()}}
        return chosen

    def _code(self):
        code = self.properties["Code"]
        if "ZipFile" not in code:
            return picked(code, "S3Bucket", "S3Key", "S3ObjectVersion")
        name = "index.js" if self.properties.get("Runtime", "").startswith("nodejs") else "index.py"
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr(name, code["ZipFile"])
        return {"ZipFile": buffer.getvalue()}

    def create(self):
        p = self.properties
        name = p.get("FunctionName") or self.generated_name()
        made = self.functions.create_function(
            FunctionName=name, Code=self._code(), Architectures=p.get("Architectures") or ["x86_64"], Tags=tag_map(p), **self._settings()
        )
        self.physical_id, self.attributes = name, {"Arn": made["FunctionArn"]}
        self._reserve({})

    def _reserve(self, old):
        wanted = self.properties.get("ReservedConcurrentExecutions")
        if wanted is not None and wanted != old.get("ReservedConcurrentExecutions"):
            self.functions.put_function_concurrency(FunctionName=self.physical_id, ReservedConcurrentExecutions=int(wanted))

    def update(self, old):
        if old.get("Code") != self.properties["Code"]:
            self.functions.update_function_code(FunctionName=self.physical_id, **self._code())
        self.functions.update_function_configuration(FunctionName=self.physical_id, **self._settings())
        self._reserve(old)

    def delete(self):
        ignoring(GONE, self.functions.delete_function, FunctionName=self.physical_id)


class Permission(Resource):
    TYPE = "AWS::Lambda::Permission"

    def create(self):
        p = self.properties
        self.physical_id = self.generated_name(100)
        self.api("lambda").add_permission(
            FunctionName=p["FunctionName"],
            StatementId=self.physical_id,
            Action=p["Action"],
            Principal=p["Principal"],
            **picked(p, "SourceArn", "SourceAccount", "PrincipalOrgID"),
        )
        self.attributes = {"Id": self.physical_id}

    def delete(self):
        ignoring(GONE, self.api("lambda").remove_permission, FunctionName=self.properties["FunctionName"], StatementId=self.physical_id)


class RecordedLambda(Recorded):
    """Recorded only: how a function is called by others does not matter here."""

    TYPE = ("AWS::Lambda::EventInvokeConfig", "AWS::Lambda::Version", "AWS::Lambda::Alias", "AWS::Lambda::Url")

    def recorded_attributes(self):
        return {"FunctionArn": f"{self.properties.get('FunctionName', '')}:1", "Version": "1", "FunctionUrl": "https://example.invalid/"}
