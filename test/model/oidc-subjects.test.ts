import { changed, problemsOf } from './fixture';

const GITHUB = 'token.actions.githubusercontent.com';
const TERRAFORM = 'app.terraform.io';
const BUILDKITE = 'agent.buildkite.com';
const UUID = '0184990a-477b-4fa8-9968-496074483cee';

const trusting = (url: string, subject: string): unknown =>
  changed({ 'company/trustedOidcProviders': [{ url, audiences: ['sts.amazonaws.com'], subjects: [subject] }] });

test.each<[url: string, subject: string]>([
  [GITHUB, 'repo:trips/*'],
  [GITHUB, 'repo:trips@1/server@2:*'],
  [GITHUB, 'repo:trips/server:environment:prod'],
  [GITHUB, 'repository:trips/*'],
  [GITHUB, 'repository_owner:trips'],
  [GITHUB, 'repository_owner:trips:*'],
  [GITHUB, 'repository_owner_id:123456:repo:*'],
  [GITHUB, 'repository_id:456789:*'],
  [GITHUB, 'enterprise:trips:*'],
  [GITHUB, 'job_workflow_ref:trips/workflows/.github/workflows/deploy.yml@*'],
  ['gitlab.com', 'project_path:trips/*'],
  [TERRAFORM, 'organization:trips:project:*:workspace:*:run_phase:*'],
  [BUILDKITE, 'organization:trips:pipeline:*'],
  [BUILDKITE, UUID],
  [`oidc.circleci.com/org/${UUID}`, 'org/0a1b/*'],
  ['oidc.vercel.com', 'owner:trips:project:*:environment:production'],
  ['oidc.codefresh.io', 'account:0a1b:pipeline:*'],
  ['proidc.upbound.io', 'mcp:trips/*'],
  ['cognito-identity.amazonaws.com', 'us-west-2:*'],
  [`oidc.eks.us-west-2.amazonaws.com/id/0A1B`, 'system:serviceaccount:*:server'],
  ['login.trips.com', 'server'],
])('of %s the subject %s is ours alone', (url, subject) => {
  expect(problemsOf(trusting(url, subject))).toEqual([]);
});

test.each<[url: string, subject: string]>([
  [GITHUB, 'repo:trips*'],
  [GITHUB, 'repo:trip?/*'],
  [GITHUB, 'repo:*'],
  [GITHUB, 'repo:*/server'],
  [GITHUB, 'repo:trips'],
  [GITHUB, 'repo:/server'],
  [GITHUB, 'repository:trips*/server'],
  [GITHUB, 'repository_owner:trips*'],
  [GITHUB, 'repository_owner:trip?:*'],
  [GITHUB, 'repository_owner:*'],
  [GITHUB, 'repository_owner_id:1*'],
  [GITHUB, 'repository_id:*'],
  [GITHUB, 'enterprise:trips*'],
  [GITHUB, 'job_workflow_ref:trips*/workflows/.github/workflows/deploy.yml@*'],
  [GITHUB, 'environment:production'],
  [GITHUB, 'environment:production:repo:*'],
  [GITHUB, 'ref:refs/heads/main'],
  [GITHUB, 'somebody'],
  [GITHUB, '*'],
  [GITHUB, '*:trips/*'],
  [GITHUB, 'rep?:trips/*'],
  ['gitlab.com', 'project_path:trips*'],
  ['gitlab.com', 'project_path:*/server:*'],
  [TERRAFORM, 'organization:*:project:*'],
  [TERRAFORM, 'organization:trips*:project:x'],
  [TERRAFORM, 'organization:trips*'],
  [BUILDKITE, 'organization:trips*:pipeline:x'],
  [BUILDKITE, 'organization:*:pipeline:server'],
  [BUILDKITE, 'main'],
  [BUILDKITE, `${UUID.slice(0, -1)}?`],
  ['oidc.vercel.com', 'owner:trips*:project:server'],
  ['oidc.codefresh.io', 'account:*:pipeline:server'],
  ['scalr.io', 'account:trips*'],
  ['proidc.upbound.io', 'mcp:trips*/server'],
  ['proidc.upbound.io', 'mcp:*'],
  ['ci.trips.com', 'organization:trips*:pipeline:x'],
  ['login.trips.com', 'serv*'],
  ['login.trips.com', '*'],
])('of %s the subject %s, which others have too, is refused with its place', (url, subject) => {
  expect(problemsOf(trusting(url, subject))).toContainEqual(
    expect.objectContaining({
      path: 'config/company.ts → trustedOidcProviders[0].subjects[0]',
      found: `"${subject}", which subjects of others match, too`,
    }),
  );
});

test.each<[url: string, subject: string, expected: string, mend: string]>([
  [GITHUB, 'repo:trips*', 'up to the "/"', '"repo:trips/*"'],
  [GITHUB, 'environment:production', 'as the first claim', '"repo:example/*"'],
  [TERRAFORM, 'organization:trips*:project:x', 'up to the ":"', '"organization:trips:*"'],
  ['login.trips.com', '*', 'in full', 'wildcard'],
])('what is expected of %s in place of %s is said with an example', (url, subject, expected, mend) => {
  expect(problemsOf(trusting(url, subject))).toContainEqual(
    expect.objectContaining({
      expected: expect.stringContaining(expected) as string,
      mend: expect.stringContaining(mend) as string,
    }),
  );
});
