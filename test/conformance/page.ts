import { OTHER_GRANTS, type OtherGrant } from '../../lib/policy/evaluate/other-grants';
import { OTHER_LIMITS, type OtherLimit } from '../../lib/policy/evaluate/other-limits';
import { ENDPOINT_PAGES } from '../../lib/policy/evaluate/endpoint-pages';
import type { Row } from '../policy/evaluation-rows';
import { RULES } from '../policy/rows';
import { GRAMMAR_ROWS, type GrammarRow } from '../policy/rows/grammar';
import { TABLE_SIZES, keyTable, operatorTable } from './tables';

const DOCS = 'https://docs.aws.amazon.com/';

/** `docs/engine.md`: made from the table that the tests try, so that it cannot say what is not held. */
export function enginePage(): string {
  const rows = Object.values(RULES).flat();
  const unknown = rows.filter(isUnknown);
  return `# What the policy engine is held to

\`npm run can\`, proofs and scenarios rest on the engine in \`lib/policy\`. It decides as AWS documents: each line below is a call
that the tests try, with the decision that its page asks for. What AWS does not document is refused where a policy is read,
or comes out as "depends". Made from the rows in \`test/policy/rows\`: \`npm run conformance\` tries them and rewrites this page.

${String(rows.length)} rules from ${String(pagesOf(rows).length)} pages; ${String(unknown.length)} of them say that something is not known.
${String(TABLE_SIZES.comparisons)} comparisons of conditions and ${String(TABLE_SIZES.keys)} facts about condition keys have tables at the end. Nothing here was tried on a live account.

<!-- prettier-ignore-start -->
## What is not known

A row of a proof or scenario that rests on one of these does not hold, neither as \`never\` nor as \`always\`.

${unknown.map((row) => `- ${ruleOf(row)}`).join('\n')}

Of what AWS does not take, or does not say how it reads, nothing is decided: the parser refuses it, with the rule. So it is with
policy variables where AWS fills none in, values that an operator cannot read, wildcards for a service or in a principal, two keys
that differ in case alone, and a global key of several values without \`ForAllValues\` or \`ForAnyValue\`:
[what a policy may look like](#what-a-policy-may-look-like).

A KMS key is taken to be a customer's own, which resource control policies bind; [those that AWS manages they do not](https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html).

Which policy a resource has that no template makes, nobody can tell: where it may have one, a call from another account, of a service,
without credentials, or of a caller of its own account whom nothing else allows comes out as "depends"
(\`lib/policy/evaluate/resource-policy-support.ts\` says which resources may). Whom his own policies allow is allowed: that no such policy denies it is taken
for granted, and \`npm run can\` and \`who-can\` say so; of a key, that its policy leaves it to its account. Where the policy of the resource must allow within an account too
(a service of VPC Lattice, an application of IAM Identity Center), nobody is allowed before it is known. So it is with templates that make a resource by a type of which no policy is read. A policy of a VPC endpoint may
deny more than is said here, and allows nothing: an answer about a call that says its endpoint says that too. \`test/policy/resource-policies\` has every kind of resource that AWS documents, and whether it may have a policy.

Claims of personas, machine roles, workflows and escalation are about what their own policies do: they take a policy that is not known to let in
nobody of its account. Sentences of \`config/scenarios.ts\` and \`npm run can\` take nothing for granted there. Whoever asks about no resource in
particular (\`npm run access\`, a row for any action) asks what policies of callers allow.

Random calls are also decided by a second evaluator, the flow chart of AWS's page step by step: \`test/conformance/flow-chart\`.

## What no policy shows

A denial takes for granted that there is none of these ways in, and \`npm run can\` says so. A row that claims a denial claims it of
policies alone. AWS RAM shares what more services have from year to year: a call on what another account owns, and can have no
policy, comes out as "depends" whether its service stands here or not.

| Way in | Actions | Whom it lets in | What it overcomes |
| --- | --- | --- | --- |
${OTHER_GRANTS.map(grantLine).join('\n')}

## What may refuse what policies allow

An allow takes these for granted, and \`npm run can\` says so. A row that claims that a call works claims it of policies alone.

| Taken for granted that | Actions | About | Whom it can stop |
| --- | --- | --- | --- |
${OTHER_LIMITS.map(limitLine).join('\n')}

## Regions of global services

${String(Object.keys(ENDPOINT_PAGES).length)} services and actions have a Region of their own, one of several, or the caller's choice: \`lib/policy/evaluate/global-services.ts\`,
each with its page in \`lib/policy/evaluate/endpoint-pages.ts\`. Of every other service the Region of the call is taken.

${Object.entries(RULES)
  .map(([part, own]) => `## ${part}\n\n${own.map(withPage).join('\n')}`)
  .join('\n\n')}

## What a policy may look like

${String(Object.values(GRAMMAR_ROWS).flat().length)} documents that AWS takes or refuses, and the parser with it.

${Object.entries(GRAMMAR_ROWS)
  .map(([part, own]) => `### ${part}\n\n${own.map(formLine).join('\n')}`)
  .join('\n\n')}

## How conditions compare

${operatorTable()}

## Condition keys

Of a key that is not here, or not for such a caller, nothing is known but what the request says: a single call takes it to be absent
and says so, a claim about every call does not rest on it.

${keyTable()}
<!-- prettier-ignore-end -->
`;
}

/** In the order of the table, since a rule may go on from the one before. */
function withPage(row: Row): string {
  const [, , , page] = row;
  return `- ${ruleOf(row)} ([page](${DOCS}${page}))`;
}

function formLine([what, , , refusal, page]: GrammarRow): string {
  return `- ${what.replaceAll('*', String.raw`\*`)}: **${refusal === 'takes' ? 'taken' : 'refused'}** ([page](${DOCS}${page}))`;
}

function pagesOf(rows: readonly Row[]): readonly string[] {
  return [...new Set(rows.map((row) => row[3]))].toSorted();
}

function ruleOf([what, , { decision }]: Row): string {
  return `${what.replaceAll('*', String.raw`\*`)}: **${decision}**`;
}

function isUnknown([, , { decision }]: Row): boolean {
  return decision === 'depends';
}

function limitLine({ what, actions, on, callers, page }: OtherLimit): string {
  const names = actions.map((action) => `\`${action}\``).join(', ');
  return `| [${what}](${page}) | ${names} | ${on === undefined ? 'anything' : `\`${on}\``} | ${callers} |`;
}

function grantLine({ what, actions, callers, despite, page }: OtherGrant): string {
  const names = actions.map((action) => `\`${action}\``).join(', ');
  return `| [${what}](${page}) | ${names} | ${callers} | ${despite} |`;
}
