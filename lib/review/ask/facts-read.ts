import { accountOf, type PolicyDocument } from '../../policy';
import { atomsOf, type Rest } from './atoms';
import { followingValues, isAboutIdentity, keysRead, type Caller } from './dimensions';
import type { Scene } from './layers';

/** Texts are the same and mean something else where what they read is not the same: tags of the caller, paths of accounts. */
export function factsRead(scene: Scene, documents: Iterable<PolicyDocument>): string {
  return factsOf(scene, new Set([...documents].flatMap((document) => [...identityKeysOf(document)])));
}

/** As {@link factsRead}, of statements. */
export function factsReadBy(scene: Scene, rests: readonly Rest[]): string {
  return factsOf(scene, new Set(rests.flatMap(identityKeysIn)));
}

function factsOf(scene: Scene, keys: ReadonlySet<string>): string {
  return JSON.stringify([...keys].sort().map((key) => [key, valueOf(key, scene)]));
}

/** Tells the statements that read what one side has otherwise than the other. */
export function readsOtherwise(base: Scene, head: Scene): (rest: Rest) => boolean {
  const known = new Map<string, boolean>();
  const differs = (key: string): boolean => {
    const [before, after] = [base, head].map((scene) => valueOf(key, scene));
    const answer = known.get(key) ?? before !== after;
    known.set(key, answer);
    return answer;
  };
  return (rest) => identityKeysIn(rest).some(differs);
}

const keysOfRests = new WeakMap<Rest, readonly string[]>();

function identityKeysIn(rest: Rest): readonly string[] {
  let keys = keysOfRests.get(rest);
  if (keys === undefined) keysOfRests.set(rest, (keys = keysRead(rest).filter(isAboutIdentity)));
  return keys;
}

const keysOfDocuments = new WeakMap<PolicyDocument, ReadonlySet<string>>();

/** The condition keys and policy variables in it that say who calls, or whose a resource is. */
export function identityKeysOf(document: PolicyDocument): ReadonlySet<string> {
  let keys = keysOfDocuments.get(document);
  if (keys === undefined) {
    keys = new Set(atomsOf(document).flatMap(({ rest }) => identityKeysIn(rest)));
    keysOfDocuments.set(document, keys);
  }
  return keys;
}

/** Ids of accounts are left out: before the deploy they follow from a name, and an account keeps its own. */
function valueOf(key: string, scene: Scene): string {
  const text = followingValues(key, callerIn(scene)).join('\n');
  const caller = accountOf(scene.principal)?.id ?? scene.owner.id;
  return text.replaceAll(scene.owner.id, '{owner}').replaceAll(caller, '{caller}');
}

function callerIn({ principal, owner }: Scene): Caller {
  return { principal, resource: { arn: '*', account: owner }, action: '', region: '', arn: 'its own' };
}
