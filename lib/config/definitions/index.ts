export { catalogueOf, productDefinitions } from './definitions';
export type { Definitions } from './definitions';
export { readDefinitions } from './read-definitions';
export type { ReadDefinitions } from './read-definitions';
export { placedRoleProblems } from './read-machine-roles';
export { soundDefinitions } from './sound';
export { settledDefinitions } from './settled-definitions';
