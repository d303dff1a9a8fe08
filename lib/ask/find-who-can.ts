import type { Account, Principal } from '../assembly';
import { isRole, type DecidingLayer, type RequestPrincipal, type RequestResource } from '../policy';
import { exceptionNotes } from './exceptions';
import { whatAwsSets } from './answer';
import { namesOf } from './named-principal';
import { namedResource } from './named-resource';
import type { Organization } from './organization';
import { nameOfProvider, providersOf } from './providers';
import type { Question } from './question';
import { lettingInNobody, SAYS_NOTHING, trusting } from './world';

/** Somebody who can, or who can where what it depends on holds. */
export interface Capable extends Through {
  readonly principal: string;
  readonly account: string;
  readonly decision: 'allowed' | 'depends';
  readonly reason: string;
  /** A sentence for each exception of the config that lets them. */
  readonly exceptions: readonly string[];
}

interface Through {
  readonly layer: DecidingLayer | undefined;
  readonly policy: string | undefined;
  readonly statement: string | undefined;
  readonly attachedTo: string | undefined;
}

/** Everybody of the account who can, and of the organization who can by the resource's policy or by what their own side alone decides. */
export function findWhoCan(organization: Organization, question: Question): readonly Capable[] {
  const { graph } = organization;
  const { account, resource, written } = question;
  const owner = resource.resource.account.id;
  const others = written.resource === undefined ? [] : graph.accounts.filter((other) => other !== account);
  return [account, ...others].flatMap((place) => {
    const own = place === account || place.id === owner ? question : fromElsewhere(question);
    return candidatesIn(organization, place).flatMap((candidate) =>
      questionsFor(organization, own, candidate.principal).flatMap((asked) => {
        const found = explain(organization, asked, candidate.principal);
        if (found === undefined) return [];
        const on = asked.written === question.written ? '' : `On ${asked.resource.resource.arn}: `;
        return candidate.names.map((principal) => ({
          principal,
          account: place.name,
          ...found,
          reason: `${on}${found.reason}`,
        }));
      }),
    );
  });
}

/** Whom a policy lets in that is not known nobody can tell: of others there is asked what does not rest on it. */
function fromElsewhere(question: Question): Question {
  const { resource, notes } = question.resource;
  const isKnown = typeof resource.policy === 'object';
  return isKnown ? question : { ...question, resource: { resource: { ...resource, policy: SAYS_NOTHING }, notes } };
}

/** Whoever comes from an identity provider has no policy: it is asked of each role of the account, where none was named. */
function questionsFor(
  organization: Organization,
  question: Question,
  principal: RequestPrincipal,
): readonly Question[] {
  const { account, written } = question;
  if (principal.kind !== 'federated' || written.resource !== undefined) return [question];
  return organization.graph.contentsOf(account).roles.flatMap((role) => {
    const { arn } = organization.environment.principal(role);
    const resource = namedResource(organization, { ...question, arn, owner: account });
    return 'problem' in resource ? [] : [{ ...question, written: { ...written, resource: arn }, resource }];
  });
}

interface Candidate {
  readonly names: readonly string[];
  readonly principal: RequestPrincipal;
}

function candidatesIn({ environment, graph }: Organization, account: Account): readonly Candidate[] {
  const candidate = (principal: Principal): Candidate => ({
    names: namesOf(principal),
    principal: environment.principal(principal),
  });
  return [
    { names: ['root'], principal: environment.root(account) },
    ...graph.contentsOf(account).principals.map(candidate),
    ...providersOf(environment, account).map((provider) => ({
      names: [`federated/${nameOfProvider(environment, provider, account)}`],
      principal: { kind: 'federated', provider } as const,
    })),
  ];
}

/** What is not given is not known, so that nobody is left out for want of it. */
function explain(
  organization: Organization,
  question: Question,
  principal: RequestPrincipal,
): Omit<Capable, 'principal' | 'account'> | undefined {
  const { engine, environment } = organization;
  const { account, action, resource, written } = question;
  const about = written.resource === undefined ? { resourceAccount: environment.account(account) } : resource;
  const context = { ...whatAwsSets(question), ...question.context };
  const exceptions = exceptionNotes(organization, {
    principal,
    action,
    resourceAccount: written.resource === undefined ? account.id : resource.resource.account.id,
  });
  const onOwn = (one: RequestResource) => engine.explainAction({ principal, context, resource: one }, action);
  const known = 'resource' in about ? about.resource : undefined;
  // Whom a role trusts that is not known: nobody is told of whom it would have to name.
  if (known !== undefined && isUnknownRole(known)) {
    const policy = trusting('account' in principal ? principal.account.id : account.id);
    if (onOwn({ ...known, policy }).decision === 'denied') return undefined;
  }
  const verdict =
    known === undefined
      ? engine.explainAction({ principal, context, ...about }, action)
      : onOwn(isUnknownRole(known) ? known : lettingInNobody(known, principal));
  if ('dependsOn' in verdict) {
    const { decision, dependsOn, reason } = verdict;
    const allow = dependsOn.find(({ effect }) => effect === 'Allow');
    return { ...through(allow), decision, reason, exceptions };
  }
  const { decision, reason } = verdict;
  return decision === 'denied' ? undefined : { ...through(verdict), decision, reason, exceptions };
}

function isUnknownRole({ arn, policy }: RequestResource): boolean {
  return policy === 'not known' && isRole(arn);
}

function through(verdict: Partial<Through> | undefined): Through {
  const { layer, policy, statement, attachedTo } = verdict ?? {};
  return { layer, policy, statement, attachedTo };
}
