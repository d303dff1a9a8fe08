import type { PermissionSetFactory } from './permission-set';

/** Every persona by id: the file's name. */
export const personas = {} as const satisfies Record<string, PermissionSetFactory>;

export type PersonaId = keyof typeof personas;
