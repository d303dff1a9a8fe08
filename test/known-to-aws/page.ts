import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resourcesIn } from '../../lib/assembly/placed-resources';
import type { PolicyType } from '../../lib/catalogue/guardrails/definition/guardrail';
import type { WrittenLandingZone } from '../../lib/model/schema';
import { assemblyFolderOf } from '../support/assemblies';
import { conglomerate } from '../support/companies/conglomerate';
import { everything } from '../support/companies/everything';
import { config as trips } from '../support/companies/trips';
import { rewriting } from '../support/generated-file';
import { readLandingZone } from '../support/read-landing-zone';
import { callsInSources, type ApiCall } from './calls';
import { DOUBTS } from './doubts';

/** The test that writes the page. */
export const MADE_BY = 'test/known-to-aws/page';

/** Types of the resources that a company deploys, in every template, the inner ones of StackSets included. */
function typesOf(config: WrittenLandingZone): ReadonlySet<string> {
  const folder = assemblyFolderOf(readLandingZone(config));
  const templates = readdirSync(folder).filter((file) => file.endsWith('.template.json'));
  return new Set(
    templates.flatMap((file) => resourcesIn(file, readFileSync(join(folder, file), 'utf8')).map(({ type }) => type)),
  );
}

/** Calls that stand in the templates a company deploys: custom resources make them. */
function callsOf(config: WrittenLandingZone): readonly ApiCall[] {
  const folder = assemblyFolderOf(readLandingZone(config));
  const texts = readdirSync(folder)
    .filter((file) => file.endsWith('.template.json'))
    .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\\', ''));
  const found = texts.flatMap((text) => [
    ...text.matchAll(/"service":"@aws-sdk\/client-(?<service>[a-z0-9-]+)","action":"(?<name>\w+)Command"/g),
  ]);
  return found.map((one) => ({ service: one[1] ?? '', operation: one[2] ?? '', by: 'app/handlers' }));
}

/** What the end-to-end run deploys to the emulator. */
const DEPLOYED: WrittenLandingZone = {
  ...trips,
  company: {
    ...trips.company,
    securityServices: { ...trips.company.securityServices, inspector: 'on', macie: 'on', securityHub: 'on' },
  },
};
const SEEN = typesOf(DEPLOYED);
const ALL = new Set([...SEEN, ...[conglomerate, everything].flatMap((config) => [...typesOf(config)])]);

const CALLS: readonly ApiCall[] = [...callsInSources(), ...[DEPLOYED, conglomerate, everything].flatMap(callsOf)].sort(
  (one, other) => (nameOf(one) < nameOf(other) ? -1 : 1),
);

function nameOf({ service, operation }: ApiCall): string {
  return `${service}:${operation}`;
}

const TEMPLATES = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference';

/** `AWS::SSO::PermissionSet` is `aws-resource-sso-permissionset`. */
function pageOfType(type: string): string {
  const [, service = '', name = ''] = type.toLowerCase().split('::');
  return `${TEMPLATES}/aws-resource-${service}-${name}.html`;
}

/** Where each service has its API, by the SDK's package. */
const API: Readonly<Record<string, string>> = {
  account: 'accounts/latest/reference',
  backup: 'aws-backup/latest/devguide',
  cloudformation: 'AWSCloudFormation/latest/APIReference',
  cloudtrail: 'awscloudtrail/latest/APIReference',
  'config-service': 'config/latest/APIReference',
  ec2: 'AWSEC2/latest/APIReference',
  eventbridge: 'eventbridge/latest/APIReference',
  guardduty: 'guardduty/latest/APIReference',
  iam: 'IAM/latest/APIReference',
  identitystore: 'singlesignon/latest/IdentityStoreAPIReference',
  inspector2: 'inspector/v2/APIReference',
  kms: 'kms/latest/APIReference',
  lambda: 'lambda/latest/api',
  organizations: 'organizations/latest/APIReference',
  ram: 'ram/latest/APIReference',
  s3: 'AmazonS3/latest/API',
  securityhub: 'securityhub/1.0/APIReference',
  'service-quotas': 'servicequotas/2019-06-24/apireference',
  sns: 'sns/latest/api',
  'sso-admin': 'singlesignon/latest/APIReference',
  sts: 'STS/latest/APIReference',
};
/** Macie's reference has no page for an operation alone. */
const WHOLE: Readonly<Record<string, string>> = {
  macie2: 'https://docs.aws.amazon.com/macie/latest/APIReference/resources.html',
};

/** @throws Error for a service whose reference nobody has looked up */
function pageOfCall(service: string, operation: string): string {
  const whole = WHOLE[service];
  if (whole !== undefined) return whole;
  const path = API[service];
  if (path === undefined) throw new Error(`test/known-to-aws/page.ts: say where the API reference of ${service} is`);
  return `https://docs.aws.amazon.com/${path}/API_${operation}.html`;
}

/** Policies of each type have a page of their syntax. */
const POLICY_PAGES: Readonly<Record<PolicyType, string>> = {
  SERVICE_CONTROL_POLICY: 'orgs_manage_policies_scps_syntax.html',
  RESOURCE_CONTROL_POLICY: 'orgs_manage_policies_rcps_syntax.html',
  DECLARATIVE_POLICY_EC2: 'orgs_manage_policies_declarative_syntax.html',
  BACKUP_POLICY: 'orgs_manage_policies_backup_syntax.html',
  TAG_POLICY: 'orgs_manage_policies_example-tag-policies.html',
  AISERVICES_OPT_OUT_POLICY: 'orgs_manage_policies_ai-opt-out_syntax.html',
  S3_POLICY: 'orgs_manage_policies_s3_syntax.html',
  SECURITYHUB_POLICY: 'orgs_manage_policies_security_hub_syntax.html',
  INSPECTOR_POLICY: 'orgs_manage_policies_inspector_syntax.html',
  BEDROCK_POLICY: 'orgs_manage_policies_bedrock_syntax.html',
  CHATBOT_POLICY: 'orgs_manage_policies_chatbot_syntax.html',
  NETWORK_SECURITY_DIRECTOR_POLICY: 'orgs_manage_policies_network_security_director_syntax.html',
  UPGRADE_ROLLOUT_POLICY: 'orgs_manage_policies_upgrade_syntax.html',
};

const yes = (is: boolean): string => (is ? 'yes' : 'no');
const doubtOf = (name: string): string => DOUBTS[name] ?? '';

/** Names that the page has a row for. */
export function knownNames(): readonly string[] {
  return [...ALL, ...Object.keys(POLICY_PAGES), ...CALLS.map(nameOf)];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

/** docs/known-to-aws.md */
export function knownToAwsPage(): string {
  const aws = [...ALL].filter((type) => type.startsWith('AWS::')).sort();
  const of = (by: (room: string) => boolean): readonly (readonly string[])[] =>
    [...new Map(CALLS.filter((one) => by(one.by)).map((one) => [nameOf(one), one])).entries()].map(
      ([name, { service, operation }]) => [`[${name}](${pageOfCall(service, operation)})`, doubtOf(name)],
    );
  const isHandler = (room: string): boolean => room.startsWith('app/');
  return [
    '# What of AWS the landing zone rests on',
    '',
    'Each resource type, policy type and call, with the page of AWS that it rests on. **Nothing here was seen on a live account.** "Emulator"',
    'says whether the end-to-end run deploys it to the [emulated AWS](../test/emulator/README.md), which was written from the same pages:',
    'that proves that the landing zone does what they say, not that AWS does. Made from the templates and sources:',
    `\`${rewriting(MADE_BY)}\` rewrites this page.`,
    '',
    '<!-- prettier-ignore-start -->',
    '## Resource types',
    '',
    `${aws.length} types; those of custom resources are calls, below.`,
    '',
    ...table(
      ['Type', 'Emulator', 'Doubtful'],
      aws.map((type) => [`[${type}](${pageOfType(type)})`, yes(SEEN.has(type)), doubtOf(type)]),
    ),
    '',
    '## Policy types',
    '',
    ...table(
      ['Type', 'Doubtful'],
      Object.entries(POLICY_PAGES).map(([type, page]) => [
        `[${type}](https://docs.aws.amazon.com/organizations/latest/userguide/${page})`,
        doubtOf(type),
      ]),
    ),
    '',
    '## Calls of custom resources',
    '',
    'Made in AWS, by functions of the stacks.',
    '',
    ...table(['Call', 'Doubtful'], of(isHandler)),
    '',
    '## Calls of commands',
    '',
    'Made with the credentials of whoever runs `preflight`, `deploy`, `drift` or `compliance`.',
    '',
    ...table(
      ['Call', 'Doubtful'],
      of((room) => !isHandler(room)),
    ),
    '',
    '<!-- prettier-ignore-end -->',
    '',
  ].join('\n');
}
