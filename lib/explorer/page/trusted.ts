import { isObject, type JsonObject, type JsonValue } from '../../base/json';
import { roleWords } from '../../review/compare/role-words';
import { providerWords, subjectWords } from '../../review/compare/subject-words';
import { conditionWords } from '../../review/compare/words';
import { ACCOUNT, type PageData, type PlaceRow } from './format';
import { oneCondition } from './words';

/** Somebody whom a trust policy lets become a role. */
export interface Trusted {
  /** Whether it is an AWS service, which acts for what somebody set up, and no person, pipeline or account. */
  readonly isService: boolean;
  /** For example `any role or user of management that its own policies allow it`. */
  readonly words: string;
}

/** Who may become a role where it stands. Empty of what is no role, and of people's roles: those are assigned. */
export function trustedAt(data: PageData, place: PlaceRow): readonly Trusted[] {
  const document = data.trusts[place.trust ?? -1];
  if (!isObject(document)) return [];
  const { name = '' } = data.accounts[place.account] ?? {};
  const here = JSON.parse(
    JSON.stringify(document).replaceAll(ACCOUNT, () => JSON.stringify(name).slice(1, -1)),
  ) as JsonObject;
  const nameOf: NameOf = (account) =>
    data.accounts.find((row) => row.name === account || row.id === account)?.name ?? account;
  const isOurs: IsOurs = (account) => data.accounts.some((row) => row.name === account || row.id === account);
  const all = [here.Statement ?? []]
    .flat()
    .flatMap((statement) =>
      isObject(statement) && statement.Effect === 'Allow' ? inStatement(statement, nameOf, isOurs) : [],
    );
  return [...new Map(all.map((one) => [one.words, one])).values()];
}

type NameOf = (account: string) => string;
type IsOurs = (account: string) => boolean;

interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

function inStatement(
  { Principal, NotPrincipal, Condition: written }: JsonObject,
  nameOf: NameOf,
  isOurs: IsOurs,
): readonly Trusted[] {
  const conditions = conditionsOf(written);
  if (NotPrincipal !== undefined) {
    return [{ isService: false, words: `everybody but ${JSON.stringify(NotPrincipal)}${restWords(conditions)}` }];
  }
  const named = isObject(Principal) ? Object.entries(Principal) : [['AWS', Principal ?? []] as const];
  return named.flatMap(([kind, names]) =>
    list(names).flatMap((name): readonly Trusted[] => {
      if (kind === 'Service') return [{ isService: true, words: `the service ${name}${restWords(conditions)}` }];
      if (kind === 'Federated') return [{ isService: false, words: federated(name, conditions) }];
      return ofAccount(name, conditions, nameOf, isOurs).map((words) => ({ isService: false, words }));
    }),
  );
}

function federated(provider: string, conditions: readonly Condition[]): string {
  const saml = /:saml-provider\/(.+)$/.exec(provider)?.[1];
  if (saml !== undefined) {
    return saml.startsWith('AWSSSO_')
      ? 'people who are assigned by IAM Identity Center'
      : `people whom the identity provider ${saml} signs in`;
  }
  const isSubject = ({ operator, key }: Condition): boolean => key.endsWith(':sub') && isPositive(operator);
  const subjects = conditions.filter(isSubject).flatMap(({ values }) => values);
  const as = subjects.length === 0 ? ', whichever' : subjects.map(subjectWords).join(' and');
  const rest = conditions.filter((one) => !isSubject(one) && !one.key.endsWith(':aud'));
  return `${providerWords(provider)}${as}${restWords(rest)}`;
}

/** Where a condition names the caller, it is that, else whoever of the account may. */
function ofAccount(name: string, conditions: readonly Condition[], nameOf: NameOf, isOurs: IsOurs): readonly string[] {
  const isCaller = ({ operator, key }: Condition): boolean =>
    key.toLowerCase() === 'aws:principalarn' && isPositive(operator);
  const callers = conditions.filter(isCaller).flatMap(({ values }) => values);
  const rest = restWords(conditions.filter((one) => !isCaller(one)));
  const whole = /^(?:arn:[^:]*:iam::([^:]+):root|(\d{12}|[^:*]+))$/.exec(name);
  const account = whole?.[1] ?? whole?.[2];
  if (callers.length > 0 && (account !== undefined || name === '*')) {
    return callers.map((caller) => `${arnWords(caller, nameOf)}${rest}`);
  }
  if (name === '*') return [`anybody of any account${rest}`];
  if (account === undefined) return [`${arnWords(name, nameOf)}${rest}`];
  const where = isOurs(account) ? nameOf(account) : `account ${account}, outside of the organization,`;
  return [`any role or user of ${where} that its own policies allow it${rest}`];
}

function arnWords(arn: string, nameOf: NameOf): string {
  const { account = '*', rest = '' } = /^arn:[^:]*:iam::(?<account>[^:]*):(?<rest>.*)$/.exec(arn)?.groups ?? {};
  const who = rest.startsWith('user/') ? `user ${rest.slice('user/'.length)}` : roleWords(arn);
  return account === '*' || rest === '' ? who : `${who} in ${nameOf(account)}`;
}

/** All of them must hold. */
function restWords(conditions: readonly Condition[]): string {
  const words = conditions.map(({ operator, key, values }) =>
    isPositive(operator) ? conditionWords(key, values) : `where ${oneCondition(operator, key, [...values])}`,
  );
  return words.map((text) => `, ${text}`).join('');
}

function isPositive(operator: string): boolean {
  return /^(?:String|Arn|Bool|Ip)(?:Equals|Like|Address|EqualsIgnoreCase)?$/.test(operator);
}

function conditionsOf(written: JsonValue | undefined): readonly Condition[] {
  if (!isObject(written)) return [];
  return Object.entries(written).flatMap(([operator, keys]) =>
    isObject(keys) ? Object.entries(keys).map(([key, values]) => ({ operator, key, values: list(values) })) : [],
  );
}

function list(values: JsonValue): readonly string[] {
  return [values].flat().map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
}
