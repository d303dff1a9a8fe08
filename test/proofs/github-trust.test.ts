import { readLandingZone } from '../support/read-landing-zone';
import { config } from '../support/companies/trips';
import { readAssembly } from '../../lib/assembly';
import { loadIamData } from '../../lib/iam-data';
import { PolicyEngine } from '../../lib/policy';
import { environmentOf } from '../../lib/proofs/landing-zone-proofs';
import { assemblyFolderOf } from '../support/assemblies';

/* Who may be the pipeline, asked of the policy engine on the templates: a proof row cannot name the holder of a token. */

const environment = environmentOf(readAssembly(assemblyFolderOf(readLandingZone(config))));

const GITHUB = 'token.actions.githubusercontent.com';
const token = (sub: string, aud = 'sts.amazonaws.com'): Readonly<Record<string, string>> => ({
  [`${GITHUB}:sub`]: sub,
  [`${GITHUB}:aud`]: aud,
});

let engine: PolicyEngine;
beforeAll(async () => {
  engine = new PolicyEngine(await loadIamData());
});

function decisionFor(accountName: string, context: Readonly<Record<string, string>>): string {
  const account = environment.graph.account(accountName);
  if (account === undefined) throw new Error(`no account ${accountName}`);
  const { decision } = engine.decide({
    principal: { kind: 'federated', provider: `arn:aws:iam::${account.id}:oidc-provider/${GITHUB}` },
    action: 'sts:AssumeRoleWithWebIdentity',
    resource: environment.resource(`arn:aws:iam::${account.id}:role/lz-ci-deploy`, account),
    context,
    region: config.company.homeRegion,
  });
  return decision;
}

test.each([
  ['management', 'repo:trips/landing-zone:environment:production'],
  ['engineering-dev', 'repo:trips/trips:environment:dev'],
])('the pipeline of %s lets in %s', (account, subject) => {
  expect(decisionFor(account, token(subject))).toBe('allowed');
});

test.each([
  ['another environment', token('repo:trips/trips:environment:prod')],
  ['a branch without an environment', token('repo:trips/trips:ref:refs/heads/main')],
  ['another repository of ours', token('repo:trips/landing-zone:environment:dev')],
  ['a repository of somebody else', token('repo:tirps/trips:environment:dev')],
  ['a longer name that begins alike', token('repo:trips/trips:environment:dev-2')],
  ['a token for another audience', token('repo:trips/trips:environment:dev', 'https://github.com/trips')],
  ['a token that says nothing', {}],
])('the pipeline of engineering-dev does not let in %s', (_who, context) => {
  expect(decisionFor('engineering-dev', context)).toBe('denied');
});
