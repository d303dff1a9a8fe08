import { readAssembly } from '../../../lib/assembly';
import type { Template } from '../../../lib/assembly/template';
import { KEEPING_STACKS } from '../../../lib/operate/deployed/stacks';
import { identityOf } from '../../../lib/resource-schemas';
import { plannedStackSets } from '../../e2e/expect/planned-stack-sets';
import { conglomerate } from '../../support/companies/conglomerate';
import { everything } from '../../support/companies/everything';
import { startUp } from '../../support/companies/start-up';
import { config as trips } from '../../support/companies/trips';
import { assemblyFolderOf } from '../../support/assemblies';
import { readLandingZone } from '../../support/read-landing-zone';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Names of what outlives its stack in an account and could not be made a second time. */
function keptBy({ Resources }: Template): readonly string[] {
  return Object.entries(Resources)
    .filter(([, resource]) => ((resource as { DeletionPolicy?: string }).DeletionPolicy ?? '').startsWith('Retain'))
    .filter(([, { Type, Properties = {} }]) =>
      (identityOf(Type) ?? []).some((property) => (property.split('.')[0] ?? '') in Properties),
    )
    .map(([name]) => name);
}

test('the stacks whose StackSets keep something under a name of its own are those that a first deploy does not roll back', () => {
  const keeping = [trips, startUp, conglomerate, everything].flatMap((config) => {
    const folder = assemblyFolderOf(readLandingZone(config));
    const kept = new Map(plannedStackSets(folder).map(({ name, template }) => [name, keptBy(template as Template)]));
    return readAssembly(folder).stacks.flatMap(({ stackName, template }) =>
      Object.values(template.Resources)
        .map(({ Properties }) => kept.get(textOf(Properties?.StackSetName)) ?? [])
        .some((names) => names.length > 0)
        ? [stackName]
        : [],
    );
  });
  expect([...new Set(keeping)].sort()).toEqual(KEEPING_STACKS);
});
