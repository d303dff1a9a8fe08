import { loadIamData, type IamData } from '../../lib/iam-data';
import { parseJson, type JsonValue } from '../../lib/base/json';
import { operatorNames } from '../../lib/policy/conditions/operators';
import { absenceWords, conditionWords, policyTypeWords, thingWords } from '../../lib/review/compare/words';
import { providerWords, subjectWords } from '../../lib/review/compare/subject-words';
import { templatesIn } from '../support/assemblies';
import { sampleAssembly } from '../cli/support';
import { reviewOf } from './support';

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

/* What a report says of conditions, policies and resources is words, or the exact name: never something that is not so. */

test.each([
  ['aws:securetransport', ['true'], 'over an encrypted connection'],
  ['aws:securetransport', ['false'], 'over a connection that is not encrypted'],
  ['aws:SecureTransport', ['False'], 'over a connection that is not encrypted'],
  ['aws:multifactorauthpresent', ['true'], 'with MFA'],
  ['aws:multifactorauthpresent', ['false'], 'without MFA'],
  ['aws:multifactorauthage', ['3601'], '3601 seconds after MFA'],
  ['aws:viaawsservice', ['false'], 'directly, through no AWS service'],
  ['aws:principalisawsservice', ['true'], 'by an AWS service itself'],
  ['aws:principalisawsservice', ['false'], 'by no AWS service'],
  ['aws:assumedroot', ['true'], 'in a root session that the management account opened'],
  ['aws:requestedregion', ['eu-north-1'], 'in Region eu-north-1'],
  ['aws:principalarn', ['arn:aws:iam::dev:role/x'], 'by arn:aws:iam::dev:role/x'],
  ['aws:principalorgid', ['o-outsiders00'], 'from organization o-outsiders00'],
  ['aws:resourceaccount', ['dev'], 'on what account dev has'],
  ['aws:sourceip', ['203.0.113.7'], 'from the address 203.0.113.7'],
  ['aws:sourcevpce', ['vpce-1'], 'through the VPC endpoint vpce-1'],
  ['aws:currenttime', ['2026-01-01T00:00:00.000Z'], 'at 2026-01-01T00:00:00.000Z'],
  ['iam:passedtoservice', ['ec2.amazonaws.com'], 'passed to ec2.amazonaws.com'],
  ['kms:viaservice', ['s3.us-west-2.amazonaws.com'], 'through s3.us-west-2.amazonaws.com'],
  ['lambda:functionurlauthtype', ['NONE'], 'for a URL without sign-in'],
  ['ram:allowsexternalprincipals', ['true'], 'open to accounts outside of the organization'],
  ['aws:principaltag/team', ['red'], 'by whoever has the tag team: red'],
  ['aws:requesttag/Team', ['red', 'blue'], 'with the tag Team: red, blue'],
  ['aws:resourcetag/team', ['red'], 'on what has the tag team: red'],
  ['gitlab.com:sub', ['project_path:a'], 'as project_path:a of gitlab.com'],
  ['gitlab.com:aud', ['https://a'], 'for the audience https://a of gitlab.com'],
])('%s of %j is %s', (key, values, words) => {
  expect(conditionWords(key, values)).toBe(words);
});

test('each of several values is told', () => {
  expect(conditionWords('aws:tagkeys', ['team', 'cost'])).toBe('with the tag team and with the tag cost');
  expect(conditionWords('aws:calledvia', ['a.amazonaws.com', 'b.amazonaws.com'])).toBe(
    'through a.amazonaws.com and through b.amazonaws.com',
  );
});

test.each([
  ['quantum:leap', ['1'], 'quantum:leap is 1'],
  ['quantum:leap', ['1', '2'], 'quantum:leap is 1, 2'],
  ['constructor', ['1'], 'constructor is 1'],
  ['aws:securetransport', ['perhaps'], 'aws:securetransport is perhaps'],
  ['aws:securetransport', ['true', 'perhaps'], 'aws:securetransport is true, perhaps'],
  ['lambda:functionurlauthtype', ['LATER'], 'lambda:functionurlauthtype is LATER'],
])('of %s and %j there are no words, and they stand as they are', (key, values, text) => {
  expect(conditionWords(key, values)).toBe(text);
});

test.each([
  ['aws:MultiFactorAuthAge', 'without MFA'],
  ['aws:sourcevpce', 'through no VPC endpoint'],
  ['aws:PrincipalTag/team', 'by whoever has no tag team'],
  ['aws:requesttag/Team', 'without the tag Team'],
  ['aws:ResourceTag/team', 'on what has no tag team'],
  ['constructor', 'without constructor'],
  ['quantum:leap', 'without quantum:leap'],
])('that a request has no %s is %s', (key, words) => {
  expect(absenceWords(key)).toBe(words);
});

test('what is decided otherwise only of requests without a condition key is told with that', () => {
  const { findings } = reviewOf(
    {
      base: (of) => {
        Object.assign(of.scps.audit?.statements[0] ?? {}, { Condition: { Null: { 'aws:SourceVpce': 'true' } } });
      },
      head: (of) => of.scps.audit?.statements.shift(),
    },
    iamData,
  );
  const loosened = findings.filter(({ rule }) => rule === 'guardrail-loosened');
  expect(JSON.stringify(loosened)).toContain('through no VPC endpoint');
  const always = reviewOf({ head: (of) => of.scps.audit?.statements.shift() }, iamData);
  expect(JSON.stringify(always.findings)).not.toContain('no VPC endpoint');
});

test.each([
  ['arn:aws:iam::dev:oidc-provider/gitlab.com/group', 'tokens of gitlab.com/group'],
  ['arn:aws:iam::dev:saml-provider/okta', 'tokens of okta'],
  ['cognito-identity.amazonaws.com', 'tokens of cognito-identity.amazonaws.com'],
])('whoever %s signs in is told as %s', (provider, words) => {
  expect(providerWords(provider)).toBe(words);
});

test('what a StackSet makes without a name is told by its logical id', () => {
  const uuid = '00000000-0000-0000-0000-000000000000';
  expect(thingWords(`arn:aws:kms:us-west-2:dev:key/StackSet-lz-log-archive-${uuid}-LogKey`)).toBe(
    'key LogKey of lz-log-archive',
  );
});

test('there are words for every condition key of the sample', () => {
  const keys = new Set([...templatesIn(sampleAssembly()).values()].flatMap(conditionKeysIn));
  expect(keys.size).toBeGreaterThan(20);
  // Its value alone says what it is of.
  const others = [...keys].filter((key) => conditionWords(key, ['true']) === `${key} is true`);
  expect(others.filter((key) => conditionWords(key, ['none']) === `${key} is none`)).toEqual([
    'ec2:metadatahttptokens',
  ]);
});

function conditionKeysIn(value: unknown): readonly string[] {
  const json = typeof value === 'string' && value.startsWith('{"') ? parseJson(value) : {};
  if ('value' in json) return conditionKeysIn(json.value);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]: [string, unknown]) =>
    name === 'Condition' && typeof one === 'object' && one !== null
      ? Object.values(one).flatMap((keys) => Object.keys(keys as object).map((key) => key.toLowerCase()))
      : conditionKeysIn(one),
  );
}

/** What each operator compares. */
const COMPARED: readonly (readonly [operators: RegExp, key: string, value: string])[] = [
  [/^String/, 'aws:RequestTag/team', 'red'],
  [/^Numeric/, 'aws:MultiFactorAuthAge', '3600'],
  [/^Date/, 'aws:CurrentTime', '2026-06-01T00:00:00Z'],
  [/^Bool$/, 'aws:SecureTransport', 'true'],
  [/^Binary/, 'quantum:leap', 'aGk='],
  [/Ip/, 'aws:SourceIp', '10.0.0.0/8'],
  [/^Arn/, 'lambda:FunctionArn', 'arn:aws:lambda:*:*:function:x'],
  [/^Null$/, 'aws:RequestTag/team', 'false'],
];

/** Details of what becomes possible where a denial has a condition from now on. */
function detailsOf(operator: string, key: string, value: JsonValue): string {
  const { findings } = reviewOf(
    {
      head: ({ scps }) =>
        Object.assign(scps.audit?.statements[0] ?? {}, { Condition: { [operator]: { [key]: value } } }),
    },
    iamData,
  );
  const opened = findings.filter(({ rule }) => rule === 'guardrail-loosened');
  expect(opened).not.toEqual([]);
  return opened.flatMap(({ what, details }) => [what, ...details]).join('\n');
}

const variants = (operator: string): readonly string[] =>
  operator === 'Null'
    ? ['Null']
    : [operator, `${operator}IfExists`, `ForAnyValue:${operator}`, `ForAllValues:${operator}`];

test('every operator is compared with something', () => {
  for (const operator of operatorNames()) expect(COMPARED.filter(([of]) => of.test(operator))).toHaveLength(1);
});

test.each(operatorNames().flatMap(variants))('what %s leaves open is told without the operator', (operator) => {
  const base = operator.replace(/^.*:|IfExists$/g, '');
  const [, key = '', value = ''] = COMPARED.find(([of]) => of.test(base)) ?? [];
  const text = detailsOf(operator, key, value);
  expect(text).not.toMatch(new RegExp(`${base}|IfExists|ForA|undefined|\\{"`));
  expect(text).toMatch(/for example on arn|always/);
});

test.each([
  ['StringNotEquals', 'aws:RequestTag/team', 'red', /with the tag team: red/],
  ['NotIpAddress', 'aws:SourceIp', '10.0.0.0/8', /from the address 10\./],
  ['ArnNotLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/app/*', /by arn:aws:iam::[^:]+:role\/app\//],
  ['Bool', 'aws:SecureTransport', 'false', /over an encrypted connection/],
  ['Null', 'aws:RequestTag/team', 'true', /with the tag team/],
])('what %s of %s leaves open is what it spares', (operator, key, value, words) => {
  expect(detailsOf(operator, key, value)).toMatch(words);
});

test.each([
  ['arn:aws:s3:::shared', 'bucket shared'],
  ['arn:aws:sns:us-west-2:dev:jobs', 'topic jobs'],
  ['arn:aws:sqs:us-west-2:dev:jobs', 'queue jobs'],
  ['arn:aws:lambda:us-west-2:dev:function:lz-x', 'function lz-x'],
  ['arn:aws:iam::dev:role/app/worker', 'role worker'],
  ['arn:aws:secretsmanager:us-west-2:dev:secret:x', 'secret x'],
  ['arn:aws:backup:us-west-2:dev:backup-vault:x', 'backup vault x'],
  ['arn:aws:quantum:us-west-2:dev:leap/x', 'arn:aws:quantum:us-west-2:dev:leap/x'],
  ['arn:aws:iam::dev:root', 'arn:aws:iam::dev:root'],
  ['*', '*'],
])('%s is %s', (arn, words) => {
  expect(thingWords(arn)).toBe(words);
});

test('types of policies have words, and one of AWS of which nothing is known its name', () => {
  expect(policyTypeWords('BACKUP_POLICY')).toBe('backups');
  expect(policyTypeWords('SERVICE_CONTROL_POLICY')).toBe('service control policy');
  expect(policyTypeWords('LATER_POLICY')).toBe('LATER_POLICY');
});

test.each([
  ['repo:trips/app:environment:production', ' of repository trips/app, environment production'],
  ['repo:trips/app:ref:refs/heads/main', ' of repository trips/app, branch main'],
  ['repo:trips/app:ref:refs/heads/*', ' of repository trips/app, any branch'],
  ['repo:trips/app:ref:refs/heads/release-*', ' of repository trips/app, branches called release-*'],
  ['repo:trips/app:ref:refs/tags/v1', ' of repository trips/app, tag v1'],
  ['repo:trips/app:pull_request', ' of repository trips/app, pull requests'],
  ['repo:trips/app:*', ' of repository trips/app, whatever runs there'],
  ['repo:trips/*', ' of any repository of trips'],
  ['repo:trips@1/app@2:environment:*', ' of repository trips@1/app@2, any environment'],
  ['repo:trips/app-*:environment:dev', ' of repositories called trips/app-*, environment dev'],
  ['repo:trips/app:workflow:deploy', ' as repo:trips/app:workflow:deploy'],
  ['project_path:trips/app:ref_type:branch:ref:main', ' of project trips/app, branch main'],
  ['project_path:trips/app:ref_type:tag:ref:v*', ' of project trips/app, tags called v*'],
  ['project_path:trips/*', ' of projects called trips/*'],
  ['organization:trips:project:1', ' as organization:trips:project:1'],
  ['', ' as '],
])('of the tokens of an identity provider the subject %p is told%s', (subject, words) => {
  expect(subjectWords(subject)).toBe(words);
});

test.each([
  ['arn:aws:iam::dev:oidc-provider/token.actions.githubusercontent.com', 'jobs of GitHub'],
  ['gitlab.com', 'jobs of GitLab'],
])('%s is called as people call it', (provider, words) => {
  expect(providerWords(provider)).toBe(words);
});
