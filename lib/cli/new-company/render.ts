import type { LandingZone } from '../../model/schema';

/** How a section of the config is written: what its file imports, and what it says about itself. */
interface Section {
  readonly of: keyof LandingZone;
  readonly define: string;
  /** Sections whose names complete in this one. */
  readonly needs: readonly (keyof LandingZone)[];
  readonly about: string;
}

const SECTIONS: readonly Section[] = [
  {
    of: 'company',
    define: 'defineCompany',
    needs: ['accounts'],
    about:
      'What holds for the whole company. `contacts`, `budgets`, `logRetention` and `reviewers` may be said here too: each key and its\nmeaning is in lib/model/schema.ts, what the security services cost in docs/costs.md.',
  },
  {
    of: 'organization',
    define: 'defineOrganization',
    needs: [],
    about:
      'The tree of organizational units, and the guardrails on each. A guardrail on an OU holds for every account in it and below it, root\nusers and administrators included. No guardrail binds the management account.',
  },
  {
    of: 'accounts',
    define: 'defineAccounts',
    needs: ['organization'],
    about:
      'One entry an account. The key is the account’s identity: renaming it makes a new account. One that you have already gets\n`existing` with its id. E-mail addresses must be unique across all of AWS.',
  },
  {
    of: 'access',
    define: 'defineAccess',
    needs: ['organization', 'accounts'],
    about: 'Who gets in where, and as what. A line that is taken out takes its access with it at the next deploy.',
  },
  {
    of: 'exceptions',
    define: 'defineExceptions',
    needs: ['accounts', 'access'],
    about:
      'Who is exempt from which guardrail: a role, people with a persona, or a whole account, each with a reason and, where it ends, its\nlast day. Not every guardrail lets somebody be exempt. See docs/exceptions.md.',
  },
  {
    of: 'workloads',
    define: 'defineWorkloads',
    needs: ['organization', 'accounts'],
    about: 'Machine roles and pipelines, and where they live. A key is the workload’s identity.',
  },
  {
    of: 'scenarios',
    define: 'defineScenarios',
    needs: ['accounts', 'access'],
    about:
      'What the company promises itself about access, in its own words. Every sentence is tried on the synthesized templates, and\n`cdk synth` stops at the first one that is not true any more.',
  },
];

/**
 * The files of `config/`, by name, not formatted yet.
 *
 * @param hasCatalogue whether a `catalogue.ts` of the company's own lies beside them
 */
export function configFiles(
  zone: LandingZone,
  { hasCatalogue }: { readonly hasCatalogue: boolean },
): ReadonlyMap<string, string> {
  return new Map([
    ...SECTIONS.map((section) => [`${section.of}.ts`, fileOf(section, zone[section.of])] as const),
    ['index.ts', indexFile(hasCatalogue)],
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

function indexFile(hasCatalogue: boolean): string {
  const names = SECTIONS.map(({ of }) => of);
  return [
    ...[...names].sort().map((name) => `import { ${name} } from './${name}';`),
    '',
    ...(hasCatalogue ? ["export { catalogue } from './catalogue';", ''] : []),
    docstring('The whole landing zone. `cdk synth` validates it before it makes anything of it.'),
    `export const config = { ${names.join(', ')} };`,
    '',
  ].join('\n');
}

function docstring(about: string): string {
  return ['/**', ...about.split('\n').map((line) => ` * ${line}`), ' */'].join('\n');
}
