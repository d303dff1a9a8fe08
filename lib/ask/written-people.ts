import type { OrganizationGraph } from '../assembly';
import { logicalId } from '../base/logical-id';
import { parsePrincipalName } from '../policy';
import type { Problem } from './place';

type Graph = Pick<OrganizationGraph, 'assignments'>;

/** A key of the config. Whoever writes another word means a name. */
const KEY = /^[a-z][a-z0-9-]*$/;

/** A name that templates have, with the logical ids that only the right key gives. */
interface Named {
  readonly name: string;
  readonly isKey: (word: string) => boolean;
}

/**
 * A principal as the templates call it: of `<group>/<persona>` as the config writes it, by keys, the group's display name and the name of
 * the permission set. Logical ids are made of keys alone, so they tell which is meant. What is nobody's key stays as it is written.
 *
 * @returns a problem where a word is the key of one and the name of another: either could be meant
 */
export function asInTemplates(graph: Graph, text: string): string | Problem {
  const name = parsePrincipalName(text);
  if (name?.kind !== 'person') return text;
  const persona = spelt(name.persona, graph.assignments.map(permissionSetOf), 'permission set');
  if (typeof persona !== 'string') return persona;
  const group = spelt(name.group, graph.assignments.map(groupOf), 'group');
  return typeof group === 'string' ? `${group}/${persona}` : group;
}

type Assigned = Graph['assignments'][number];

function permissionSetOf({ permissionSet: { name, source } }: Assigned): Named {
  return { name, isKey: (word) => source.logicalId === logicalId(PERMISSION_SET, word) };
}

const PERMISSION_SET = 'PermissionSet';

/** An assignment's id is made of the group's key, the persona's, of which that of the permission set is made, and the account's. */
function groupOf({ group, permissionSet, source }: Assigned): Named {
  const persona = permissionSet.source.logicalId.replace(PERMISSION_SET, '');
  return {
    name: group,
    isKey: (word) => source.logicalId.startsWith(`${logicalId('Assignment', word)}As${persona}In`),
  };
}

function spelt(word: string, all: readonly Named[], what: string): string | Problem {
  if (!KEY.test(word)) return word;
  const byKey = all.find(({ isKey }) => isKey(word))?.name;
  if (byKey === undefined || byKey === word) return word;
  if (!all.some(({ name }) => name === word)) return byKey;
  return {
    problem: `"${word}" is the name of one ${what}, and in config/ the key of another, "${byKey}". Rename one of them, or write the name of the other.`,
  };
}
