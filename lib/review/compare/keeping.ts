import type { JsonObject } from '../../base/json';
import { CustomType, sdkCallType } from '../../base/template-contract';
import { isKnownType } from './meaning';

const CUSTOM = sdkCallType('');

/** Those of the landing zone's own custom resources whose handler undoes what it did when they leave their stack. */
const UNDONE: ReadonlySet<string> = new Set([CustomType.IDENTITY_CENTER_USER]);

/**
 * Whether a custom resource leaves what it did as it is when it leaves its stack: the landing zone's handlers answer a deletion and do
 * nothing, and one that calls an SDK makes the call that it has for a deletion, or none.
 */
export function keepsOnDelete(type: string, { Delete }: JsonObject = {}): boolean {
  return type.startsWith(CUSTOM) && isKnownType(type) && !UNDONE.has(type) && Delete === undefined;
}
