export { identityOf } from './identity';
export { schemaOf, type ResourceSchema } from './schema';
export { typesWithFixedTags, updateTypeOf, type UpdateType } from './update-type';
