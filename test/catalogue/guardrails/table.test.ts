import { readCompany } from '../../support/read-landing-zone';
import { repository } from '../../support/repository';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { organizationPolicies } from '../../../lib/choice/organization-policies';
import { guardrailTable } from '../../../lib/choice/pages/guardrails';
import { guardrailContext } from '../../../lib/choice/guardrail-context';

const { zone, catalogue } = readCompany();
const context = guardrailContext(zone);
const file = join(repository, 'docs/guardrails.md');

const page = `# Guardrails

Every guardrail of the catalogue, and where the company in \`config/\` has it. What each one denies, whom it exempts and
how that is proven stands in its file. Made from the catalogue: \`UPDATE_DOCS=1 npx jest test/catalogue/guardrails/table\` rewrites
this page.

<!-- prettier-ignore-start -->
${guardrailTable(catalogue, context, organizationPolicies(zone, context, catalogue.guardrails))}
<!-- prettier-ignore-end -->
`;

test('docs/guardrails.md is up to date', () => {
  if (process.env.UPDATE_DOCS === '1') writeFileSync(file, page);
  expect(readFileSync(file, 'utf8')).toBe(page);
});
