import { auditor } from './auditor';
import { billing } from './billing';
import { developer } from './developer';
import { marketing } from './marketing';
import { orgAdmin } from './org-admin';
import { prodAdmin } from './prod-admin';
import { productManager } from './product-manager';
import { qa } from './qa';
import { sales } from './sales';
import { securityAdmin } from './security-admin';
import { solutionsArchitect } from './solutions-architect';
import { resolvePersona } from './definition/persona';
import type { PersonaContext, PersonaDefinition, PersonaFactory } from './definition/persona';

/** Every persona by id: the file's name. */
export const personas = {
  developer,
  qa,
  'product-manager': productManager,
  'solutions-architect': solutionsArchitect,
  'prod-admin': prodAdmin,
  marketing,
  sales,
  auditor,
  billing,
  'security-admin': securityAdmin,
  'org-admin': orgAdmin,
} as const satisfies Record<string, PersonaFactory>;

export type PersonaId = keyof typeof personas;

/** Every persona of the company, by id. */
export function resolvePersonas(context: PersonaContext): Record<PersonaId, PersonaDefinition> {
  const resolved = Object.entries<PersonaFactory>(personas).map(([id, factory]) => [
    id,
    resolvePersona(factory, context),
  ]);
  return Object.fromEntries(resolved) as Record<PersonaId, PersonaDefinition>;
}
