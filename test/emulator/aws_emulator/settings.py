"""What can be set from outside: by environment at start, and by POST /lz/settings at run time (see README.md)."""

import os
from dataclasses import asdict, dataclass, fields


@dataclass
class Settings:
    account_id: str = "123456789012"
    """Account of credentials that name none. An access key id of twelve digits names its account."""
    management_email: str = "management@trips.com"
    identity_center_region: str = "us-west-2"
    """The one region in which sso-admin:ListInstances returns the instance."""
    identity_center_enabled: bool = True
    instance_arn: str = "arn:aws:sso:::instance/ssoins-1111222233334444"
    identity_store_id: str = "d-1234567890"
    account_quota: int = 10
    """Accounts in the organization, the management account and closed accounts included."""
    account_creation: float = 0.0
    """Seconds for which an account is in the making, of which five may be at a time."""
    root_mfa: bool = True
    root_access_keys: int = 0
    """What iam:GetAccountSummary says of the root user of every account."""
    patience: float = 20.0
    """Seconds that ExecuteChangeSet and its kin wait for the stack before they answer; 0 answers at once."""
    node_modules: str = ""
    """A node_modules folder that holds the @aws-sdk/client-* packages which Lambda handlers load."""
    haste: float = 20.0
    """How many times faster than at AWS the timers of Lambda handlers run; the emulator's clock moves on by what they were to wait."""
    lambda_timeout: int = 0
    """Seconds after which a function times out; 0 is what the function itself says."""
    auto_deployment_delay: float = 300.0
    """Seconds after which a StackSet follows an account that arrived or left; 0 is before the call answers."""
    transient_errors: bool = True
    """Whether a service that was just told of the organization refuses the first call, as AWS does now and then."""
    iam_delay: float = 3.0
    """Seconds for which a role that was just made cannot be taken by a StackSet."""
    mutant: str = ""
    """A fault of the emulator itself, by which a run is tried: see mutants.py."""
    accepted_types: str = ""
    """Comma-separated resource types to accept without any backing, for experiments."""

    @classmethod
    def from_environment(cls, environment=os.environ):
        settings = cls()
        for field in fields(cls):
            value = environment.get(f"EMULATOR_{field.name.upper()}")
            if value is not None:
                settings.change(field.name, value)
        return settings

    def change(self, name, value):
        kinds: dict[str, type] = {field.name: type(field.default) for field in fields(self)}
        if name not in kinds:
            raise ValueError(f"no setting named {name}; there are: {', '.join(sorted(kinds))}")
        kind = kinds[name]
        setattr(self, name, str(value).lower() in ("1", "true") if kind is bool else kind(value))

    def as_dict(self):
        return asdict(self)


settings = Settings.from_environment()
