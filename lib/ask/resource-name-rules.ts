/** How AWS names a kind of resource. */
export interface NameRule {
  /** Of the resource part of an ARN, all after the account. */
  readonly start: string;
  /** Whether it is about ARNs without an account. @default all */
  readonly isWithoutAccount?: true;
  /** Of the whole resource part. */
  readonly pattern: RegExp;
  /** In words, with an example. */
  readonly expected: string;
  /** Of AWS, that says so. */
  readonly page: string;
}

/** Prefixes of ids of Amazon EC2, by kind. @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html */
export const OF_EC2: Readonly<Record<string, string>> = {
  'capacity-reservation': 'cr',
  'carrier-gateway': 'cagw',
  'customer-gateway': 'cgw',
  'dedicated-host': 'h',
  'dhcp-options': 'dopt',
  'egress-only-internet-gateway': 'eigw',
  'elastic-ip': 'eipalloc',
  fleet: 'fleet',
  image: 'ami',
  instance: 'i',
  'internet-gateway': 'igw',
  'launch-template': 'lt',
  natgateway: 'nat',
  'network-acl': 'acl',
  'network-interface': 'eni',
  'prefix-list': 'pl',
  'route-table': 'rtb',
  'security-group': 'sg',
  'security-group-rule': 'sgr',
  snapshot: 'snap',
  subnet: 'subnet',
  'transit-gateway': 'tgw',
  'transit-gateway-attachment': 'tgw-attach',
  'transit-gateway-route-table': 'tgw-rtb',
  volume: 'vol',
  vpc: 'vpc',
  'vpc-endpoint': 'vpce',
  'vpc-endpoint-service': 'vpce-svc',
  'vpc-flow-log': 'fl',
  'vpc-peering-connection': 'pcx',
  'vpn-connection': 'vpn',
  'vpn-gateway': 'vgw',
};

const API = 'https://docs.aws.amazon.com';
const IAM = `${API}/IAM/latest/UserGuide/reference_iam-quotas.html`;
/** Of IAM: a path of slashes and signs before a name. */
const PATH = String.raw`(?:[\x21-\x7E]{0,510}/)?`;
const UUID = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';

/** An entity of IAM, whose name has at most so many letters. */
function ofIam(kind: string, most: number): NameRule {
  return {
    start: `${kind}/`,
    pattern: new RegExp(String.raw`^${kind}/${PATH}[\w+=,.@-]{1,${most}}$`),
    expected: `${kind}/<path><name>, the name of 1 to ${most} letters, digits and _+=,.@-, such as ${kind}/app/orders`,
    page: IAM,
  };
}

/** By service. The first whose start a resource has decides. */
export const RESOURCE_NAMES: Readonly<Record<string, readonly NameRule[]>> = {
  iam: [
    {
      start: 'role/aws-service-role/',
      pattern: /^role\/aws-service-role\/[^/]+\/[\w+=,.@-]{1,64}$/,
      expected:
        'role/aws-service-role/<host>/<name>, such as role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS',
      page: IAM,
    },
    ofIam('role', 64),
    ofIam('user', 64),
    ofIam('policy', 128),
    ofIam('group', 128),
    ofIam('instance-profile', 128),
  ],
  secretsmanager: [
    {
      start: 'secret:',
      pattern: /^secret:[\w/+=.@!-]{1,512}-[A-Za-z0-9]{6}$/,
      expected: 'secret:<name>-<six letters or digits of AWS>, such as secret:orders-AbCdEf',
      page: `${API}/secretsmanager/latest/userguide/whats-in-a-secret.html`,
    },
  ],
  kms: [
    {
      start: 'key/',
      pattern: new RegExp(`^key/(?:${UUID}|mrk-[0-9a-f]{32})$`),
      expected: 'key/<UUID> or key/mrk-<32 hexadecimal digits>, such as key/1234abcd-12ab-34cd-56ef-1234567890ab',
      page: `${API}/kms/latest/developerguide/concepts.html`,
    },
    {
      start: 'alias/',
      pattern: /^alias\/[\w/-]{1,250}$/,
      expected: 'alias/<letters, digits and _/->, such as alias/orders',
      page: `${API}/kms/latest/APIReference/API_CreateAlias.html`,
    },
  ],
  ssm: [
    {
      start: 'parameter/',
      pattern: /^parameter(?:\/[\w.-]+)+$/,
      expected: 'parameter/<name>, of letters, digits and _.- with single slashes, such as parameter/orders/url',
      page: `${API}/systems-manager/latest/APIReference/API_PutParameter.html`,
    },
  ],
  s3: [
    {
      start: '',
      isWithoutAccount: true,
      pattern: /^(?!(?:\d{1,3}\.){3}\d{1,3}(?:\/|$))(?![^/]*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:\/.+)?$/s,
      expected: 'a bucket of 3 to 63 small letters, digits, dots and hyphens, such as orders-assets',
      page: `${API}/AmazonS3/latest/userguide/bucketnamingrules.html`,
    },
  ],
  sqs: [
    {
      start: '',
      pattern: /^(?:[\w-]{1,80}|[\w-]{1,75}\.fifo)$/,
      expected: 'a queue of 1 to 80 letters, digits and _-, with .fifo at the end of a FIFO queue, such as orders.fifo',
      page: `${API}/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html`,
    },
  ],
  sns: [
    {
      start: 'app/',
      pattern: /^app\/[\w/.-]+$/,
      expected: 'app/<platform>/<name>, such as app/GCM/orders',
      page: `${API}/sns/latest/api/API_CreatePlatformApplication.html`,
    },
    {
      start: 'endpoint/',
      pattern: /^endpoint\/[\w/.-]+$/,
      expected: 'endpoint/<platform>/<name>/<id>, such as endpoint/GCM/orders/5e3e9847-3183-3f18-a7e8-671c3a57d4b3',
      page: `${API}/sns/latest/api/API_CreatePlatformEndpoint.html`,
    },
    {
      start: '',
      pattern: /^(?:[\w-]{1,256}|[\w-]{1,251}\.fifo)(?::[0-9a-f-]+)?$/,
      expected: 'a topic of 1 to 256 letters, digits and _-, with .fifo at the end of a FIFO topic, such as orders',
      page: `${API}/sns/latest/api/API_CreateTopic.html`,
    },
  ],
  lambda: [
    {
      start: 'function:',
      pattern: /^function:[\w-]{1,64}(?::(?:\$LATEST(?:\.PUBLISHED)?|[\w-]{1,128}))?$/,
      expected:
        'function:<1 to 64 letters, digits and _->, with an alias or version if any, such as function:orders:live',
      page: `${API}/lambda/latest/api/API_CreateFunction.html`,
    },
    {
      start: 'layer:',
      pattern: /^layer:[\w-]{1,140}(?::\d+)?$/,
      expected: 'layer:<letters, digits and _->, with a version if any, such as layer:orders:1',
      page: `${API}/lambda/latest/api/API_PublishLayerVersion.html`,
    },
  ],
  dynamodb: [
    {
      start: 'table/',
      pattern: /^table\/[\w.-]{3,255}(?:\/.+)?$/,
      expected: 'table/<3 to 255 letters, digits and _.->, such as table/orders',
      page: `${API}/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html`,
    },
  ],
  rds: [
    ...(['db', 'cluster'] as const).map((kind) => ({
      start: `${kind}:`,
      pattern: new RegExp(`^${kind}:(?=.{1,63}$)[a-z](?:-?[a-z0-9])*$`),
      expected: `${kind}:<1 to 63 small letters, digits and single hyphens, a letter first>, such as ${kind}:orders`,
      page: `${API}/AmazonRDS/latest/UserGuide/CHAP_Limits.html`,
    })),
    ...(['snapshot', 'cluster-snapshot'] as const).map((kind) => ({
      start: `${kind}:`,
      pattern: new RegExp(`^${kind}:(?:rds:|awsbackup:[a-z]+-|preupgrade-)?[a-z0-9](?:[a-z0-9.:_-]){0,254}$`),
      expected: `${kind}:<small letters, digits and hyphens>, such as ${kind}:orders-2026`,
      page: `${API}/AmazonRDS/latest/APIReference/API_CreateDBSnapshot.html`,
    })),
  ],
  ecr: [
    {
      start: 'repository/',
      pattern: /^repository\/(?=.{2,256}$)[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*$/,
      expected: 'repository/<2 to 256 small letters, digits and ._-/>, such as repository/orders',
      page: `${API}/AmazonECR/latest/APIReference/API_CreateRepository.html`,
    },
  ],
  ecs: [
    ...(['cluster', 'capacity-provider'] as const).map((kind) => ({
      start: `${kind}/`,
      pattern: new RegExp(String.raw`^${kind}/[\w-]{1,255}$`),
      expected: `${kind}/<1 to 255 letters, digits and _->, such as ${kind}/orders`,
      page: `${API}/AmazonECS/latest/APIReference/API_CreateCluster.html`,
    })),
    {
      start: 'service/',
      pattern: /^service\/[\w-]{1,255}(?:\/[\w-]{1,255})?$/,
      expected: 'service/<cluster>/<service>, of letters, digits and _-, such as service/orders/web',
      page: `${API}/AmazonECS/latest/APIReference/API_CreateService.html`,
    },
    {
      start: 'task-definition/',
      pattern: /^task-definition\/[\w-]{1,255}(?::\d+)?$/,
      expected: 'task-definition/<family>:<revision>, such as task-definition/orders:1',
      page: `${API}/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html`,
    },
  ],
  eks: [
    {
      start: 'cluster/',
      pattern: /^cluster\/[0-9A-Za-z][\w-]{0,99}$/,
      expected: 'cluster/<1 to 100 letters, digits and _->, such as cluster/orders',
      page: `${API}/eks/latest/APIReference/API_CreateCluster.html`,
    },
  ],
  elasticloadbalancing: [
    {
      start: 'loadbalancer/',
      // With one part it is a Classic Load Balancer: it has no kind and no id.
      pattern:
        /^loadbalancer\/(?:(?:app|net|gwy)\/[A-Za-z0-9-]{1,32}\/[0-9a-f]{1,17}|(?!(?:app|net|gwy)$)[A-Za-z0-9-]{1,32})$/,
      expected: 'loadbalancer/<app, net or gwy>/<name>/<id>, such as loadbalancer/app/orders/50dc6c495c0c9188',
      page: `${API}/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html`,
    },
    {
      start: 'targetgroup/',
      pattern: /^targetgroup\/[A-Za-z0-9-]{1,32}\/[0-9a-f]{1,17}$/,
      expected: 'targetgroup/<name>/<id>, such as targetgroup/orders/73e2d6bc24d8a067',
      page: `${API}/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html`,
    },
    {
      start: 'listener/',
      pattern: /^listener\/(?:app|net|gwy)\/[A-Za-z0-9-]{1,32}\/[0-9a-f]{1,17}\/[0-9a-f]{1,17}$/,
      expected:
        'listener/<app, net or gwy>/<name>/<id>/<id>, such as listener/app/orders/50dc6c495c0c9188/f2f7dc8efc522ab2',
      page: `${API}/elasticloadbalancing/latest/APIReference/API_CreateListener.html`,
    },
  ],
  route53: [
    {
      start: 'hostedzone/',
      pattern: /^hostedzone\/Z[A-Z0-9]{1,31}$/,
      expected: 'hostedzone/<Z and capital letters and digits>, such as hostedzone/Z1D633PJN98FT9',
      page: `${API}/Route53/latest/APIReference/API_HostedZone.html`,
    },
    {
      start: 'change/',
      pattern: /^change\/C[A-Z0-9]{1,31}$/,
      expected: 'change/<C and capital letters and digits>, such as change/C2682N5HXP0BZ4',
      page: `${API}/Route53/latest/APIReference/API_ChangeInfo.html`,
    },
  ],
  events: [
    {
      start: 'rule/',
      pattern: /^rule\/(?:[\w./-]{1,256}\/)?[\w.-]{1,64}$/,
      expected:
        'rule/<1 to 64 letters, digits and _.->, after its event bus where that is not the default, such as rule/orders',
      page: `${API}/eventbridge/latest/APIReference/API_PutRule.html`,
    },
    {
      start: 'event-bus/',
      pattern: /^event-bus\/[\w./-]{1,256}$/,
      expected: 'event-bus/<1 to 256 letters, digits and _./->, such as event-bus/orders',
      page: `${API}/eventbridge/latest/APIReference/API_CreateEventBus.html`,
    },
  ],
  logs: [
    {
      start: 'log-group:',
      pattern: /^log-group:[\w/.#-]{1,512}(?::log-stream:[^:*]{1,512})?$/,
      expected: 'log-group:<1 to 512 letters, digits and _-/.#>, such as log-group:/aws/lambda/orders',
      page: `${API}/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html`,
    },
  ],
  states: [
    {
      start: 'stateMachine:',
      pattern: /^stateMachine:[\w-]{1,80}(?:[:/][\w-]{1,128})?$/,
      expected:
        'stateMachine:<1 to 80 letters, digits and _->, with a version or alias if any, such as stateMachine:orders',
      page: `${API}/step-functions/latest/apireference/API_CreateStateMachine.html`,
    },
  ],
  cloudfront: [
    {
      start: 'distribution/',
      pattern: /^distribution\/E[A-Z0-9]{1,31}$/,
      expected: 'distribution/<E and capital letters and digits>, such as distribution/EDFDVBD6EXAMPLE',
      page: `${API}/AmazonCloudFront/latest/APIReference/API_Distribution.html`,
    },
  ],
  cloudtrail: [
    {
      start: 'trail/',
      pattern: /^trail\/[A-Za-z0-9](?:[A-Za-z0-9._-]{1,126}[A-Za-z0-9])$/,
      expected: 'trail/<3 to 128 letters, digits and ._->, such as trail/orders',
      page: `${API}/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html`,
    },
  ],
  kinesis: [
    {
      start: 'stream/',
      pattern: /^stream\/[\w.-]{1,128}(?:\/.+)?$/,
      expected: 'stream/<1 to 128 letters, digits and _.->, such as stream/orders',
      page: `${API}/kinesis/latest/APIReference/API_CreateStream.html`,
    },
  ],
  cloudformation: [
    {
      start: 'stack/',
      pattern: /^stack\/[A-Za-z][A-Za-z0-9-]{0,127}\/[\w-]+$/,
      expected: 'stack/<1 to 128 letters, digits and hyphens, a letter first>/<id>, such as stack/orders/0a1b2c',
      page: `${API}/AWSCloudFormation/latest/APIReference/API_CreateStack.html`,
    },
  ],
};
