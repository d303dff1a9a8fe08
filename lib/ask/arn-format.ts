const patterns = new Map<string, RegExp>();

/** Whether an ARN is of a format such as `arn:${Partition}:s3:::${BucketName}/${ObjectName}`; `*` is a format of its own. */
export function matchesFormat(format: string, arn: string): boolean {
  if (format === '*' || arn === '*') return format === arn;
  let pattern = patterns.get(format);
  if (pattern === undefined) patterns.set(format, (pattern = patternOf(format)));
  return pattern.test(arn);
}

const BLANK = /(\$\{\w+\})/;

function patternOf(format: string): RegExp {
  const parts = format.split(BLANK);
  const last = parts.findLastIndex((part) => BLANK.test(part));
  const isModel = format.includes(':foundation-model/');
  const isEnd = parts.slice(last + 1).every((part) => part === '');
  return new RegExp(
    `^${parts.map((part, index) => partPattern(part, { isLast: isEnd && index === last, isModel })).join('')}$`,
  );
}

/** The last blank may hold slashes and colons, as in the key of an object. */
function partPattern(
  part: string,
  { isLast, isModel }: { readonly isLast: boolean; readonly isModel: boolean },
): string {
  if (part === '${Partition}') return 'aws';
  if (part === '${BucketName}') return '[^:/]+';
  // Of a model of Bedrock that is called wherever it is: https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html
  if (part === '${Region}' && isModel) return '[^:]*';
  if (BLANK.test(part)) return isLast ? '.+' : '[^:]+';
  return part.replaceAll(/[.+^$()|[\]{}\\?]/g, String.raw`\$&`).replaceAll('*', '.*');
}
