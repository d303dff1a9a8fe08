"""Types that are only recorded: accepted, their properties kept and told by CloudFormation, backed by nothing."""

from ..cloudformation.resource import Recorded


class RecordedElsewhere(Recorded):
    """Recorded only: chat channels, resource shares, service quotas, notifications, hosted scheduler jobs."""

    TYPE = (
        "AWS::Chatbot::SlackChannelConfiguration",
        "AWS::Chatbot::MicrosoftTeamsChannelConfiguration",
        "AWS::RAM::ResourceShare",
        "AWS::Scheduler::Schedule",
        "AWS::Notifications::NotificationConfiguration",
        "AWS::NotificationsContacts::EmailContact",
        "AWS::Events::Archive",
        "AWS::IAM::SAMLProvider",
        "AWS::IAM::AccessKey",
        "AWS::KMS::ReplicaKey",
        "AWS::EC2::SnapshotBlockPublicAccess",
    )

    def recorded_attributes(self):
        return {"Arn": f"arn:aws:{self.type.split('::')[1].lower()}:{self.region}:{self.account}:{self.physical_id}"}
