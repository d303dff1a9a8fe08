import type { RequestResource } from '../environment';

/*
 * A call on a database, a table or a function of the AWS Glue Data Catalog must be permitted on what holds it too, up to the catalog.
 * https://docs.aws.amazon.com/glue/latest/dg/glue-specifying-resource-arns.html#data-catalog-resource-arns
 */

export const GLUE_ARNS =
  'https://docs.aws.amazon.com/glue/latest/dg/glue-specifying-resource-arns.html#data-catalog-resource-arns';

/** The name of a database may have those of catalogs before it: that of a table of S3 has two. */
const HELD =
  /^(?<catalog>arn:[^:]*:glue:[^:]*:[^:]*:)(?:database\/.+|(?:table|userDefinedFunction)\/(?<database>.+)\/[^/]+|tableVersion\/(?<versioned>.+)\/[^/]+\/[^/]+)$/;

/** As the action data has it of calls that AWS checks on the catalog as well. */
const CATALOG = /:glue:.*:catalog$/;

/** @param formats of the ARNs that the call is about */
export function asksHolders(arn: string, formats: () => readonly string[] | undefined): boolean {
  return HELD.test(arn) && formats()?.some((format) => CATALOG.test(format)) === true;
}

/** What holds it: the database of a table, the catalog of a database. One catalog has one policy. Undefined where nothing does. */
export function holderOf(resource: RequestResource): RequestResource | undefined {
  const { catalog, database, versioned } = HELD.exec(resource.arn)?.groups ?? {};
  if (catalog === undefined) return undefined;
  const name = database ?? versioned;
  return { ...resource, arn: name === undefined ? `${catalog}catalog` : `${catalog}database/${name}` };
}
