import type { Streams } from '../base/streams';
import { ExitCode } from './command';
import { policyNotKnown } from '../ask/answer';
import { couldRefuse } from '../ask/could-refuse';
import { findWhoCan, type Capable } from '../ask/find-who-can';
import type { Options } from './options';
import { askedOrganization } from './asked-organization';
import { understand, type Question } from '../ask/question';
import { optionOf, required } from './question-options';
import { WHO_CAN_OPTIONS, type WhoCanOptions } from './options-of/who-can';
import { otherGrantsOf } from '../policy';
import { contextOf } from '../ask/written-context';

/** Who is not among the answers, whatever they may do. */
const ALWAYS_LEFT_OUT = [
  'service-linked roles: AWS makes them, and no control policy binds them',
  'AWS services that act on their own: ask "npm run can" about service/<host>',
  'whoever is outside the organization, or in no template',
] as const;

function leftOut({ action, resource }: Question): readonly string[] {
  const { account: owner } = resource.resource;
  const grants = otherGrantsOf({ action, principal: { kind: 'anonymous' }, owner, by: 'no allow' });
  const named = policyNotKnown(resource.resource).map((policy) => `whoever is let in by ${policy.replace(/,$/, '')}`);
  return [
    ...ALWAYS_LEFT_OUT,
    ...named,
    ...grants.map(({ what }) => `whoever is let in by what no policy shows: ${what}`),
  ];
}

/** Prints every principal that can do an action in an account. */
export async function answerWhoCan(options: Options<WhoCanOptions>, { stdout, stderr }: Streams): Promise<ExitCode> {
  const asked = required(options, WHO_CAN_OPTIONS, ['account', 'action']);
  const organization = await askedOrganization(options, { stdout, stderr });
  const written = {
    ...asked,
    principal: 'root',
    context: contextOf(options.list('context')),
    resource: options.text('resource'),
    resourceAccount: options.text('resource-account'),
  };
  const question = understand(organization, written, 'own', optionOf);
  const found = findWhoCan(organization, question);
  stdout.write(options.has('json') ? asJson(question, found) : asText(question, found));
  return ExitCode.OK;
}

/** Said of those who can: nothing of which the templates do not tell refuses it. */
function takenForGranted(
  { account, action, resource, context }: Question,
  found: readonly Capable[],
): readonly string[] {
  if (found.every(({ decision }) => decision !== 'allowed')) return [];
  const isOwn = found.every((one) => one.account === account.name);
  return couldRefuse({ action, resource: resource.resource, context, isOwn });
}

function asText(question: Question, found: readonly Capable[]): string {
  const { action, account, written, resource } = question;
  const on = written.resource === undefined ? '' : ` on ${resource.resource.arn}`;
  const lines = (decision: Capable['decision']): readonly string[] =>
    found
      .filter((one) => one.decision === decision)
      .flatMap((one) => {
        const elsewhere = one.account === account.name ? '' : ` of ${one.account}`;
        return [`  ${one.principal}${elsewhere}`, `    ${one.reason}`, ...one.exceptions.map((note) => `    ${note}`)];
      });
  const always = lines('allowed');
  const maybe = lines('depends');
  return [
    `${action}${on} in ${account.name}:`,
    ...(always.length === 0
      ? [`  nobody${maybe.length === 0 ? ', whatever the circumstances' : ' in all circumstances'}`]
      : always),
    ...(maybe.length === 0 ? [] : ['Depending on what was not given:', ...maybe]),
    ...(written.resource === undefined ? [] : [...resource.notes, ...takenForGranted(question, found)]),
    'Not asked:',
    ...leftOut(question).map((who) => `  ${who}`),
    '',
  ].join('\n');
}

function asJson(question: Question, can: readonly Capable[]): string {
  const { action, account, written, resource } = question;
  const about = {
    action,
    account: account.name,
    resource: written.resource === undefined ? null : resource.resource.arn,
  };
  return `${JSON.stringify({ ...about, can: can.map(withNulls), leftOut: leftOut(question), takenForGranted: takenForGranted(question, can) }, null, 2)}\n`;
}

function withNulls({ layer = 'AWS', policy, statement, attachedTo, ...one }: Capable): object {
  return { ...one, layer, policy: policy ?? null, statement: statement ?? null, attachedTo: attachedTo ?? null };
}
