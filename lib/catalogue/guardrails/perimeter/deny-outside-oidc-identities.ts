import type { Conditions, Statement } from '../../../policy/document';
import type { ProofRow } from '../../../policy/proof-row';
import type { AccessControl, GuardrailContext, TrustedOidcProvider } from '../definition/guardrail';

const signIn = 'sts:AssumeRoleWithWebIdentity';
const unknownProvider = { 'idp.example.com:sub': 'somebody', 'idp.example.com:aud': 'sts.amazonaws.com' };

/**
 * A provider such as GitHub has all its customers' tokens signed by one issuer, so a trust policy that forgets the
 * subject lets every one of them in. One statement a provider for the subject, one for the audience, and one for
 * providers that are not listed: a company that uses Amazon Cognito identity pools lists
 * `cognito-identity.amazonaws.com`.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
 */
export const denyOutsideOidcIdentities = (context: GuardrailContext): AccessControl => {
  const providers = context.trustedOidcProviders;
  return {
    type: 'RESOURCE_CONTROL_POLICY',
    control: 'G35',
    why: 'Only our own repositories and tenants may federate into a role, even where its trust policy forgets to say so.',
    statements: [unlisted(providers), ...providers.flatMap((provider) => tenants(provider, guards(providers)))],
    denies: [
      { principal: 'anonymous', action: signIn, context: unknownProvider },
      ...providers.flatMap(({ url, subjects, audiences }): readonly ProofRow[] => [
        { principal: 'anonymous', action: signIn, context: { [`${url}:aud`]: audiences[0] } },
        { principal: 'anonymous', action: signIn, context: { [`${url}:sub`]: example(subjects[0]) } },
      ]),
      ...providers.flatMap((provider): readonly ProofRow[] => [
        row(provider, { sub: 'repo:somebody-else/app', aud: provider.audiences[0] }),
        row(provider, { sub: example(provider.subjects[0]), aud: 'somebody-else' }),
      ]),
    ],
    allows: [
      { action: 'sts:AssumeRole' },
      { principal: 'anonymous', action: 'sts:AssumeRoleWithSAML' },
      { principal: 'anonymous', action: 'sts:TagSession', context: unknownProvider },
      ...providers.map((provider) => ({
        ...row(provider, { sub: 'repo:somebody-else/app', aud: 'somebody-else' }),
        action: 'sts:TagSession',
      })),
      ...providers.flatMap((provider) =>
        provider.subjects.flatMap((pattern) =>
          provider.audiences.map((aud) => row(provider, { sub: example(pattern), aud })),
        ),
      ),
    ],
  };
};

const deny = { Effect: 'Deny', Principal: '*', Action: signIn, Resource: '*' } as const;

function unlisted(providers: readonly TrustedOidcProvider[]): Statement {
  if (providers.length === 0) return deny;
  return { ...deny, Condition: { Null: Object.fromEntries(providers.map(({ url }) => [`${url}:sub`, 'true'])) } };
}

/** A provider's statements must leave the tokens of others alone; where there is no other, the guard would do nothing. */
type Guard = (key: string) => Conditions;

function guards(providers: readonly TrustedOidcProvider[]): Guard {
  return providers.length > 1 ? (key) => ({ Null: { [key]: 'false' } }) : () => ({});
}

function tenants({ url, subjects, audiences }: TrustedOidcProvider, guard: Guard): readonly Statement[] {
  const [sub, aud] = [`${url}:sub`, `${url}:aud`];
  return [
    { ...deny, Condition: { StringNotLikeIfExists: { [sub]: subjects }, ...guard(sub) } },
    { ...deny, Condition: { StringNotEqualsIfExists: { [aud]: audiences }, ...guard(sub) } },
  ];
}

/** The call itself carries no AWS identity: the token is one of its parameters. */
function row({ url }: TrustedOidcProvider, token: { readonly sub: string; readonly aud: string }): ProofRow {
  return {
    principal: 'anonymous',
    action: signIn,
    context: { [`${url}:sub`]: token.sub, [`${url}:aud`]: token.aud },
  };
}

function example(pattern: string): string {
  return pattern.replaceAll('*', 'app').replaceAll('?', 'a');
}
