/**
 * Series of instance types, without generation and options, which come with every year.
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 */
const SERIES: ReadonlySet<string> = new Set(
  'a c cc cg cr d dl f g gr h hi hpc hs i im inf is m mac p r t trn u vt x z'.split(' '),
);

const TYPE =
  /^(?<series>[a-z]+)(?:-?\d[a-z\d]*)(?:-[a-z\d]+)*\.(?:nano|micro|small|medium|large|\d*xlarge|metal)(?:-[a-z\d]+)*$/;

/** Whether it may be an instance type: of a series that there is, of any generation, of a size that there is. */
export function isInstanceType(type: string): boolean {
  return SERIES.has(TYPE.exec(type)?.groups?.series ?? '');
}
