import { resolvePersonas, type Catalogue, type Chooser } from '../../lib/choice/catalogue';
import { choose } from '../../lib/choice/choose';
import { exceptableTable, exceptionTable } from '../../lib/choice/pages/exceptions';
import { guardrailTable } from '../../lib/choice/pages/guardrails';
import { protectionTable } from '../../lib/choice/pages/protections';
import { personaPage } from '../../lib/choice/pages/personas';
import { workflowPage } from '../../lib/choice/pages/workflows';
import { personaContext } from '../../lib/choice/persona-context';
import { expandAssignments } from '../../lib/model/tree';
import { assemblyFolderOf, templatesIn } from '../support/assemblies';
import { digest } from '../support/digest';

/** Where the pages of the company are: a folder that upstream does not have, so that a merge never touches it. */
export const PAGES_FOLDER = 'company';
/** What rewrites them. */
export const REWRITE_PAGES = 'npm run pages';

/** A page about all guardrails, and where the landing zone has each. Links lead from one folder below the repository's top. */
export function guardrailsPage({ zone, catalogue }: Chooser, about: string): string {
  const choice = choose(zone, catalogue);
  const context = choice.guardrailContext();
  const policies = choice.guardrailPolicies();
  return [
    page('# Guardrails', about, guardrailTable(choice.catalogue, context, policies)),
    page(
      '## Who is exempt',
      'From which guardrail, by `config/exceptions.ts`, and why ([how](../docs/exceptions.md)).',
      exceptionTable(policies),
    ),
    page(
      '## Who may be',
      'Whom `config/exceptions.ts` may exempt. The guardrails that are not here set something for whole accounts.',
      exceptableTable(catalogue, context),
    ),
    page(
      '## What passes',
      'Every other action that changes what one of these guardrails protects is denied, of what stands in brackets where something does; ' +
        'one that AWS adds ends `npm run synth` until it has its place. Guardrails that are not here deny what they name, and nothing ' +
        'that AWS adds.',
      protectionTable(choice.catalogue, context),
    ),
  ].join('\n');
}

/** A page about all personas, and who is assigned to each. */
export function personasPage({ zone, catalogue }: Chooser, about: string): string {
  const personas = personaPage(
    resolvePersonas(catalogue, personaContext(zone)),
    expandAssignments(zone),
    catalogue.own,
  );
  return page('# Personas', about, personas);
}

/** A page about all everyday work, and what is in its way. */
export function workflowsPage(catalogue: Catalogue, about: string): string {
  return page('# Workflows', about, workflowPage(catalogue));
}

/** What the company in `config/` has, as files below its folder of pages: what would deploy differently shows in a pull request. */
export function companyPages(company: Chooser): ReadonlyMap<string, string> {
  const templates = [...templatesIn(assemblyFolderOf(company.zone, company.catalogue))];
  return new Map([
    [
      'guardrails.md',
      guardrailsPage(company, `Every guardrail of the catalogue, and where our company has it. ${MADE}`),
    ],
    ['personas.md', personasPage(company, `Who may be what, and where our company has it. ${MADE}`)],
    ...(Object.keys(company.catalogue.own.workflows).length === 0
      ? []
      : [['workflows.md', workflowsPage(company.catalogue, `Everyday work, our own included. ${MADE}`)] as const]),
    ...templates.map(([stack, template]) => [`templates/${stack}.txt`, `${digest(template)}\n`] as const),
  ]);
}

const MADE = `Made by \`${REWRITE_PAGES}\`.`;

function page(title: string, about: string, body: string): string {
  return `${title}\n\n${about}\n\n<!-- prettier-ignore-start -->\n${body}\n<!-- prettier-ignore-end -->\n`;
}
