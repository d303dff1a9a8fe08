import { isList, type JsonValue } from '../../base/json';
import { reference } from '../resolve/references';
import { at } from '../resolve/path';
import type { Resolved, Resolver } from '../resolve/resolver';
import type { Source } from '../deployment';
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
  /** Whether its template says what it is called: then AWS makes no second one. */
  readonly isNamed: boolean;
  readonly source: Source;
}

/** What a deployment makes. */
export function madeBy(resolver: Resolver): readonly MadeResource[] {
  const { account, region, place, stackName, template, sourceOf } = resolver.deployment;
  return Object.entries(template.Resources)
    .filter(([logicalId]) => resolver.exists(logicalId))
    .map(([logicalId, { Type: type, Properties = {} }]) => {
      const arn = arnOfMade(resolver, logicalId, type);
      const name = nameProperty(type);
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
            .filter((one) => one !== name)
            .map((one) => [one, textsIn(resolver.property(logicalId, one))]),
        ),
        isNamed: name !== undefined && resolver.property(logicalId, name) !== undefined,
        source: sourceOf(logicalId),
      };
    });
}

/** The property that says what a resource is called, as far as that is known. */
function nameProperty(type: string): string | undefined {
  const form = formOf(type);
  return form?.name ?? /^\{(?<property>[A-Z]\w*)\}$/.exec(form?.ref ?? '')?.groups?.property;
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
