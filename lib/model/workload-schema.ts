import { z } from 'zod';
import { key, reference, region } from './formats';

/** Stands for the role's own account where the config says in which account a resource is created. */
export const SAME_ACCOUNT = 'same-account';

/** What a token says, to the letter: a trust policy compares it as it is. */
const exact = z
  .string()
  .max(255)
  .regex(/^[^\s*?$]+$/, 'what the token says, without spaces and wildcards');

/** IAM takes 64 characters, `lz-` included. */
const roleWord = key.max(61, 'a key of 61 characters at most');

/** The shape of `config/workloads.ts`: which machine role of the catalogue lives in which accounts, with which resources. */

export const workloadResourceSchema = z.strictObject({
  /**
   * Where the landing zone creates it: `same-account` in each account where the role is, or the key of one account that
   * then shares it with the role.
   */
  createdIn: reference.optional(),
  /** Of a resource that exists. `{account}` stands for the role's account, `{region}` for each Region of the workload. */
  arn: z
    .string()
    .regex(
      /^arn:aws:[a-z0-9-]+:[a-z0-9{}-]*:([0-9]{12}|\{account\})?:[^*?\s]+$/,
      'the ARN of one resource, without wildcards',
    )
    .meta({ examples: ['arn:aws:sns:{region}:{account}:orders'] })
    .optional(),
});

export const workloadSchema = z.strictObject({
  /** Id of a machine role: the name of a file in `lib/catalogue/machine-roles` or `config/machine-roles`. */
  machineRole: reference,
  /**
   * What takes the place of the role's id in its name, where one role is placed several times in an account: pipelines of several
   * repositories, for example. A name is an identity: with another the role is made anew.
   * @default the id of the machine role
   */
  roleName: roleWord.optional(),
  /** Keys of accounts; `management` is the management account. */
  accounts: z.array(reference).readonly().optional(),
  /** Keys of OUs: every account in them and below that is not suspended. */
  organizationalUnits: z.array(reference).readonly().optional(),
  /**
   * Some of the approved Regions: what is created for the role is created in each, and `{region}` of an `arn` means each. The role
   * is one in all of them.
   * @default the home region
   */
  regions: z.array(region).min(1).readonly().optional(),
  /** By the name that the role gives them. @default the role works with none */
  resources: z.record(z.string(), workloadResourceSchema).optional(),
  /** Job of GitHub Actions that may be the role. @default the role trusts none */
  github: z
    .strictObject({
      /** Owner and name as in the token's subject: repositories made since June 2026 have immutable ids in it. */
      repository: z
        .string()
        .regex(
          /^[\w.-]+(@[0-9]+)?\/[\w.-]+(@[0-9]+)?$/,
          'owner/name, with GitHub’s immutable ids if the subject has them',
        )
        .meta({ examples: ['example/landing-zone'] }),
      /** GitHub environment that the job runs in: whoever may use it may be the role. */
      environment: z
        .string()
        .regex(/^[\w./-]{1,255}$/, 'the name of one GitHub environment: letters, digits and . _ - /')
        .meta({ examples: ['production'] }),
    })
    .optional(),
  /** Job of any other issuer of OpenID Connect tokens that may be the role, by what its tokens say. @default the role trusts none */
  oidc: z
    .strictObject({
      /** Its URL, as it stands in the token's `iss`. */
      issuer: z
        .string()
        .max(255)
        .regex(/^https:\/\/[a-z0-9.-]+(\/[\w./-]*\w)?$/, 'the URL of the issuer, with https://')
        .meta({ examples: ['https://gitlab.com'] }),
      /** `aud` of its tokens, exactly. */
      audience: exact.meta({ examples: ['https://gitlab.com'] }),
      /** `sub` of the job's tokens, exactly: an issuer signs the tokens of all its customers with one key. */
      subject: exact.meta({ examples: ['project_path:example/landing-zone:ref_type:branch:ref:main'] }),
    })
    .optional(),
});

export type WorkloadResource = z.infer<typeof workloadResourceSchema>;
export type Workload = z.infer<typeof workloadSchema>;
