import { z } from 'zod';

/** One who reviews, as CODEOWNERS names them. A `#` would begin a comment there, and a space another owner. */
const reviewer = z
  .string()
  .regex(
    /^(@[A-Za-z0-9](-?[A-Za-z0-9]){0,38}(_[A-Za-z0-9]+)?(\/[A-Za-z0-9]([\w-]*[A-Za-z0-9])?)?|[\w.%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+)$/,
    '@<organization>/<team>, @<user> or an e-mail address, as the host of the repository knows them',
  )
  .meta({ examples: ['@example/security'] });

/** Any one of them may approve. */
export const reviewers = z.array(reviewer).min(1).readonly().optional();

/**
 * Who has to approve a change of which part of the repository: `.github/CODEOWNERS` is made of it. The host asks them only where the
 * branch is protected so.
 * @see https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
export const reviewersSchema = z.strictObject({
  /** Whatever the others do not cover. @default anybody who may merge */
  everything: reviewers,
  /** Who gets in where: access, personas, machine roles, whom the company trusts, and this section. @default those of `everything` */
  access: reviewers,
  /** The tree, the guardrails, who is exempt from them, and which account stands under which. @default those of `everything` */
  guardrails: reviewers,
  /** What must never be possible, and the machinery and tests that prove it. @default those of `everything` */
  scenarios: reviewers,
  /** What runs with credentials: workflows, scripts, dependencies, the app itself. @default those of `everything` */
  workflows: reviewers,
});

export type Reviewers = z.infer<typeof reviewersSchema>;
