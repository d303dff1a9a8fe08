import { entryOf } from '../../base/entry-of';
import type { TrustedJob } from '../../catalogue/machine-roles/definition/machine-role';
import { trustedJob } from '../../choice/placement';
import { assignedAccounts } from '../../model/tree';
import { workloadSchema } from '../../model/workload-schema';
import { entriesOf, itemsOf, wasRefused } from '../draft';
import { at } from '../location';
import { quote } from '../wording';
import type { Check } from './check';
import { ARNS, givenResources as resources, knownWorkloads as known } from './given-resources';

/** IAM takes one provider of a URL in an account. */
export const identityProvidersTwice: Check = function* (checked) {
  const first = new Map<string, string>();
  for (const { key, kind, given, path } of resources(checked)) {
    const issuer = jobOf(entryOf(checked.draft.workloads, key))?.issuer;
    if (kind !== 'oidc-provider' || given.createdIn === undefined || issuer === undefined) continue;
    const accounts = assignedAccounts(checked.draft, entryOf(checked.draft.workloads, key) ?? {});
    const again = accounts.filter((account) => first.has(`${issuer} ${account}`));
    accounts.filter((account) => !again.includes(account)).forEach((account) => first.set(`${issuer} ${account}`, key));
    const [account] = again;
    if (account === undefined) continue;
    yield {
      path: `${path}.createdIn`,
      found: `an identity provider in ${again.join(', ')}, where ${quote(first.get(`${issuer} ${account}`) ?? '')} already creates it`,
      expected: `one identity provider of ${issuer} in an account`,
      mend: `give its arn here: ${quote(`arn:aws:iam::{account}:oidc-provider/${issuer}`)}`,
    };
  }
};

/** A provider that exists is that of the job's issuer: the tokens of another would never match. */
export const identityProvidersOfOthers: Check = function* (checked) {
  for (const { key, kind, given, path } of resources(checked)) {
    const issuer = jobOf(entryOf(checked.draft.workloads, key))?.issuer;
    if (kind !== 'oidc-provider' || given.arn === undefined || issuer === undefined) continue;
    if (!ARNS[kind].pattern.test(given.arn) || given.arn.endsWith(`:oidc-provider/${issuer}`)) continue;
    yield {
      path: `${path}.arn`,
      found: quote(given.arn),
      expected: `the identity provider of ${issuer}, whose job the workload names`,
      mend: `for example ${quote(`arn:aws:iam::{account}:oidc-provider/${issuer}`)}`,
    };
  }
};

/** What a role asks for by its `federation`, in words. */
const JOBS = {
  github: {
    wanted: 'the repository and environment whose jobs may be',
    others: 'GitHub job',
    example: "{ repository: 'owner/name', environment: 'production' }",
  },
  oidc: {
    wanted: 'the issuer, audience and subject of the job that may be',
    others: 'job of an issuer of tokens',
    example: "{ issuer: 'https://gitlab.com', audience: 'https://gitlab.com', subject: '…' }",
  },
} as const;

export const trustedJobs: Check = function* (checked) {
  for (const { key, workload, role } of known(checked)) {
    for (const field of ['github', 'oidc'] as const) {
      if (wasRefused(workload, field)) continue;
      const wanted = role.federation === field;
      if (wanted === (workload[field] !== undefined)) continue;
      const { wanted: what, others, example } = JOBS[field];
      const id = workload.machineRole ?? '';
      yield {
        path: at('workloads', key, field),
        found: wanted ? 'nothing' : `a ${others}`,
        expected: wanted ? `${what} ${id}` : `nothing: no ${others} may be ${id}`,
        mend: wanted ? `add ${example}` : 'remove it',
      };
    }
  }
};

/** An organization policy lets no other subject in, whatever a trust policy says. */
export const jobsOfOthers: Check = function* ({ draft }) {
  const providers = itemsOf(draft.company?.trustedOidcProviders).map(([, provider]) => provider);
  if (draft.company === undefined || wasRefused(draft.company, 'trustedOidcProviders')) return;
  for (const [key, workload] of entriesOf(draft.workloads)) {
    const job = jobOf(workload);
    if (job === undefined) continue;
    const ours = providers.filter(({ url }) => url === job.issuer);
    const subjects = ours.flatMap((provider) => itemsOf(provider.subjects).map(([, subject]) => subject));
    const audiences = ours.flatMap((provider) => itemsOf(provider.audiences).map(([, audience]) => audience));
    const { github } = workload;
    const place = (name: string): string =>
      github === undefined ? at('workloads', key, 'oidc', name) : at('workloads', key, 'github', 'repository');
    if (!subjects.some((pattern) => matches(pattern, job.subject))) {
      yield {
        path: place('subject'),
        found:
          github === undefined
            ? quote(job.subject)
            : `${quote(github.repository ?? '')}, whose tokens have the subject ${quote(job.subject)}`,
        expected:
          subjects.length === 0
            ? `a ${github === undefined ? 'subject' : 'repository'} of ours, and ${job.issuer} among company.trustedOidcProviders`
            : `a subject that company.trustedOidcProviders lists as ours: ${subjects.join(', ')}`,
        mend:
          subjects.length === 0
            ? `add { url: '${job.issuer}', audiences: ['${job.audience}'], subjects: ['${job.subject}'] } to trustedOidcProviders in config/company.ts`
            : `correct the ${github === undefined ? 'subject' : 'repository'}, or add its subject to trustedOidcProviders in config/company.ts`,
      };
    } else if (!audiences.includes(job.audience)) {
      yield {
        path: place('audience'),
        found: `tokens with the audience ${quote(job.audience)}`,
        expected: `an audience that company.trustedOidcProviders lists for ${job.issuer}: ${audiences.join(', ')}`,
        mend: 'correct it here or there: the two have to be the same',
      };
    }
  }
};

/** The job that a workload trusts, where the config names a whole one. */
function jobOf(workload: { readonly github?: unknown; readonly oidc?: unknown } | undefined): TrustedJob | undefined {
  const job = workloadSchema.pick({ github: true, oidc: true }).safeParse({
    github: workload?.github,
    oidc: workload?.oidc,
  });
  return job.success ? trustedJob(job.data) : undefined;
}

/** As `StringLike` does. */
function matches(pattern: string, text: string): boolean {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${escaped}$`).test(text);
}
