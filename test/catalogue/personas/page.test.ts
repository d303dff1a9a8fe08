import { personasPage } from '../../company/pages';
import { config } from '../../support/companies/trips';
import { catalogue, readLandingZone } from '../../support/read-landing-zone';
import { rewriting, testGeneratedFile } from '../../support/generated-file';

const by = 'test/catalogue/personas/page';

const page = personasPage(
  { zone: readLandingZone(config), catalogue },
  `Who may be what, and where the sample company trips.com has it; where your own has it, \`npm run pages\` writes into a page of
its own. What is proven about a persona stands in its file. Made from the definitions:
\`${rewriting(by)}\` rewrites this page.`,
);

testGeneratedFile({ file: 'docs/personas.md', by, text: () => page });
