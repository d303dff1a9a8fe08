import { CONTENT_FOLDERS } from '../../choice/catalogue';
import type { WrittenLandingZone } from '../../model/schema';

/** How a section of the config is written: what its file imports, and what it says about itself. */
interface Section {
  readonly of: keyof WrittenLandingZone;
  readonly define: string;
  /** Sections whose names complete in this one. */
  readonly needs: readonly ('catalogue' | keyof WrittenLandingZone)[];
  readonly about: string;
}

const SECTIONS: readonly Section[] = [
  {
    of: 'company',
    define: 'defineCompany',
    needs: ['accounts'],
    about:
      'What holds for the whole company. `contacts`, `budgets`, `logRetention` and `reviewers` may be said here too: each key and its\nmeaning is in docs/config.md, what the security services cost in docs/costs.md.',
  },
  {
    of: 'organization',
    define: 'defineOrganization',
    needs: ['catalogue'],
    about:
      'The tree of organizational units, and the guardrails on each. A guardrail on an OU holds for every account in it and below it, root\nusers and administrators included. No guardrail binds the management account.',
  },
  {
    of: 'accounts',
    define: 'defineAccounts',
    needs: ['catalogue', 'organization'],
    about:
      'One entry an account. The key is the account’s identity: renaming it makes a new account. One that you have already gets\n`existing` with its id. E-mail addresses must be unique across all of AWS.',
  },
  {
    of: 'access',
    define: 'defineAccess',
    needs: ['catalogue', 'organization', 'accounts'],
    about: 'Who gets in where, and as what. A line that is taken out takes its access with it at the next deploy.',
  },
  {
    of: 'exceptions',
    define: 'defineExceptions',
    needs: ['catalogue', 'accounts', 'access'],
    about:
      'Who is exempt from which guardrail: a role, people with a persona, or a whole account, each with a reason and, where it ends, its\nlast day. Not every guardrail lets somebody be exempt. See docs/exceptions.md.',
  },
  {
    of: 'workloads',
    define: 'defineWorkloads',
    needs: ['catalogue', 'organization', 'accounts'],
    about: 'Machine roles and pipelines, and where they live. A key is the workload’s identity.',
  },
  {
    of: 'scenarios',
    define: 'defineScenarios',
    needs: ['catalogue', 'accounts', 'access'],
    about:
      'What the company promises itself about access, in its own words. Every sentence is tried on the synthesized templates, and\n`cdk synth` stops at the first one that is not true any more.',
  },
];

/** The files of `config/`, by name, not formatted yet. Its folders for content of the company's own are empty. */
export function configFiles(zone: WrittenLandingZone): ReadonlyMap<string, string> {
  return new Map([
    ...SECTIONS.map((section) => [`${section.of}.ts`, fileOf(section, zone[section.of])] as const),
    ['catalogue.ts', CATALOGUE_FILE],
    ['index.ts', indexFile()],
    ...Object.values(CONTENT_FOLDERS).map((folder) => [`${folder}/.gitkeep`, ''] as const),
  ]);
}

function fileOf({ of, define, needs, about }: Section, value: unknown): string {
  return [
    `import { ${define} } from '../lib/config/define';`,
    ...needs.map((needed) => `import { ${needed} } from './${needed}';`).sort(),
    '',
    docstring(about),
    `export const ${of} = ${define}(${[...needs, JSON.stringify(value)].join(', ')});`,
    '',
  ].join('\n');
}

function indexFile(): string {
  const names = SECTIONS.map(({ of }) => of);
  return [
    ...[...names].sort().map((name) => `import { ${name} } from './${name}';`),
    '',
    "export { catalogue } from './catalogue';",
    '',
    docstring('The whole landing zone. `cdk synth` validates it before it makes anything of it.'),
    `export const config = { ${names.join(', ')} };`,
    '',
  ].join('\n');
}

const CATALOGUE_FILE = [
  "import { defineCatalogue } from '../lib/config/define';",
  '',
  docstring(
    'What the company adds to the product’s catalogue, one file each, by the file’s name: `guardrails/<id>.ts`, `personas/<id>.ts`,\n`machine-roles/<id>.ts`, `workflows/<id>.ts`. Checked and proven as the product’s own are. See docs/own-content.md.',
  ),
  'export const catalogue = defineCatalogue({ guardrails: {}, personas: {}, machineRoles: {}, workflows: {} });',
  '',
].join('\n');

function docstring(about: string): string {
  return ['/**', ...about.split('\n').map((line) => ` * ${line}`), ' */'].join('\n');
}
