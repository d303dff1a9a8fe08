import { repository } from '../../support/repository';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCompany } from '../../support/read-landing-zone';
import { expandAssignments } from '../../../lib/model/tree';
import { resolvePersonas } from '../../../lib/choice/catalogue';
import { personaContext } from '../../../lib/choice/persona-context';
import { personaPage } from '../../../lib/choice/pages/personas';

const file = join(repository, 'docs/personas.md');
const { zone, catalogue } = readCompany();

const page = `# Personas

Who may be what, and where the company in \`config/\` has it. What is proven about a persona stands in its file. Made from the
definitions: \`UPDATE_DOCS=1 npx jest test/catalogue/personas/page\` rewrites this page.

<!-- prettier-ignore-start -->
${personaPage(resolvePersonas(catalogue, personaContext(zone)), expandAssignments(zone), catalogue.own)}
<!-- prettier-ignore-end -->
`;

test('docs/personas.md is up to date', () => {
  if (process.env.UPDATE_DOCS === '1') writeFileSync(file, page);
  expect(readFileSync(file, 'utf8')).toBe(page);
});
