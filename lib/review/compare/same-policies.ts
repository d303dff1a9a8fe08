import type { PolicyDocument } from '../../policy';
import { layersOf, type Scene } from '../ask/layers';

const texts = new WeakMap<PolicyDocument, string>();

function textOf(document: PolicyDocument): string {
  let text = texts.get(document);
  if (text === undefined) texts.set(document, (text = JSON.stringify(document)));
  return text;
}

/**
 * Equal for scenes that come to the same, whichever account they are in: they are asked once.
 *
 * @param id of the account, which stands in its policies
 */
export function kindOfScene(scene: Scene, id: string): string {
  const layers = layersOf(scene).map(({ levels }) => levels.map((documents) => documents.map(textOf)));
  const { principal } = scene;
  const who = 'arn' in principal ? principal.arn : principal.kind;
  return JSON.stringify([who, layers]).replaceAll(id, '{account}');
}

export function areEqual(base: readonly PolicyDocument[], head: readonly PolicyDocument[]): boolean {
  return base.map(textOf).join('\n') === head.map(textOf).join('\n');
}
