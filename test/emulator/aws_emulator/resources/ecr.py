"""AWS::ECR::*"""

from ..cloudformation.resource import Resource, as_json, picked


class Repository(Resource):
    """The repository that `cdk bootstrap` makes."""

    TYPE = "AWS::ECR::Repository"

    @property
    def ecr(self):
        return self.api("ecr")

    def create(self):
        p = self.properties
        name = p.get("RepositoryName") or self.generated_name().lower()
        made = self.ecr.create_repository(repositoryName=name, **picked(p, imageTagMutability="ImageTagMutability"))["repository"]
        self.physical_id = name
        self.attributes = {"Arn": made["repositoryArn"], "RepositoryUri": made["repositoryUri"]}
        self.update({})

    def update(self, old):
        p = self.properties
        if "LifecyclePolicy" in p:
            self.ecr.put_lifecycle_policy(repositoryName=self.physical_id, lifecyclePolicyText=p["LifecyclePolicy"]["LifecyclePolicyText"])
        if "RepositoryPolicyText" in p:
            self.ecr.set_repository_policy(repositoryName=self.physical_id, policyText=as_json(p["RepositoryPolicyText"]))

    def delete(self):
        self.ecr.delete_repository(repositoryName=self.physical_id, force=True)
