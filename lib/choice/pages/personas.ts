import type { PersonaDefinition } from '../../catalogue/personas/definition/persona';
import { entryOf } from '../../base/entry-of';
import { personaSource, type OwnEntries } from '../catalogue';
import { replacementNote } from './replacement';
import type { ProofRow } from '../../policy/proof-row';

/** Where a group has a persona: group's key, and keys of accounts. */
export interface PersonaAssignment {
  readonly persona: string;
  readonly group: string;
  readonly account: string;
}

/** The personas as a Markdown page: for whom, from what, where, and some of what is proven about each. */
export function personaPage(
  personas: Readonly<Record<string, PersonaDefinition>>,
  assignments: readonly PersonaAssignment[],
  own: OwnEntries,
): string {
  return Object.entries(personas)
    .map(([id, persona]) =>
      section(
        id,
        persona,
        assignments.filter(({ persona }) => persona === id),
        own,
      ),
    )
    .join('\n\n');
}

function section(
  id: string,
  persona: PersonaDefinition,
  assignments: readonly PersonaAssignment[],
  own: OwnEntries,
): string {
  const { name, description, sessionHours, managedPolicies = [], statements = [], permissionsBoundary } = persona;
  const { administrator } = persona;
  const made = [
    ...managedPolicies.map((policy) => `\`${policy}\``),
    ...(statements.length > 0 ? [`${statements.length} statements of its own`] : []),
    ...(permissionsBoundary === 'landing-zone' ? ['capped by the permissions boundary'] : []),
  ];
  return [
    `## [${name}](../${personaSource(own, id)})`,
    '',
    [description, ...replacementNote(entryOf(own.personas, id))].join(' '),
    '',
    `- Session: ${sessionHours} h`,
    `- Made of: ${made.join(', ')}`,
    ...(administrator === undefined ? [] : [`- An administrator by design: ${administrator.because}`]),
    `- Assigned to: ${where(assignments) || 'nobody'}`,
    `- Can, for example: ${examples(persona.can, persona.cannot)}`,
    `- Cannot, for example: ${examples(persona.cannot, persona.can)}`,
  ].join('\n');
}

function where(assignments: readonly PersonaAssignment[]): string {
  const groups = [...new Set(assignments.map(({ group }) => group))];
  return groups
    .map((group) => {
      const accounts = assignments.filter((assignment) => assignment.group === group).map(({ account }) => account);
      return `${group} in ${accounts.join(', ')}`;
    })
    .join('; ');
}

/** One action a service, of those that stand in one list alone: what only some resources decide says little here. */
function examples(rows: readonly ProofRow[], others: readonly ProofRow[]): string {
  const opposite = new Set(actionsOf(others));
  const byService = new Map(
    actionsOf(rows)
      .filter((action) => action !== '*' && !opposite.has(action))
      .reverse()
      .map((action) => [action.split(':')[0], action]),
  );
  return [...byService.values()]
    .reverse()
    .slice(0, 10)
    .map((action) => `\`${action}\``)
    .join(', ');
}

function actionsOf(rows: readonly ProofRow[]): readonly string[] {
  return rows.flatMap(({ action }) => action);
}
