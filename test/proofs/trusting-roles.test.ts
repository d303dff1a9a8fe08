import type { EngineEnvironment } from '../../lib/assembly';
import type { IamRole, OrganizationGraph } from '../../lib/assembly';
import type { JsonObject, JsonValue } from '../../lib/base/json';
import { TrustingRoles } from '../../lib/proofs/escalation/trusting-roles';
import type { PolicyEngine } from '../../lib/policy';
import { graphOf, resource } from '../assembly/support/small-organization';
import { everything } from '../support/companies/everything';
import { config } from '../support/companies/trips';
import { explored } from '../explorer/support';

const allow = (more: JsonObject): JsonObject => ({ Effect: 'Allow', Action: 'sts:AssumeRole', ...more });

function trustedIn(...statements: readonly JsonObject[]): readonly string[] {
  const graph = graphOf({
    Role: resource('AWS::IAM::Role', {
      RoleName: 'target',
      AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [...statements] },
    }),
  });
  const trusting = new TrustingRoles(graph, ({ name }) => name === 'target');
  return graph.accounts.filter((account) => trusting.thatMayTrust(account).length > 0).map(({ name }) => name);
}

const EVERY = ['management', 'security', 'engineering-dev', 'engineering-prod'].sort();

test.each<[what: string, principal: JsonValue, accounts: readonly string[]]>([
  ['an account', { AWS: 'arn:aws:iam::engineering-dev:root' }, ['engineering-dev']],
  ['a role', { AWS: 'arn:aws:iam::engineering-dev:role/a' }, ['engineering-dev']],
  ['a session', { AWS: 'arn:aws:sts::engineering-dev:assumed-role/a/b' }, ['engineering-dev']],
  [
    'several',
    { AWS: ['arn:aws:iam::engineering-dev:root', 'arn:aws:iam::security:root'] },
    ['engineering-dev', 'security'],
  ],
  ['an account outside', { AWS: '999999999999' }, []],
  ['a service', { Service: 'ec2.amazonaws.com' }, []],
  ['an identity provider', { Federated: 'arn:aws:iam::engineering-dev:oidc-provider/x.example.com' }, []],
  ['everybody', { AWS: '*' }, EVERY],
  ['somebody by a unique id', { AWS: 'AROAEXAMPLEEXAMPLE' }, EVERY],
])('a trust policy that names %s may trust', (_what, Principal, accounts) => {
  expect([...trustedIn(allow({ Principal }))].sort()).toEqual(accounts);
});

test('what is denied trusts nobody', () => {
  const deny = { Effect: 'Deny', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' };
  expect(trustedIn(deny, allow({ Principal: { AWS: 'arn:aws:iam::security:root' } }))).toEqual(['security']);
});

/** Pairs of roles of which the second is left out for the first, though the engine does not deny it. */
function leftOut(graph: OrganizationGraph, environment: EngineEnvironment, engine: PolicyEngine): readonly string[] {
  const trusting = new TrustingRoles(graph);
  const roles = graph.accounts.flatMap((account) => graph.contentsOf(account).roles);
  return graph.accounts.flatMap((account) => {
    const may = new Set<IamRole>(trusting.thatMayTrust(account).map(({ role }) => role));
    const others = roles.filter((role) => !may.has(role));
    return graph.contentsOf(account).principals.flatMap((caller) =>
      others.flatMap((role) => {
        const resource = environment.resource(role.arn, role.account);
        const principal = environment.principal(caller);
        const verdict = engine.verdictOn({ principal, action: 'sts:AssumeRole', resource, region: 'us-west-2' });
        return verdict === 'denied' ? [] : [`${caller.arn} → ${role.arn}`];
      }),
    );
  });
}

test.each([
  ['trips', config],
  ['everything', everything],
])('in the company %s whoever is left out is denied by the engine', async (_name, company) => {
  const { organization } = await explored(company);
  const { graph, environment, engine } = organization;
  expect(leftOut(graph, environment, engine)).toEqual([]);
  // Some are left out, or nothing was tried.
  const all = graph.accounts.reduce((sum, account) => sum + graph.contentsOf(account).roles.length, 0);
  const trusting = new TrustingRoles(graph);
  for (const account of graph.accounts) expect(trusting.thatMayTrust(account).length).toBeLessThan(all / 2);
});
