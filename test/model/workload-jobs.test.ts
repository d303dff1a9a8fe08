import { refuses } from './fixture';
import { FILE, elsewhere, gitLab, pipe, pipeline, trusted, worker } from './workload-fixture';

describe('a GitHub job is refused', () => {
  refuses([
    [
      'where it is missing',
      pipeline({ github: undefined }),
      `${FILE} → pipe.github`,
      'nothing',
      'the repository and environment whose jobs may be pipeline',
      "add { repository: 'owner/name', environment: 'production' }",
    ],
    [
      'where no job may be the role',
      { ...trusted, ...worker({ github: pipe.github }) },
      `${FILE} → work.github`,
      'a GitHub job',
      'nothing: no GitHub job may be worker',
      'remove it',
    ],
    [
      'of any repository',
      pipeline({ github: { repository: 'trips/*', environment: 'dev' } }),
      `${FILE} → pipe.github.repository`,
      '"trips/*"',
      'owner/name, with GitHub’s immutable ids if the subject has them',
      'for example "example/landing-zone"',
    ],
    [
      'of any environment',
      pipeline({ github: { repository: 'trips/app', environment: '*' } }),
      `${FILE} → pipe.github.environment`,
      '"*"',
      'the name of one GitHub environment: letters, digits and . _ - /',
      'for example "production"',
    ],
    [
      'of a repository that an organization policy would keep out',
      pipeline({ github: { repository: 'tirps/app', environment: 'dev' } }),
      `${FILE} → pipe.github.repository`,
      '"tirps/app", whose tokens have the subject "repo:tirps/app:environment:dev"',
      'a subject that company.trustedOidcProviders lists as ours: repo:trips/*, repo:trips@1/*',
      'correct the repository, or add its subject to trustedOidcProviders in config/company.ts',
    ],
    [
      'where no provider is trusted at all',
      { workloads: { pipe } },
      `${FILE} → pipe.github.repository`,
      '"trips/app", whose tokens have the subject "repo:trips/app:environment:dev"',
      'a repository of ours, and token.actions.githubusercontent.com among company.trustedOidcProviders',
      "add { url: 'token.actions.githubusercontent.com', audiences: ['sts.amazonaws.com'], subjects: ['repo:trips/app:environment:dev'] } to trustedOidcProviders in config/company.ts",
    ],
  ]);
});

describe('a job of another issuer is refused', () => {
  refuses([
    [
      'where it is missing',
      elsewhere({ oidc: undefined }),
      `${FILE} → pipe.oidc`,
      'nothing',
      'the issuer, audience and subject of the job that may be oidc-pipeline',
      "add { issuer: 'https://gitlab.com', audience: 'https://gitlab.com', subject: '…' }",
    ],
    [
      'by a pattern',
      elsewhere({ oidc: { ...gitLab.oidc, subject: 'project_path:trips/*' } }),
      `${FILE} → pipe.oidc.subject`,
      '"project_path:trips/*"',
      'what the token says, without spaces and wildcards',
      'for example "project_path:example/landing-zone:ref_type:branch:ref:main"',
    ],
    [
      'whose issuer is no URL',
      elsewhere({ oidc: { ...gitLab.oidc, issuer: 'gitlab.com' } }),
      `${FILE} → pipe.oidc.issuer`,
      '"gitlab.com"',
      'the URL of the issuer, with https://',
      'for example "https://gitlab.com"',
    ],
    [
      'whose subject an organization policy would keep out',
      elsewhere({ oidc: { ...gitLab.oidc, subject: 'project_path:tirps/app:ref_type:branch:ref:main' } }),
      `${FILE} → pipe.oidc.subject`,
      '"project_path:tirps/app:ref_type:branch:ref:main"',
      'a subject that company.trustedOidcProviders lists as ours: project_path:trips/*',
      'correct the subject, or add its subject to trustedOidcProviders in config/company.ts',
    ],
    [
      'whose audience an organization policy would keep out',
      elsewhere({ oidc: { ...gitLab.oidc, audience: 'sts.amazonaws.com' } }),
      `${FILE} → pipe.oidc.audience`,
      'tokens with the audience "sts.amazonaws.com"',
      'an audience that company.trustedOidcProviders lists for gitlab.com: https://gitlab.com',
      'correct it here or there: the two have to be the same',
    ],
    [
      'with the identity provider of another issuer',
      elsewhere({
        resources: { provider: { arn: 'arn:aws:iam::{account}:oidc-provider/token.actions.githubusercontent.com' } },
      }),
      `${FILE} → pipe.resources.provider.arn`,
      '"arn:aws:iam::{account}:oidc-provider/token.actions.githubusercontent.com"',
      'the identity provider of gitlab.com, whose job the workload names',
      'for example "arn:aws:iam::{account}:oidc-provider/gitlab.com"',
    ],
  ]);
});
