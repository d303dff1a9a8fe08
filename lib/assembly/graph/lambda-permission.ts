import type { JsonObject } from '../../base/json';
import type { ResourceReader } from './reader';

const SERVICE = /^[a-z0-9.-]+\.amazonaws\.com$/;

/**
 * The statement that a permission adds to a function's policy.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
 */
export function lambdaPermission(reader: ResourceReader): {
  readonly resourceArn: string;
  readonly statement: JsonObject;
} {
  const resourceArn = functionArn(reader);
  const principal = reader.text('Principal');
  const equals = definedOnly({
    'aws:SourceAccount': reader.optionalText('SourceAccount'),
    'aws:PrincipalOrgID': reader.optionalText('PrincipalOrgID'),
    'lambda:EventSourceToken': reader.optionalText('EventSourceToken'),
    'lambda:FunctionUrlAuthType': reader.optionalText('FunctionUrlAuthType'),
  });
  const like = definedOnly({ 'aws:SourceArn': reader.optionalText('SourceArn') });
  const condition = {
    ...(Object.keys(equals).length === 0 ? {} : { StringEquals: equals }),
    ...(Object.keys(like).length === 0 ? {} : { ArnLike: like }),
  };
  return {
    resourceArn,
    statement: {
      Effect: 'Allow',
      Principal: principal === '*' ? '*' : SERVICE.test(principal) ? { Service: principal } : { AWS: principal },
      Action: reader.text('Action'),
      Resource: resourceArn,
      ...(Object.keys(condition).length === 0 ? {} : { Condition: condition }),
    },
  };
}

/** A permission names its function by name, by `account:function:name`, or by ARN. */
function functionArn(reader: ResourceReader): string {
  const name = reader.text('FunctionName');
  if (name.startsWith('arn:')) return name;
  const { account, region } = reader.deployment;
  return `arn:aws:lambda:${region}:${name.includes(':function:') ? name : `${account}:function:${name}`}`;
}

function definedOnly(values: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
