import { repository } from '../../support/repository';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { config } from '../../support/companies/trips';
import { expandAssignments } from '../../../lib/model/tree';
import { resolvePersonas } from '../../../lib/catalogue/personas/catalogue';
import { personaContext } from '../../../lib/choice/persona-context';
import { personaPage } from '../../../lib/choice/pages/personas';
import { readLandingZone } from '../../../lib/config/read-landing-zone';

const file = join(repository, 'docs/personas.md');
const zone = readLandingZone(config);

const page = `# Personas

Who may be what, and where the company in \`config/\` has it. What is proven about a persona stands in its file. Made from the
definitions: \`UPDATE_DOCS=1 npx jest test/catalogue/personas/page\` rewrites this page.

<!-- prettier-ignore-start -->
${personaPage(resolvePersonas(personaContext(zone)), expandAssignments(zone))}
<!-- prettier-ignore-end -->
`;

test('docs/personas.md is up to date', () => {
  if (process.env.UPDATE_DOCS === '1') writeFileSync(file, page);
  expect(readFileSync(file, 'utf8')).toBe(page);
});
