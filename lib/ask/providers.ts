import type { Account, EngineEnvironment } from '../assembly';
import { didYouMean } from '../base/did-you-mean';
import { parseArn, PUBLIC_ISSUERS } from '../policy';
import type { NotFound } from './not-found';

/** A provider as trust policies name it, or why it is none. */
export type FoundProvider =
  | { readonly provider: string }
  | NotFound<{
      /** What was probably meant. */
      readonly meant?: string;
      /** Some that are there. */
      readonly known: readonly string[];
    }>;

/**
 * Finds an identity provider by what people call it: its ARN, with an account's name or its digits, or what stands in the ARN
 * after `oidc-provider/` or `saml-provider/`. That means the one of this account.
 */
export function findProvider(environment: EngineEnvironment, text: string, account: Account): FoundProvider {
  const { graph } = environment;
  const asked = withId(environment, text);
  const everywhere = graph.accounts.flatMap((place) => providersOf(environment, place).map((arn) => ({ place, arn })));
  if (PUBLIC_ISSUERS.includes(text) || everywhere.some(({ arn }) => arn === asked)) return { provider: asked };
  const named = everywhere.filter(({ arn }) => shortName(arn) === text);
  const [own, ...more] = named.filter(({ place }) => place === account);
  if (own !== undefined && more.length === 0) return { provider: own.arn };
  if (own !== undefined) {
    return { problem: `"${text}" is several providers of ${account.name}`, kind: 'unknown', meant: own.arn, known: [] };
  }
  if (named.length > 0) {
    const places = named.map(({ place }) => place.name).join(', ');
    return { problem: `${account.name} has no identity provider "${text}": it is in ${places}`, kind: 'not assigned' };
  }
  const arns = everywhere.map(({ arn }) => arn);
  const known = [...(text.startsWith('arn:') ? arns : arns.map(shortName)), ...PUBLIC_ISSUERS];
  const meant = didYouMean(text, known);
  const problem = `no template makes or trusts an identity provider "${text}"`;
  return { problem, kind: 'unknown', ...(meant !== undefined && { meant }), known: [...new Set(known)] };
}

/** The shortest name by which {@link findProvider} finds this provider from the account. */
export function nameOfProvider(environment: EngineEnvironment, arn: string, account: Account): string {
  const found = findProvider(environment, shortName(arn), account);
  return 'provider' in found && found.provider === arn ? shortName(arn) : arn;
}

const ofAccounts = new WeakMap<EngineEnvironment, Map<Account, readonly string[]>>();

/** ARNs of the providers that templates make in the account, and of those that its roles trust. */
export function providersOf(environment: EngineEnvironment, account: Account): readonly string[] {
  let known = ofAccounts.get(environment);
  if (known === undefined) ofAccounts.set(environment, (known = new Map<Account, readonly string[]>()));
  let found = known.get(account);
  if (found === undefined) known.set(account, (found = readProviders(environment, account)));
  return found;
}

function readProviders({ graph }: EngineEnvironment, account: Account): readonly string[] {
  const { oidcProviders, roles } = graph.contentsOf(account);
  const statements = roles.flatMap(({ trustPolicy }) => [trustPolicy.Statement].flat());
  const trusted = statements.flatMap(({ Principal }) =>
    typeof Principal === 'object' ? [Principal.Federated ?? []].flat() : [],
  );
  return [...new Set([...oidcProviders.map(({ arn }) => arn), ...trusted])];
}

/** What people remember of a provider's ARN: host and path of its issuer, or the name of a SAML provider. */
function shortName(arn: string): string {
  return arn.replace(/^arn:[^/]*:(?:oidc|saml)-provider\//, '');
}

/** An ARN may hold an account's name where the twelve digits stand. */
function withId({ graph }: EngineEnvironment, text: string): string {
  const name = parseArn(text)?.account ?? '';
  const id = graph.account(name)?.id;
  return id === undefined ? text : text.replace(`:${name}:`, `:${id}:`);
}
