import { listOf } from '../base/list';
import type { Account } from '../assembly';
import { didYouMean } from '../base/did-you-mean';
import type { ContextValues, RequestPrincipal, RequestResource } from '../policy';
import type { IamData } from '../iam-data';
import { callAbout, callAboutExamples } from './call-about';
import { isSentence, isWithheld, type Claim } from './claim';
import { isAskedAbout } from '../ask/asked-about';
import { withImplied } from '../ask/contradictions';
import { withCopied, type Sources } from '../ask/copied';
import { fillIn } from '../ask/fill-in';
import { likeliestOwner } from '../ask/representative';
import { WrongRowError, type Absent, type Named, type World } from '../ask/world';

/** One thing to ask the engine. */
export type Question = OneAction | EveryAction | OfNobody;

interface About {
  readonly account: Account;
  readonly principalName: string;
}

/** Its answer is known: whoever is not there may do nothing. */
export interface OfNobody extends About {
  readonly nobody: Absent;
}

interface Asked extends About {
  readonly principal: RequestPrincipal;
  readonly resourceAccount: Account;
  readonly context: ContextValues;
}

export interface OneAction extends Asked {
  readonly action: string;
  /** More than one where AWS checks the call on all of them. */
  readonly resources: readonly RequestResource[];
}

/** About every action that the row's patterns mean, those of its `except` left out. */
export interface EveryAction extends Asked {
  readonly patterns: readonly string[];
  /** Absent where it is about any resource. */
  readonly resource: RequestResource | undefined;
  /** Fails only where it depends on which resource it is: the rest is asked about an example. @default false */
  readonly isByResource?: true;
}

export interface QuestionContext {
  readonly iamData: IamData;
  readonly homeRegion: string;
}

export function isExhaustive(action: string): boolean {
  return /[*?]/.test(action);
}

/** Whether a pattern means an action that AWS asks about the resource, or none about any of the row's. */
function isForResource(iamData: IamData, pattern: string, arn: string, all: readonly string[]): boolean {
  const fits = (one: string): boolean => iamData.expand(pattern).some((action) => isAskedAbout(iamData, action, one));
  return all.length === 1 || fits(arn) || !all.some(fits);
}

/** Who says "never" or "cannot" and names no resource means none at all, not an example of one. */
function meansAnyResource(claim: Claim): boolean {
  return isWithheld(claim) && claim.expected === 'denied' && claim.row.resource === undefined;
}

/** A guardrail's row takes an example, which a statement about other resources than all may reach by chance. */
function isHeldByExample(claim: Claim): boolean {
  return claim.expected === 'denied' && claim.isGuardrail === true && claim.row.resource === undefined;
}

/**
 * Every question that a claim comes to.
 *
 * @throws WrongRowError where it names an account or a principal that does not exist
 */
export function* questionsOf(claim: Claim, { iamData, homeRegion }: QuestionContext): Generator<Question> {
  const { row, world } = claim;
  const actions = listOf(row.action);
  const patterns = actions.filter((action) => isExhaustive(action) || meansAnyResource(claim));
  const single = actions.filter((action) => !patterns.includes(action));
  for (const account of accountsOf(claim)) {
    const fill = fillIn(world.environment.graph, account, homeRegion);
    const resourceAccount = row.resourceAccount === undefined ? account : named(claim, row.resourceAccount);
    const context = withImplied(
      Object.fromEntries(Object.entries(row.context ?? {}).map(([key, values]) => [key, listOf(values).map(fill)])),
    );
    const arns = row.resource === undefined ? undefined : listOf(row.resource).map(fill);
    const representative = (action: string): readonly string[] =>
      callAboutExamples(claim, action, {
        iamData,
        account:
          row.resourceAccount === undefined
            ? likeliestOwner(world.environment.graph, action, account)
            : resourceAccount,
        homeRegion,
      });
    // AWS asks each action about what it is about: of the row's resources, those of its types.
    const askedOf = (action: string): readonly (readonly string[])[] | undefined => {
      const fitting = arns?.filter((arn) => isAskedAbout(iamData, action, arn));
      return (fitting?.length === 0 ? arns : fitting)?.map((arn) =>
        callAbout(claim, action, arn, { iamData, account, homeRegion }, arns),
      );
    };
    const sources = (principal: RequestPrincipal): Sources => ({
      makerOf: (arn) => world.environment.graph.makerOf(arn),
      resource: (arn, owner, action) => world.resource(arn, owner, { action, principal }),
    });
    for (const [principalName, principal] of principalsOf(claim, account, fill)) {
      if (principal.kind === 'absent') {
        yield { account, principalName, nobody: principal };
        continue;
      }
      const asked = { account, principal, principalName, resourceAccount, context };
      const resource = (arn: string, action: string): RequestResource => {
        const call = { action, principal };
        const stranger = strangerIn(claim, arn);
        return stranger === undefined
          ? world.resource(arn, ownerOf(claim, arn, resourceAccount), call)
          : world.strangers(arn, stranger, call);
      };
      if (patterns.length > 0) {
        if (arns === undefined) yield { ...asked, patterns, resource: undefined };
        for (const arn of arns ?? []) {
          const fitting = patterns.filter((pattern) => isForResource(iamData, pattern, arn, arns ?? []));
          if (fitting.length > 0) yield { ...asked, patterns: fitting, resource: resource(arn, fitting[0] ?? '') };
        }
      }
      for (const action of single) {
        for (const one of askedOf(action) ?? [representative(action)]) {
          const resources = one.map((arn) =>
            withCopied(resource(arn, action), { action, context }, sources(principal)),
          );
          yield { ...asked, action, resources };
        }
      }
      if (single.length > 0 && isHeldByExample(claim)) {
        yield { ...asked, patterns: single, resource: undefined, isByResource: true };
      }
    }
  }
}

/** The accounts that a row names, or one of each kind that its definition reaches. */
export function accountsOf(claim: Claim): readonly Account[] {
  const { accounts, row, world } = claim;
  if (row.account !== undefined) return listOf(row.account).map((name) => named(claim, name));
  if (namesAnotherAccount(claim)) return accounts;
  return oneOfEachKind(world, accounts, row.principal === undefined ? 'nobody' : 'anybody');
}

const folded = new WeakMap<World, Record<Named, WeakMap<readonly Account[], readonly Account[]>>>();

/** The first of each kind. The rows of a definition are about the same accounts: they are put together once. */
function oneOfEachKind(world: World, accounts: readonly Account[], who: Named): readonly Account[] {
  const known = folded.get(world) ?? { nobody: new WeakMap(), anybody: new WeakMap() };
  folded.set(world, known);
  let found = known[who].get(accounts);
  if (found === undefined) {
    const byKind = new Map<string, Account>();
    for (const account of accounts) {
      const kind = world.kindOf(account, who);
      if (!byKind.has(kind)) byKind.set(kind, account);
    }
    known[who].set(accounts, (found = [...byKind.values()]));
  }
  return found;
}

/** Then what that account holds may tell apart two accounts that are alike in themselves. */
function namesAnotherAccount({ row, world }: Claim): boolean {
  if (row.resourceAccount !== undefined) return true;
  const arns = [row.resource ?? [], row.principal ?? []].flat().filter((text) => text.startsWith('arn:'));
  return arns.some((arn) => world.environment.graph.account(arn.split(':')[4] ?? '') !== undefined);
}

function named({ world }: Claim, name: string): Account {
  const account = world.environment.graph.account(name);
  if (account !== undefined) return account;
  const meant = didYouMean(
    name,
    world.environment.graph.accounts.map((known) => known.name),
  );
  throw new WrongRowError(
    `it names the account "${name}", which no template has${meant === undefined ? '' : `: did you mean "${meant}"?`}`,
  );
}

function* principalsOf(
  { row, world }: Claim,
  account: Account,
  fill: (text: string) => string,
): Generator<readonly [string, RequestPrincipal | Absent]> {
  if (row.principal === undefined) {
    for (const principal of world.defaultPrincipals(account)) {
      yield ['arn' in principal ? principal.arn : principal.kind, principal];
    }
    return;
  }
  for (const text of listOf(row.principal)) yield [text, world.principal(fill(text), account)];
}

/** The account that an ARN names, where that is not of the organization. */
function strangerIn({ world }: Claim, arn: string): string | undefined {
  const id = arn.split(':')[4] ?? '';
  return /^\d{12}$/.test(id) && world.environment.graph.account(id) === undefined ? id : undefined;
}

/** The account that an ARN names. One of S3 names none: of a sentence it is whose templates make the bucket. */
function ownerOf(claim: Claim, arn: string, fallback: Account): Account {
  const { row, world } = claim;
  const id = arn.split(':')[4];
  if (id !== undefined && id !== '') return world.environment.graph.account(id) ?? fallback;
  const isTold = row.resourceAccount !== undefined || !isSentence(claim);
  return (isTold ? undefined : world.environment.graph.makerOf(arn)) ?? fallback;
}
