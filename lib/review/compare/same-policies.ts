import type { PolicyDocument } from '../../policy';
import { factsRead } from '../ask/facts-read';
import { layersOf, type Scene } from '../ask/layers';

const texts = new WeakMap<PolicyDocument, string>();

function textOf(document: PolicyDocument): string {
  let text = texts.get(document);
  if (text === undefined) texts.set(document, (text = JSON.stringify(document)));
  return text;
}

const known = new Map<string, number>();

/** Equal for documents that are the same but for the account that they name. */
function numberOf(document: PolicyDocument, id: string): number {
  const latest = numbers.get(document);
  if (latest?.id === id) return latest.number;
  const number = findNumber(document, id);
  numbers.set(document, { id, number });
  return number;
}

/** Principals of one account are asked about in turn. */
const numbers = new WeakMap<PolicyDocument, { readonly id: string; readonly number: number }>();

function findNumber(document: PolicyDocument, id: string): number {
  const own = textOf(document);
  const text = own.includes(id) ? own.replaceAll(id, '{account}') : own;
  const number = known.get(text) ?? known.size;
  known.set(text, number);
  return number;
}

/**
 * Equal for scenes that come to the same, whichever account they are in: they are asked once.
 *
 * @param id of the account, which stands in its policies
 */
export function kindOfScene(scene: Scene, id: string): string {
  const layers = layersOf(scene);
  const levels = layers.map((layer) =>
    layer.levels.map((documents) => documents.map((document) => numberOf(document, id))),
  );
  const { principal } = scene;
  const who = 'arn' in principal ? principal.arn : principal.kind;
  const facts = factsRead(
    scene,
    layers.flatMap((layer) => layer.levels.flat()),
  );
  return `${JSON.stringify(levels)} ${JSON.stringify([who, facts]).replaceAll(id, '{account}')}`;
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
