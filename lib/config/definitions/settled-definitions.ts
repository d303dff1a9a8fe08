import { isObject } from '../../base/json';
import { guardrailSource, machineRoleSource, personaSource } from '../../choice/catalogue';
import { frozenCopy } from '../frozen';
import { ownEntriesOf, type Definitions } from './definitions';
import { settled, type Maker } from './settled';
import { steady } from './steady';

/**
 * The definitions as everybody is to take them. Of what the config chooses from, a function answers once and for all, and nobody can
 * change what is none. Alarms, controls and the permissions boundary, which stacks and proofs import from the product, stay as they are.
 *
 * @param definitions in which nothing is unreadable
 */
export function settledDefinitions(definitions: Definitions): Definitions {
  const own = ownEntriesOf(definitions);
  const { guardrails, personas, machineRoles, workflows } = definitions;
  return {
    ...definitions,
    guardrails: each(guardrails, (members, theme) =>
      each(members, (one, id) => asGuardrail(one, guardrailSource(own, theme, id))),
    ),
    personas: each(personas, (one, id) => asMaker(one, personaSource(own, id))),
    machineRoles: each(machineRoles, (role, id) => withMaker(role, machineRoleSource(own, id))),
    workflows: frozenCopy(workflows),
  };
}

/** A map with each of its entries changed. */
function each(map: unknown, change: (entry: unknown, key: string) => unknown): unknown {
  if (!isObject(map)) return map;
  return Object.fromEntries(Object.entries(map).map(([key, entry]) => [key, change(entry, key)]));
}

function asMaker(definition: unknown, file: string): unknown {
  return typeof definition === 'function' ? settled(definition as Maker, file) : frozenCopy(definition);
}

function asGuardrail(definition: unknown, file: string): unknown {
  return typeof definition === 'function' ? steady(definition as Maker, file) : frozenCopy(definition);
}

function withMaker(role: unknown, file: string): unknown {
  if (!isObject(role) || !('define' in role)) return role;
  return frozenCopy({ ...role, define: asMaker(role.define, file) });
}
