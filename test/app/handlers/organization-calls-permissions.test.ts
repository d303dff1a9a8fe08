import { settle } from '../../../lib/app/handlers/organization-calls/settle';
import { HandlerId } from '../../../lib/base/template-contract';
import { loadIamData } from '../../../lib/iam-data';
import { config } from '../../support/companies/trips';
import { handlerStatements } from '../../support/handler-statements';
import { asText, organizationCalls, type OrganizationCall } from '../../support/organization-calls';
import { templatesOf } from '../../support/synthesize';

const { company } = config;
const on = { config: 'on', accessAnalyzer: 'on', guardDuty: 'on', securityHub: 'on', inspector: 'on', macie: 'on' };
const templates = templatesOf({ ...config, company: { ...company, securityServices: on } });

/** By stack: each call, and what the role of the handler may do. */
const STACKS = Object.entries(templates)
  .map(([stack, template]) => ({
    stack,
    calls: Object.entries(organizationCalls(template)),
    statements: handlerStatements(template, HandlerId.ORGANIZATION_CALLS),
  }))
  .filter(({ calls }) => calls.length > 0);

const CALLS = STACKS.flatMap(({ stack, calls, statements }) =>
  calls.map(([id, call]) => ({ what: `${call.service}:${call.command} of ${id} in ${stack}`, call, statements })),
);

/** An answer in which every field is a list of one, so that whatever reads on does so. */
const PLENTY: object = new Proxy({}, { get: (_answer, field) => (isToken(field) ? undefined : ['one']) });

function isToken(field: string | symbol): boolean {
  return typeof field === 'symbol' || field === 'then' || field.toLowerCase() === 'nexttoken';
}

function notThere(): never {
  throw Object.assign(new Error('no'), { name: 'ResourceNotFoundException' });
}

/** What the handler calls where AWS has nothing yet, and where it has something: `service:Command`, each once. */
async function callsMade({ service, command, parameters, region }: OrganizationCall): Promise<readonly string[]> {
  const made = new Set<string>();
  for (const answer of [() => ({}), () => PLENTY, notThere]) {
    const call = (client: string, name: string): Promise<object> => {
      made.add(`${client}:${name}`);
      return Promise.resolve().then(answer);
    };
    // Whether it settles is another test's question: without time left it tries once.
    const aws = { call, sleep: () => Promise.resolve(), left: () => 0 };
    await settle({ service, command, parameters, region }, aws).catch(() => undefined);
  }
  return [...made];
}

test('every call of a company with all services is looked at', () => {
  expect(STACKS.map(({ stack }) => stack).sort()).toEqual(['baseline', 'compliance', 'organization']);
  const clients = new Set(CALLS.map(({ call }) => call.service));
  expect([...clients].sort()).toEqual([
    'cloudformation',
    'cloudtrail',
    'guardduty',
    'iam',
    'inspector2',
    'macie2',
    'organizations',
    'ram',
    'securityhub',
  ]);
});

test.each(CALLS.filter(({ call }) => call.role === undefined))(
  '$what may be made, with all that it reads',
  async (row) => {
    const made = await callsMade(row.call);
    expect(made).toContain(`${row.call.service}:${row.call.command}`);
    const allowed = row.statements.filter(({ Resource }) => Resource === '*').flatMap(({ Action }) => Action);
    expect(allowed).toEqual(expect.arrayContaining([...made]));
  },
);

test.each(CALLS.filter(({ call }) => call.role !== undefined))('$what is made by a role that may be assumed', (row) => {
  const assuming = row.statements.filter(({ Action }) => [Action].flat().includes('sts:AssumeRole'));
  expect(assuming.map(({ Resource }) => asText(Resource))).toContain(row.call.role);
});

test('every call is one that its client makes, and an action of IAM', async () => {
  const iam = await loadIamData();
  const made = new Set((await Promise.all(CALLS.map(({ call }) => callsMade(call)))).flat());
  expect(made.size).toBeGreaterThan(15);
  for (const one of made) {
    const [client = '', command = ''] = one.split(':');
    const sdk = (await import(`@aws-sdk/client-${client}`)) as Record<string, unknown>;
    expect([one, typeof sdk[`${command}Command`]]).toEqual([one, 'function']);
    expect([one, iam.action(one) === undefined]).toEqual([one, false]);
  }
});
