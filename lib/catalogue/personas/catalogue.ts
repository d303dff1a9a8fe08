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
import { resolvePermissionSet } from './definition/permission-set';
import type { PermissionSetContext, PermissionSetDefinition, PermissionSetFactory } from './definition/permission-set';

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
} as const satisfies Record<string, PermissionSetFactory>;

export type PersonaId = keyof typeof personas;

/** Every persona of the company, by id. */
export function resolvePermissionSets(context: PermissionSetContext): Record<PersonaId, PermissionSetDefinition> {
  const resolved = Object.entries<PermissionSetFactory>(personas).map(([id, factory]) => [
    id,
    resolvePermissionSet(factory, context),
  ]);
  return Object.fromEntries(resolved) as Record<PersonaId, PermissionSetDefinition>;
}
