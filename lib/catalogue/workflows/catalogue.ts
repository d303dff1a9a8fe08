import type { Workflow } from './definition/workflow';
import { compute } from './compute';
import { data } from './data';
import { delivery } from './delivery';
import { edge } from './edge';
import { finance } from './finance';
import { operations } from './operations';
import { people } from './people';
import { security } from './security';
import { services } from './services';

/** Every workflow by theme and id. The theme is its file. */
export const workflowThemes: Readonly<Record<string, Readonly<Record<string, Workflow>>>> = {
  delivery,
  compute,
  edge,
  data,
  services,
  operations,
  people,
  security,
  finance,
};

/** The same by id alone. */
export const workflows: Readonly<Record<string, Workflow>> = Object.fromEntries(
  Object.values(workflowThemes).flatMap((members) => Object.entries(members)),
);

/** Undefined for an id that the product does not have. */
export function themeOf(id: string): string | undefined {
  return Object.entries(workflowThemes).find(([, members]) => Object.hasOwn(members, id))?.[0];
}
