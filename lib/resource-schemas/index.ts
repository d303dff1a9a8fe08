export { identityOf } from './identity';
export { schemaOf, type ResourceSchema } from './schema';
export { updateTypeOf, type UpdateType } from './update-type';
