import { delivery } from './delivery';
import type { Workflow } from './definition/workflow';

/** Every workflow by theme and id. The theme is its file. */
export const workflowThemes: Readonly<Record<string, Readonly<Record<string, Workflow>>>> = {
  delivery,
};

/** The same by id alone. */
export const workflows: Readonly<Record<string, Workflow>> = Object.assign(
  {},
  ...Object.values(workflowThemes),
) as Record<string, Workflow>;

/** Undefined for an id that the product does not have. */
export function themeOf(id: string): string | undefined {
  return Object.entries(workflowThemes).find(([, members]) => Object.hasOwn(members, id))?.[0];
}
