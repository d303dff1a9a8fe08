import { CONCERNS } from '../../lib/review/concerns';
import { SEVERITIES, SEVERITY_MEANINGS } from '../../lib/review/model';
import { rewriting } from '../support/generated-file';

/** The test that writes the page. */
export const MADE_BY = 'test/review/sample';

/** The page about reports, with one of the sample. */
export function reviewingPage(report: string): string {
  return `# Reading what a change does

\`npm run review -- --base main\` says what a change of the config, of the catalogue or of a dependency does to the organization: who gains or
loses what, which guardrail holds less or more, what AWS will do to each resource. It compares two cloud assemblies through the policy
engine, offline and without credentials.

| Option | What it says |
| --- | --- |
| \`--base <ref or folder>\` | what is there: a branch, tag or commit, or a folder that \`npm run synth\` made |
| \`--head <ref or folder>\` | what would be; \`cdk.out\` where it is left out, so run \`npm run synth\` first: one that was made before an edit is refused |
| \`--format markdown\` | for a comment; \`json\` for programs, \`html\` for the whole report, \`sarif\` for what shows findings beside lines |
| \`--fail-on <severity>\` | exit code 1 from this severity on |
| \`--explorer <file>\` | writes [the explorer](explorer.md) of the head beside it; findings in \`html\` link into it |
| \`--certificate <file>\` | writes what was decided as JSON, too; \`--approved-by <who>\` says who approved |

\`npm run explorer -- --base main\` shows the same findings in [one page](explorer.md) beside the whole organization, with links to accounts and actions. On
GitHub the artifact \`report\` of a pull request has both pages. The change's own code wrote them: whoever does not trust its author reads the comment.

A commit is synthesized in a temporary work tree of git. Where its \`package-lock.json\` is the same it shares \`node_modules\`; another one
is installed with install scripts off. A base that does not synthesize and a head whose proofs fail are findings: then nothing was compared,
and the report says so. The same two assemblies give the same bytes. Between two commits, a finding has the changed line of \`config/\` or
\`lib/catalogue/\` that names most of what it is about (\`config/access.ts:17\`); it is a pointer, and decides nothing.

On GitHub the report is a comment of each pull request, and stands whole in the summary of its run: [pipeline.md](pipeline.md) says how, and
what such a comment is worth. For other hosts: [other-ci.md](other-ci.md).

## How severe something is

| Severity | Means |
| --- | --- |
${SEVERITIES.map((severity) => `| ${severity} | ${SEVERITY_MEANINGS[severity]} |`).join('\n')}

Of what is as severe, that is told first which a reviewer would look at first:

${CONCERNS.map(({ words }, index) => `${String(index + 1)}. ${words}`).join('\n')}

The landing zone is locked out where a role of its own can no longer mend anything, or something that the landing zone itself made in the account
(\`critical\`), or can no longer do what it is for, in an account that is in use: the role of StackSets, pipelines and administrators such as break-glass
by what access, guardrails and stacks are mended with, any other one by all that it may do. StackSets and pipelines are asked as they call: without MFA,
from no network of the company's. A role that lets nobody in, such as that of backups, locks nobody out when it goes. That a guardrail binds it in one more account as it does in others is \`low\`, and \`medium\` where it takes a part of that.

What has one cause, such as a guardrail, is one point of the page and of the verdict, with its parts below it; data have each part as a finding of its own. Where there
are four points or more of \`medium\` and worse, the three to look at first stand at the top. What an account brings with it word for word as others have it is told once.
What follows from one approved Region, from one repository that is trusted, or from an account that comes, moves or goes is one point as severe as the worst of it, with a
line for each kind of change in it. Why a guardrail is there is said in its own words. What a point says first takes no knowledge of IAM; names of actions,
examples of requests, statements and values of properties are folded below it, \`in detail\`.

Of each resource the report says what changes, with its values. How severe that is stands in \`lib/review/compare/resource-meanings.ts\`: what a
type of resource is for, and of its properties which values hold less, such as days for which something is kept. What stands there
nowhere is \`medium\`. Where something new acts by itself or sends something, that is \`medium\`, and \`high\` where it names another account than that
of its stack, or where nobody knows in which account it will be. What the engine reads, such as a policy, is \`info\` there and told beside it as what it lets pass.

Who has to approve follows from \`.github/CODEOWNERS\` of the base, which \`npm run pages\` makes of \`company.reviewers\`: access and lockout belong to
\`access\`, guardrails and the tree to \`guardrails\`, proofs to \`scenarios\`, the rest to \`everything\`.

## What is asked, and what that is worth

- The questions come from the policies. Of all actions that AWS documents, and of one that it does not have for each pattern with a wildcard, those
  are asked about whose statements differ between the sides. Their resources and the values of condition keys are one for each way in which
  the patterns of both sides can tell texts apart, look-alikes just outside of them included.
- Guardrails are asked with administrators, root users and, for resource control policies, outsiders: so they are told of even where nobody has
  the permission today. Callers are made for the accounts, roles, services and organizations that conditions name; where a condition can meet
  nobody that is tried, the report says that it does not know. People and roles are asked with everything that bears on them, and where their own policies change also on resources
  that let them in by a policy of their own.
- A text is said to mean the same only where that is proven: the same statements, in whatever order, split, joined or called. Where the text
  changed and no question found a difference, the report says so, with the number of questions, and asks to look at it.
- Where the policies can tell more cases apart than can be tried, a few thousand of them are, evenly spread, and the report says that too.
- \`npm run review:edits\` makes ten thousand random edits of policies and requests of its own, and counts those that are decided otherwise without
  being told of. A few of them run with the tests.

What takes more or less of AWS's quotas is told with how much there was, is, and may be: resources and bytes of stacks, templates of StackSets, characters of every
policy, policies of a target, OUs, permission sets, accounts. From 80 % on it is a finding of its own. What AWS comes to charge for, and for how much more or less of it,
is told with the switch of the config ([costs.md](costs.md)); what that comes to in money depends on what is done in the accounts.

Everyday work ([workflows.md](workflows.md)) is compared by what each side has proven: which workflows work in which account, and what is in
the way of the others.

AWS's own policies are those of the data that were installed when each assembly was made (\`aws-managed-policies.json\` in it): an update of the
data shows what AWS changed, and who can do more by it. So are the actions that AWS has (\`aws-actions.json\`): which are new, in which new services, where calls to
those go, and which are of a service that a guardrail names and out of reach of its patterns. A new action of a service that a guardrail protects, which it does not deny, ends the synthesis of
the update, and is told of as that.

What it does not know: session policies, tags of people's sessions, resources that the landing zone does not make, what a change of AWS's own
policies does until the installed data know it, tags of accounts that a policy reads, and whether CloudFormation replaces a resource whose
type is not among the published schemas that are kept here.

## A report of the sample

QA engineers become developers in the OU \`test\`, and the OU \`production\` loses \`deny-console-oauth-tokens\`:

\`\`\`markdown
${report.trimEnd()}
\`\`\`

This page is made by a test: \`${rewriting(MADE_BY)}\` rewrites it.
`;
}
