/** All values of a condition key, by AWS's name of the key. Of each service the page that lists them. */
type Enumerations = Readonly<Record<string, readonly string[]>>;

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const TRUTH = words('true false');
const UPPER_SWITCH = words('ENABLED DISABLED');
const TITLE_SWITCH = words('Enabled Disabled');
const SWITCH = words('enabled disabled');

const METADATA_TOKENS = words('optional required');
const RSA_AND_ECC = words(
  'RSA_2048 RSA_3072 RSA_4096 ECC_NIST_P256 ECC_NIST_P384 ECC_NIST_P521 ECC_SECG_P256K1 ECC_NIST_EDWARDS25519 SM2 ' +
    'ML_KEM_512 ML_KEM_768 ML_KEM_1024',
);
const KEY_SPECS = [
  ...RSA_AND_ECC,
  ...words('SYMMETRIC_DEFAULT HMAC_224 HMAC_256 HMAC_384 HMAC_512 ML_DSA_44 ML_DSA_65 ML_DSA_87'),
];
const KEY_USAGES = words('ENCRYPT_DECRYPT SIGN_VERIFY GENERATE_VERIFY_MAC KEY_AGREEMENT ENCAPSULATE_DECAPSULATE');

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html, and the pages of the operations that the keys are about. */
const KMS: Enumerations = {
  'kms:KeyOrigin': words('AWS_KMS EXTERNAL AWS_CLOUDHSM EXTERNAL_KEY_STORE'),
  'kms:KeyUsage': KEY_USAGES,
  'kms:CustomerMasterKeyUsage': KEY_USAGES,
  'kms:KeySpec': KEY_SPECS,
  'kms:CustomerMasterKeySpec': KEY_SPECS,
  'kms:DataKeyPairSpec': RSA_AND_ECC,
  'kms:EncryptionAlgorithm': words('SYMMETRIC_DEFAULT RSAES_OAEP_SHA_1 RSAES_OAEP_SHA_256 SM2PKE'),
  'kms:SigningAlgorithm': words(`
    RSASSA_PSS_SHA_256 RSASSA_PSS_SHA_384 RSASSA_PSS_SHA_512 RSASSA_PKCS1_V1_5_SHA_256 RSASSA_PKCS1_V1_5_SHA_384
    RSASSA_PKCS1_V1_5_SHA_512 ECDSA_SHA_256 ECDSA_SHA_384 ECDSA_SHA_512 SM2DSA ML_DSA_SHAKE_256 ED25519_SHA_512
    ED25519_PH_SHA_512`),
  'kms:MacAlgorithm': words('HMAC_SHA_224 HMAC_SHA_256 HMAC_SHA_384 HMAC_SHA_512'),
  'kms:MessageType': words('RAW DIGEST EXTERNAL_MU'),
  'kms:KeyAgreementAlgorithm': words('ECDH'),
  'kms:ExpirationModel': words('KEY_MATERIAL_EXPIRES KEY_MATERIAL_DOES_NOT_EXPIRE'),
  'kms:GrantOperations': words(`
    CreateGrant Decapsulate Decrypt DeriveSharedSecret DescribeKey Encapsulate Encrypt GenerateDataKey GenerateDataKeyPair
    GenerateDataKeyPairWithoutPlaintext GenerateDataKeyWithoutPlaintext GenerateMac GetPublicKey ReEncryptFrom ReEncryptTo
    RetireGrant Sign Verify VerifyMac`),
  'kms:MultiRegionKeyType': words('PRIMARY REPLICA'),
  'kms:WrappingAlgorithm': words(`
    RSAES_PKCS1_V1_5 RSAES_OAEP_SHA_1 RSAES_OAEP_SHA_256 RSA_AES_KEY_WRAP_SHA_1 RSA_AES_KEY_WRAP_SHA_256 SM2PKE`),
  'kms:WrappingKeySpec': words('RSA_2048 RSA_3072 RSA_4096 SM2'),
};

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html, and the pages of the other operations. */
const EC2: Enumerations = {
  'ec2:MetadataHttpTokens': METADATA_TOKENS,
  'ec2:MetadataHttpEndpoint': SWITCH,
  'ec2:InstanceMetadataTags': SWITCH,
  'ec2:CpuOptionsAmdSevSnp': SWITCH,
  'ec2:Tenancy': words('default dedicated host'),
  'ec2:RootDeviceType': words('ebs instance-store'),
  'ec2:VolumeType': words('standard io1 io2 gp2 gp3 sc1 st1'),
  'ec2:InstanceMarketType': words('spot on-demand capacity-block interruptible-capacity-reservation'),
  'ec2:InstanceAutoRecovery': words('default disabled'),
  'ec2:InstanceBandwidthWeighting': words('default vpc-1 ebs-1'),
  'ec2:InstanceMatchCriteria': words('open targeted'),
  'ec2:ImageType': words('machine kernel ramdisk'),
  'ec2:KeyPairType': words('rsa ed25519'),
  'ec2:PlacementGroupStrategy': words('cluster spread partition precision-time'),
  'ec2:AutoPlacement': words('on off'),
  'ec2:HostRecovery': words('on off'),
  'ec2:Domain': words('vpc standard'),
  'ec2:Permission': words('INSTANCE-ATTACH EIP-ASSOCIATE'),
  'autoscaling:MetadataHttpTokens': METADATA_TOKENS,
  'autoscaling:MetadataHttpEndpoint': SWITCH,
  'imagebuilder:Ec2MetadataHttpTokens': METADATA_TOKENS,
};

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html, and API_PutObject. */
const S3: Enumerations = {
  's3:x-amz-acl': words(`
    private public-read public-read-write aws-exec-read authenticated-read bucket-owner-read bucket-owner-full-control
    log-delivery-write`),
  's3:x-amz-server-side-encryption': words('AES256 aws:kms aws:kms:dsse aws:fsx aws:backup'),
  's3:x-amz-server-side-encryption-customer-algorithm': words('AES256'),
  's3:x-amz-storage-class': words(`
    STANDARD REDUCED_REDUNDANCY STANDARD_IA ONEZONE_IA INTELLIGENT_TIERING GLACIER GLACIER_IR DEEP_ARCHIVE OUTPOSTS SNOW
    EXPRESS_ONEZONE FSX_OPENZFS FSX_ONTAP AWS_BACKUP_WARM AWS_BACKUP_LOW_COST_WARM`),
  's3:x-amz-object-ownership': words('BucketOwnerPreferred ObjectWriter BucketOwnerEnforced'),
  's3:x-amz-metadata-directive': words('COPY REPLACE'),
  's3:AccessPointNetworkOrigin': words('Internet VPC'),
  's3:object-lock-mode': words('GOVERNANCE COMPLIANCE'),
  's3:object-lock-legal-hold': words('ON OFF'),
  's3:authType': words('REST-HEADER REST-QUERY-STRING POST'),
  's3:TlsVersion': words('1.0 1.1 1.2 1.3 1'),
  's3express:SessionMode': words('ReadOnly ReadWrite'),
};

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html */
const ORGANIZATIONS: Enumerations = {
  'organizations:PolicyType': words(`
    SERVICE_CONTROL_POLICY RESOURCE_CONTROL_POLICY TAG_POLICY BACKUP_POLICY AISERVICES_OPT_OUT_POLICY CHATBOT_POLICY
    DECLARATIVE_POLICY_EC2 SECURITYHUB_POLICY SECURITYHUB_CSPM_POLICY INSPECTOR_POLICY UPGRADE_ROLLOUT_POLICY BEDROCK_POLICY
    S3_POLICY NETWORK_SECURITY_DIRECTOR_POLICY GUARDDUTY_POLICY IMMUTABLE_POLICY`),
  // https://docs.aws.amazon.com/accounts/latest/reference/API_PutAlternateContact.html
  'account:AlternateContactTypes': words('BILLING OPERATIONS SECURITY'),
};

const OTHERS: Enumerations = {
  // https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
  'sns:Protocol': words('http https email email-json sms sqs application lambda firehose'),
  // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html and API_UpdateItem
  'dynamodb:Select': words('ALL_ATTRIBUTES ALL_PROJECTED_ATTRIBUTES SPECIFIC_ATTRIBUTES COUNT'),
  'dynamodb:ReturnValues': words('NONE ALL_OLD UPDATED_OLD ALL_NEW UPDATED_NEW'),
  'dynamodb:ReturnConsumedCapacity': words('INDEXES TOTAL NONE'),
  // https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
  'acm:ValidationMethod': words('EMAIL DNS HTTP'),
  'acm:KeyAlgorithm': words('RSA_1024 RSA_2048 RSA_3072 RSA_4096 EC_prime256v1 EC_secp384r1 EC_secp521r1'),
  'acm:CertificateTransparencyLogging': UPPER_SWITCH,
  'acm:Export': UPPER_SWITCH,
  // https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html and API_Change
  'route53:ChangeResourceRecordSetsRecordTypes': words(
    'A AAAA CAA CNAME DS HTTPS MX NAPTR NS PTR SOA SPF SRV SSHFP SVCB TLSA TXT',
  ),
  'route53:ChangeResourceRecordSetsActions': words('CREATE DELETE UPSERT'),
  // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html, and Neptune and DocumentDB, which share its actions
  'rds:DatabaseEngine': words(`
    aurora aurora-mysql aurora-postgresql custom-oracle-ee custom-oracle-ee-cdb custom-oracle-se2 custom-oracle-se2-cdb
    custom-sqlserver-ee custom-sqlserver-se custom-sqlserver-web custom-sqlserver-dev db2-ae db2-se docdb mariadb mysql neptune
    oracle-ee oracle-ee-cdb oracle-se2 oracle-se2-cdb postgres sqlserver-dev-ee sqlserver-ee sqlserver-ex sqlserver-se
    sqlserver-web`),
  // https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
  'lambda:FunctionUrlAuthType': words('AWS_IAM NONE'),
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/security_iam_service-with-iam.html; SSL is of Classic Load Balancers
  'elasticloadbalancing:Scheme': words('internal internet-facing'),
  'elasticloadbalancing:ListenerProtocol': words('HTTP HTTPS TCP TLS UDP TCP_UDP GENEVE QUIC TCP_QUIC SSL'),
  // https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAccessConfigRequest.html and API_AccessScope, API_UpgradePolicyRequest
  'eks:authenticationMode': words('API API_AND_CONFIG_MAP CONFIG_MAP'),
  'eks:accessScope': words('cluster namespace'),
  'eks:supportType': words('STANDARD EXTENDED'),
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html
  'ecs:enable-execute-command': TRUTH,
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateDocument.html and API_PutParameter, API_GetParametersByPath
  'ssm:DocumentType': words(`
    Command Policy Automation Session Package ApplicationConfiguration ApplicationConfigurationSchema DeploymentStrategy
    ChangeCalendar Automation.ChangeTemplate ProblemAnalysis ProblemAnalysisTemplate CloudFormation ConformancePackTemplate
    QuickSetup ManualApprovalPolicy AutoApprovalPolicy`),
  'ssm:Overwrite': TRUTH,
  'ssm:Recursive': TRUTH,
  // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateNotebookInstance.html, API_CreateDomain, API_FileSystemDataSource
  'sagemaker:DirectInternetAccess': TITLE_SWITCH,
  'sagemaker:RootAccess': TITLE_SWITCH,
  'sagemaker:AppNetworkAccessType': words('PublicInternetOnly VpcOnly'),
  'sagemaker:FileSystemAccessMode': words('rw ro'),
  'sagemaker:FileSystemType': words('EFS FSxLustre'),
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/security_iam_service-with-iam.html
  'apigateway:Request/EndpointType': words('EDGE REGIONAL PRIVATE'),
  'apigateway:Resource/EndpointType': words('EDGE REGIONAL PRIVATE'),
  // https://docs.aws.amazon.com/transfer/latest/APIReference/API_CreateServer.html
  'transfer:RequestServerDomain': words('S3 EFS'),
  'transfer:RequestServerEndpointType': words('PUBLIC VPC VPC_ENDPOINT'),
  'transfer:RequestServerProtocols': words('SFTP FTP FTPS AS2'),
  // https://docs.aws.amazon.com/vpc-lattice/latest/APIReference/API_CreateService.html
  'vpc-lattice:AuthType': words('NONE AWS_IAM'),
  // https://docs.aws.amazon.com/appsync/latest/APIReference/API_CreateGraphqlApi.html
  'appsync:Visibility': words('GLOBAL PRIVATE'),
  // https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-permissions.html
  'bedrock:BearerTokenType': words('SHORT_TERM LONG_TERM'),
};

/** Every value that there is of keys that have few, as the API's pages list them. */
export const KEY_ENUMERATIONS: Enumerations = { ...KMS, ...EC2, ...S3, ...ORGANIZATIONS, ...OTHERS };
