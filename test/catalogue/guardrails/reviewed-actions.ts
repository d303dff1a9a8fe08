/** Names from AWS's action data that a guardrail need not name, and why not. */
export interface Reviewed {
  /** A sentence without its full stop, for the one who reviews the list. */
  readonly because: string;
  /** Actions, services, or patterns of them. */
  readonly names: readonly string[];
}

/** Speaks of another Region, and is not denied. */
export const COPYING: readonly Reviewed[] = [
  {
    because: 'It is called in the Region of the copy, or copies within one',
    names: [
      'bedrock:CopyBlueprintStage',
      'codeartifact:CopyPackageVersions',
      'deadline:CopyJobTemplate',
      'docdb-elastic:CopyClusterSnapshot',
      'ec2:Copy*',
      'elasticache:Copy*Snapshot',
      'fsx:Copy*',
      'lightsail:CopySnapshot',
      'medical-imaging:CopyImageSet',
      'memorydb:CopySnapshot',
      'qapps:CopyQApp',
      'redshift:CopyClusterSnapshot',
      'rekognition:CopyProjectVersion',
      'servicecatalog:CopyProduct',
      'workspaces:CopyWorkspaceImage',
    ],
  },
  {
    because: 'The vault elsewhere has to be there first, and AWS Backup copies to accounts of the organization alone',
    names: ['backup:*Copy*', 'backup:CopyIntoBackupVault'],
  },
  {
    because: 'The execution role that it takes is asked in each Region, which deny-unapproved-regions binds',
    names: ['imagebuilder:DistributeImage'],
  },
  {
    because: 'It is a distribution of CloudFront, which is everywhere by design',
    names: ['cloudfront:CopyDistribution'],
  },
  {
    because:
      'AWS asks for a permission in the Region of the copy, or the call is made there, which deny-unapproved-regions sees',
    names: [
      'dms:*',
      'drs:*',
      'dsql:PutMultiRegionProperties',
      'dynamodb:*',
      'elasticache:*GlobalReplicationGroup',
      'kafka:*Replicat*',
      'memorydb:*MultiRegionCluster',
      'mgn:*',
      'mq:CreateReplicaBroker',
      'rds:*',
      'sms:*',
    ],
  },
  {
    because:
      'A bucket or table bucket of ours has to be there first; whether one is a stranger’s is a matter of deny-outside-resources',
    names: ['s3:*', 's3-outposts:*', 's3tables:Put*Replication'],
  },
  {
    because: 'It works within one Region: replicas of one cluster, one stage or one node group',
    names: [
      'dax:*ReplicationFactor',
      'elasticache:CreateReplicationGroup',
      'elasticache:*ReplicaCount',
      'elasticache:ModifyReplicationGroup*',
      'ivs:StartParticipantReplication',
    ],
  },
  {
    because: 'It changes a copy whose making is denied, or a setting that sends no data',
    names: [
      'backup:UpdateRegionSettings',
      'cassandra:ModifyMultiRegionResource',
      'cassandra:*agMultiRegionResource',
      'cognito-idp:UpdateUserPoolReplica',
      'connect:UpdateCrossRegionRouting',
      'iam:SetSTSRegionalEndpointStatus',
      'kms:SynchronizeMultiRegionKey',
      'kms:UpdatePrimaryRegion',
      'mgh:CreateHomeRegionControl',
      'redshift:CreateSnapshotCopyGrant',
      'redshift:ModifySnapshotCopyRetentionPeriod',
      'redshift-serverless:UpdateSnapshotCopyConfiguration',
      'vpce:AllowMultiRegion',
    ],
  },
  {
    because: 'AWS alone asks it of itself, or of a function that CloudFront runs at the edge',
    names: ['ecr:ReplicateImage', 'elasticfilesystem:ReplicationWrite', 'lambda:EnableReplication'],
  },
  {
    because: 'Stacks are made by the execution role of each account, which deny-unapproved-regions binds',
    names: ['cloudformation:*'],
  },
  {
    because:
      'It is called in the management account or by its administrators, which no service control policy here binds',
    names: ['identitystore:AddRegion', 'observabilityadmin:*', 'sso:AddRegion'],
  },
];

/** Opens a resource that no resource control policy binds, and is not denied. */
export const OPENING: readonly Reviewed[] = [
  {
    because: 'It is shared by AWS RAM alone, which deny-external-resource-shares keeps inside',
    names: ['ram:*Permission*', 'appmesh*:PutMeshPolicy'],
  },
  {
    because: 'It is a door to the world by design, and an application decides who gets in',
    names: [
      'apigateway:*',
      'mediaconvert:*',
      'mediapackagev2:PutOriginEndpointPolicy',
      'mediatailor:PutChannelPolicy',
      'rum:PutResourcePolicy',
      'elemental-inference:PutFeedPolicy',
      'vpc-lattice:PutAuthPolicy',
      'waf*:PutPermissionPolicy',
    ],
  },
  {
    because: 'It lets through packets of a network; of a file system, others need a way to it besides',
    names: [
      'ec2:Authorize*',
      'ec2:CreateCoipPoolPermission',
      'ec2:CreateLocalGatewayRouteTablePermission',
      'ec2:CreateNetworkInterfacePermission',
      'elasticache:Authorize*',
      'rds:Authorize*',
      'redshift:AuthorizeClusterSecurityGroupIngress',
      'es:AuthorizeVpcEndpointAccess',
      'networkmanager:PutCoreNetworkPolicy',
      'networkmanager:CreateLink',
      'rtbfabric:CreateLink',
      'globalaccelerator:CreateCrossAccountAttachment',
      'elasticfilesystem:PutFileSystemPolicy',
      'storagegateway:*',
    ],
  },
  {
    because: 'It is about users of the service, whom no account has, or about what the service itself may do',
    names: [
      'acm-pca:CreatePermission',
      'aiops:*',
      'bedrock-agentcore:AuthorizeAction',
      'chime:*',
      'ds:AuthorizeApplication',
      'glue:AuthorizeInboundIntegration',
      'grafana:*',
      'qapps:*',
      'quicksight:*',
      'redshift:AuthorizeInboundIntegration',
      'workmail:*',
      'ssm-sap:PutResourcePermission',
      'batch:*QuotaShare',
    ],
  },
  {
    because:
      'The topic’s policy can be set by SetTopicAttributes as well, of which no condition key tells what it sets',
    names: ['sns:AddPermission'],
  },
  {
    because:
      'It is about the company’s own organization, accounts or people, and has a guardrail or an owner of its own',
    names: [
      'arc-region-switch:*',
      'aws-marketplace:*',
      'billing:PutResourcePolicy',
      'cloudtrail:PutResourcePolicy',
      'iam:Put*Policy',
      'mpa:*',
      'organizations:*',
      'oam:PutSinkPolicy',
      'partnercentral:*',
      'route53-recovery-*',
      'sms-voice:*',
      'sns:PutDataProtectionPolicy',
      'ssm-contacts:*',
      'ssm-incidents:*',
      'sso:*',
    ],
  },
  {
    because: 'To give to others is what the service is for: whoever has it uses an account of its own, or an exception',
    names: [
      'auditmanager:*',
      'cleanrooms-ml:*',
      'datazone:*',
      'lookoutequipment:*',
      'odb:*',
      'refactor-spaces:*',
      'sagemaker:CreateSharedModel',
      'sagemaker:PutLineageGroupPolicy',
      'transform-custom:*',
      'wellarchitected:*',
    ],
  },
  {
    because: 'The bucket stands on a rack in the company’s own building',
    names: ['s3-outposts:*'],
  },
  {
    because: 'It is a copy of keys within hardware that only a cluster of the copy’s owner opens',
    names: ['cloudhsm:ModifyBackupAttributes'],
  },
  {
    because: 'Others can write into the vault and read nothing, and the same call keeps its backups from being deleted',
    names: ['backup:PutBackupVaultAccessPolicy'],
  },
  {
    because: 'It holds no data: an address, a group of names, a rule, or what users of a desktop may do themselves',
    names: [
      'cloudfront:PutResourcePolicy',
      'fms:PutPolicy',
      'resource-groups:PutGroupPolicy',
      'workspaces:AuthorizeIpRules',
      'workspaces:ModifySelfservicePermissions',
      'workspaces:UpdateConnectionAliasPermission',
    ],
  },
];

/** Bound by resource control policies, and not in the perimeter. */
export const PERIMETER: readonly Reviewed[] = [
  {
    because:
      'Its users have no AWS credentials: to deny whoever is of no organization would lock out the application’s own users',
    names: [
      'appstream',
      'cognito-identity',
      'cognito-idp',
      'rolesanywhere',
      'signin',
      'transfer',
      'workspaces',
      'gamelift',
    ],
  },
  {
    because: 'It is there for the world to read',
    names: ['ecr-public'],
  },
  {
    because: 'Its resources have no policy that could name another account, so nobody outside gets in',
    names: [
      'appconfig',
      'autoscaling',
      'autoscaling-plans',
      'budgets',
      'clouddirectory',
      'codecommit',
      'codepipeline',
      'comprehendmedical',
      'compute-optimizer',
      'cost-optimization-hub',
      'dax',
      'firehose',
      'fis',
      'fms',
      'health',
      'inspector-scan',
      'kendra',
      'kinesisvideo',
      'memorydb',
      'networkmonitor',
      'notifications',
      'pca-connector-ad',
      'personalize',
      'polly',
      'pricing',
      'resource-groups',
      'support',
      'swf',
      'textract',
      'timestream-influxdb',
      'transcribe',
      'translate',
    ],
  },
  {
    because: 'Users of OpenSearch may sign in by SAML, and AWS does not say which keys their requests carry',
    names: ['aoss', 'opensearch'],
  },
  {
    because: 'It is in front of applications, and what can be shared of it, a web ACL or a distribution, holds no data',
    names: ['cloudfront', 'wafv2'],
  },
];
