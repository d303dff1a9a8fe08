import { ownId, textOf, type DeployedResource, type DeployedResources } from '../deployed/resources';

/*
 * CloudFormation makes and renames before it deletes: what leaves, or gets another name, has the old one until then. So a name is free
 * only where nothing but the resource itself has it, whoever made what has it.
 */

/** A resource that the config wants to have a name of which AWS takes only one. */
export interface Wanted {
  /** For messages. */
  readonly key: string;
  readonly logicalId: string;
  readonly name: string;
}

/** Something that AWS has. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A name that a deploy would give while something else has it. */
export interface Clash<Of extends Wanted, There extends Named> {
  readonly wanted: Of;
  readonly there: There;
  /** Who has it: nobody here made it, or a stack has it under this logical id. */
  readonly holder: Holder<Of>;
}

export type Holder<Of extends Wanted> =
  | { readonly kind: 'others' }
  | { readonly kind: 'leaves'; readonly logicalId: string }
  | { readonly kind: 'is renamed'; readonly wanted: Of };

/** @param nameProperty of the template @param isNear whether two such names are in each other's way. @default all are */
export function clashes<Of extends Wanted, There extends Named>(
  wanted: readonly Of[],
  there: readonly There[],
  { deployed, nameProperty, isNear = () => true }: Clashing<Of, There>,
): readonly Clash<Of, There>[] {
  return wanted.flatMap((one) => {
    const own = deployed[one.logicalId];
    const found = there.find(
      (thing) => thing.name === one.name && (own === undefined || thing.id !== ownId(own)) && isNear(one, thing),
    );
    if (found === undefined) return [];
    const holder = holderOf(found, wanted, deployed);
    // What somebody renamed by hand CloudFormation leaves so.
    if (holder.kind !== 'others' && !isNamedAnew(own, one.name, nameProperty)) return [];
    return [{ wanted: one, there: found, holder }];
  });
}

interface Clashing<Of, There> {
  readonly deployed: DeployedResources;
  readonly nameProperty: string;
  readonly isNear?: (wanted: Of, there: There) => boolean;
}

function holderOf<Of extends Wanted>(
  { id, name }: Named,
  wanted: readonly Of[],
  deployed: DeployedResources,
): Holder<Of> {
  const found = Object.entries(deployed).find(([, resource]) => ownId(resource) === id);
  if (found === undefined) return { kind: 'others' };
  const [logicalId] = found;
  const renamed = wanted.find((one) => one.logicalId === logicalId && one.name !== name);
  return renamed === undefined ? { kind: 'leaves', logicalId } : { kind: 'is renamed', wanted: renamed };
}

/** Whether a deploy makes something of a name, or renames it to that. After an update that failed, the template says what was wished for. */
export function isNamedAnew(own: DeployedResource | undefined, name: string, nameProperty: string): boolean {
  return own === undefined || own.status === 'UPDATE_FAILED' || textOf(own, nameProperty) !== name;
}

/** What to do where one takes the name of another that is renamed in the same deploy. */
export function oneAfterTheOther({ key }: Wanted, holder: Wanted): string {
  return `Deploy in two steps: first rename ${holder.key} alone (to a third name, where the two swap), then ${key}.`;
}
