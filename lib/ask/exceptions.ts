import type { Account, OrganizationPolicy, StatedException } from '../assembly';
import { guardrailOfSid } from '../choice/sids';
import { accountOf, type RequestPrincipal, type Statement } from '../policy';
import { Glob } from '../policy/text/glob';
import type { Organization } from './organization';

/** What a question is about, as far as exceptions have a say. */
export interface Exempted {
  readonly principal: RequestPrincipal;
  readonly action: string;
  /** That owns the resource. */
  readonly resourceAccount: string;
}

/** One sentence for each exception of the config that the one who asks has, from a guardrail that is about the action. */
export function exceptionNotes({ graph }: Pick<Organization, 'graph'>, asked: Exempted): readonly string[] {
  const own = accountOf(asked.principal);
  const caller = own === undefined ? undefined : graph.account(own.id);
  const owner = graph.account(asked.resourceAccount);
  const notes = graph.policies.flatMap((policy) => {
    const bound = policy.type === 'RESOURCE_CONTROL_POLICY' ? owner : caller;
    if (bound === undefined || policy.exceptions.length === 0 || !graph.accountsUnder(policy).includes(bound))
      return [];
    return policy.exceptions
      .filter((exception) => isAbout(policy, exception, asked.action))
      .filter((exception) => isExempt(exception, exception.role === undefined ? bound : caller, asked.principal))
      .map(sentenceOf);
  });
  return [...new Set(notes)];
}

/** For example `developers/developer in engineering-dev`. */
export function whoIsExempt({ principal, accounts }: Pick<StatedException, 'principal' | 'accounts'>): string {
  return `${principal ?? 'everybody'} in ${accounts.join(', ')}`;
}

function sentenceOf(exception: StatedException): string {
  const { guardrail, reason, until } = exception;
  const end = until === undefined ? '' : `, until ${until}`;
  return `Exempt from ${guardrail} (${whoIsExempt(exception)}${end}): ${reason}`;
}

function isExempt(
  { role, accounts }: StatedException,
  account: Account | undefined,
  principal: RequestPrincipal,
): boolean {
  if (account === undefined || !accounts.includes(account.name)) return false;
  if (role === undefined) return true;
  const [, name] = principal.kind === 'role' ? (/^arn:[^:]*:iam::[^:]*:role\/(.+)$/.exec(principal.arn) ?? []) : [];
  return name !== undefined && Glob.of(role).matches(name);
}

function isAbout({ content }: OrganizationPolicy, { guardrail }: StatedException, action: string): boolean {
  const { Statement: all = [] } = content as { readonly Statement?: Statement | readonly Statement[] };
  const statements = [all].flat();
  return statements
    .filter(({ Sid = '' }) => guardrailOfSid(Sid, [guardrail]) !== undefined)
    .some((statement) => names(statement, action));
}

function names({ Action, NotAction }: Statement, action: string): boolean {
  const matches = (patterns: Statement['Action']): boolean =>
    [patterns ?? []].flat().some((pattern) => Glob.of(pattern.toLowerCase()).matches(action.toLowerCase()));
  return NotAction === undefined ? matches(Action) : !matches(NotAction);
}
