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
import type { PersonaFactory } from './definition/persona';

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
