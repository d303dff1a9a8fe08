export { identityOf } from './identity';
export type { ResourceSchema } from './resource-schema';
export { schemaOf } from './schema';
export { typesWithFixedTags, updateTypeOf, type UpdateType } from './update-type';
