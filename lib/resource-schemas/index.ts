export { identityOf } from './identity';
export type { ResourceSchema } from './resource-schema';
export { schemaOf } from './schema';
export { isResourceType } from './type-names';
export { typesWithFixedTags, updateTypeOf, type UpdateType } from './update-type';
