import type { Account } from '../assembly';
import type { ContextValues, OneOrMore, RequestPrincipal, RequestResource } from '../policy';
import type { IamData } from '../iam-data';
import type { Claim } from './claim';
import { WrongRowError } from './world';

/** One thing to ask the engine: about one action, or about all that a pattern means. */
export interface Question {
  readonly account: Account;
  readonly principal: RequestPrincipal;
  readonly principalName: string;
  /** With a wildcard: every action that it means, those of {@link except} left out. */
  readonly action: string;
  readonly except: readonly string[];
  /** Absent in an exhaustive question about any resource. */
  readonly resource: RequestResource | undefined;
  readonly resourceAccount: Account;
  readonly context: ContextValues;
}

export interface QuestionContext {
  readonly iamData: IamData;
  readonly homeRegion: string;
}

export function isExhaustive(action: string): boolean {
  return /[*?]/.test(action);
}

/**
 * Every question that a claim comes to.
 *
 * @throws WrongRowError where it names an account or a principal that does not exist
 */
export function* questionsOf(claim: Claim, { iamData, homeRegion }: QuestionContext): Generator<Question> {
  const { row, world } = claim;
  for (const account of accountsOf(claim)) {
    const fill = filler(claim, account, homeRegion);
    const resourceAccount = row.resourceAccount === undefined ? account : named(claim, row.resourceAccount);
    const context = Object.fromEntries(
      Object.entries(row.context ?? {}).map(([key, values]) => [key, list(values).map(fill)]),
    );
    for (const [principalName, principal] of principalsOf(claim, account, fill)) {
      for (const action of list(row.action)) {
        const arns =
          row.resource === undefined
            ? [isExhaustive(action) ? undefined : representativeResource(iamData, action, resourceAccount, homeRegion)]
            : list(row.resource).map(fill);
        for (const arn of arns) {
          yield {
            account,
            principal,
            principalName,
            action,
            except: row.except ?? [],
            resource: arn === undefined ? undefined : world.resource(arn, ownerOf(claim, arn, resourceAccount), action),
            resourceAccount,
            context,
          };
        }
      }
    }
  }
}

/** An ARN of the first kind of resource that AWS checks the action on, or `*`. */
export function representativeResource(iamData: IamData, action: string, account: Account, region: string): string {
  const [format = '*'] = iamData.resourceFormats(action) ?? [];
  return format
    .replaceAll('${Partition}', 'aws')
    .replaceAll('${Region}', region)
    .replaceAll('${Account}', account.id)
    .replaceAll(/\$\{\w+\}/g, 'example');
}

/** The accounts that a row names, or one of each kind that its definition reaches. */
function accountsOf(claim: Claim): readonly Account[] {
  const { accounts, row, world } = claim;
  if (row.account !== undefined) return list(row.account).map((name) => named(claim, name));
  return [...new Map([...accounts].reverse().map((account) => [world.kindOf(account), account])).values()].reverse();
}

function named({ world }: Claim, name: string): Account {
  const account = world.environment.graph.account(name);
  if (account === undefined) throw new WrongRowError(`it names the account "${name}", which no template has`);
  return account;
}

function* principalsOf(
  { row, world }: Claim,
  account: Account,
  fill: (text: string) => string,
): Generator<readonly [string, RequestPrincipal]> {
  if (row.principal === undefined) {
    for (const principal of world.defaultPrincipals(account)) {
      yield ['arn' in principal ? principal.arn : principal.kind, principal];
    }
    return;
  }
  for (const text of list(row.principal)) yield [text, world.principal(fill(text), account)];
}

/** The account that an ARN names; an S3 ARN names none. */
function ownerOf({ world }: Claim, arn: string, fallback: Account): Account {
  const id = arn.split(':')[4];
  return (id === undefined || id === '' ? undefined : world.environment.graph.account(id)) ?? fallback;
}

/** Placeholders of a row, and names of accounts where an ARN has twelve digits. */
function filler({ world }: Claim, account: Account, homeRegion: string): (text: string) => string {
  const { graph } = world.environment;
  return (text) => {
    const filled = text
      .replaceAll('{account}', account.id)
      .replaceAll('{region}', homeRegion)
      .replaceAll('{organization}', graph.organizationId);
    if (!filled.startsWith('arn:')) return filled;
    const parts = filled.split(':');
    const byName = graph.account(parts[4] ?? '');
    if (byName !== undefined) parts[4] = byName.id;
    return parts.join(':');
  };
}

function list<T>(value: OneOrMore<T>): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}
