import { isList, type JsonValue } from '../../base/json';
import { reference } from '../resolve/references';
import { at } from '../resolve/path';
import type { Resolved, Resolver } from '../resolve/resolver';
import { findUnresolved } from '../symbols';
import { ResourceReader } from './reader';
import { arnForm, formOf } from './resource-arns';

/** A resource as an account will hold it, and what it says of others. */
export interface MadeResource {
  /** Id of the account. */
  readonly account: string;
  readonly region: string;
  /** For messages. */
  readonly place: string;
  /** Of the stack that holds it there: its ARN, but for the end that AWS makes up. */
  readonly stackArn: string;
  readonly type: string;
  /** @default AWS says it in no form that is known */
  readonly arn?: string;
  /** What others may call it by in the same account and Region, beside its ARN. */
  readonly names: readonly string[];
  /** Every text of each of its properties but its own name, with their intrinsic functions resolved. */
  readonly texts: Readonly<Record<string, readonly string[]>>;
}

/** What a deployment makes. */
export function madeBy(resolver: Resolver): readonly MadeResource[] {
  const { account, region, place, stackName, template } = resolver.deployment;
  return Object.entries(template.Resources)
    .filter(([logicalId]) => resolver.exists(logicalId))
    .map(([logicalId, { Type: type, Properties = {} }]) => {
      const arn = arnOfMade(resolver, logicalId, type);
      const ref = reference(resolver, logicalId, at(at(undefined, 'Resources'), logicalId));
      return {
        account,
        region,
        place: `${place} → ${logicalId}`,
        stackArn: `arn:aws:cloudformation:${region}:${account}:stack/${stackName}`,
        type,
        ...(arn === undefined ? {} : { arn }),
        names: typeof ref === 'string' && findUnresolved(ref) === undefined ? [ref] : [],
        texts: Object.fromEntries(
          Object.keys(Properties)
            .filter((name) => name !== formOf(type)?.name)
            .map((name) => [name, textsIn(resolver.property(logicalId, name))]),
        ),
      };
    });
}

/** A rule on a bus of its own stands below that: `Fn::GetAtt` gives the ARN that it would have on the default one. */
function arnOfMade(resolver: Resolver, logicalId: string, type: string): string | undefined {
  const form = formOf(type);
  const arn = form && arnForm(form)?.(new ResourceReader(resolver, logicalId));
  if (arn === undefined || findUnresolved(arn) !== undefined) return undefined;
  const bus = type === 'AWS::Events::Rule' ? resolver.property(logicalId, 'EventBusName') : undefined;
  return typeof bus === 'string' ? arn.replace(':rule/', `:rule/${bus.split('/').at(-1) ?? bus}/`) : arn;
}

function textsIn(value: Resolved): readonly string[] {
  if (typeof value === 'string') return [value];
  if (value === undefined || typeof value !== 'object' || value === null) return [];
  const inside: readonly JsonValue[] = isList(value) ? value : Object.values(value);
  return inside.flatMap(textsIn);
}
