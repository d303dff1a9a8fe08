import { sameText } from '../../base/same-text';
import { accountOf, type Account, type PolicyDocument } from '../../policy';
import { factsRead } from '../ask/facts-read';
import { layersOf, type Scene } from '../ask/layers';

const texts = new WeakMap<PolicyDocument, string>();

function textOf(document: PolicyDocument): string {
  let text = texts.get(document);
  if (text === undefined) texts.set(document, (text = JSON.stringify(document)));
  return text;
}

/** Equal for documents that are the same but for the account that they name. */
function markOf(document: PolicyDocument, id: string): string {
  const latest = marks.get(document);
  if (latest?.id === id) return latest.mark;
  const own = textOf(document);
  const mark = sameText(own.includes(id) ? own.replaceAll(id, '{account}') : own);
  marks.set(document, { id, mark });
  return mark;
}

/** Principals of one account are asked about in turn. */
const marks = new WeakMap<PolicyDocument, { readonly id: string; readonly mark: string }>();

/**
 * Equal for scenes that come to the same, whichever account they are in: they are asked once.
 *
 * @param id of the account, which stands in its policies
 */
export function kindOfScene(scene: Scene, id: string): string {
  const layers = layersOf(scene);
  const levels = layers.map((layer) =>
    layer.levels.map((documents) => documents.map((document) => markOf(document, id))),
  );
  const { principal } = scene;
  const who = 'arn' in principal ? principal.arn : principal.kind;
  const facts = factsRead(
    scene,
    layers.flatMap((layer) => layer.levels.flat()),
  );
  const places = [scene.owner, accountOf(principal)].map((account) => account && placeOf(account));
  return `${JSON.stringify(levels)} ${JSON.stringify([who, facts, places]).replaceAll(id, '{account}')}`;
}

/** What AWS lets some accounts alone do, whatever policies say. */
function placeOf({ id, organization, delegatedServices }: Account): readonly unknown[] {
  return [organization?.managementAccountId === id, delegatedServices];
}

/** Whether both sides have the same policies, which read the same of who calls and of whose the resource is. */
export function areAlike(
  base: readonly [scene: Scene, documents: readonly PolicyDocument[]],
  head: readonly [scene: Scene, documents: readonly PolicyDocument[]],
): boolean {
  return areEqual(base[1], head[1]) && factsRead(...base) === factsRead(...head);
}

export function areEqual(base: readonly PolicyDocument[], head: readonly PolicyDocument[]): boolean {
  return base.map(textOf).join('\n') === head.map(textOf).join('\n');
}
