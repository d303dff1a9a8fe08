import { entryOf } from '../../base/entry-of';
import { asCommand, type Effect, type Undo } from './call';

/** One difference between the live organization and the assembly, in plain words. */
export interface Finding {
  /** `missing`: the assembly has it, AWS does not. `extra`: nobody here defined it. `changed`: both have it, not alike. */
  readonly kind: 'missing' | 'extra' | 'changed';
  /** For example `Account engineering-dev` or `SCP lz-root-audit`. */
  readonly about: string;
  /** Completes the sentence that `about` begins. */
  readonly difference: string;
  /** Calls that take it back. @default there are none that do no harm */
  readonly undo?: Undo;
  /** What to do where there is no call, or before it. @default nothing else */
  readonly how?: string;
}

/** @param way calls that take it back, or what to do in words */
export function finding(kind: Finding['kind'], about: string, difference: string, way: Undo | string): Finding {
  return { kind, about, difference, ...(typeof way === 'string' ? { how: way } : { undo: way }) };
}

/** A finding as a program reads it. */
export interface WrittenFinding extends Pick<Finding, 'kind' | 'about' | 'difference' | 'how'> {
  readonly undo?: string;
  readonly effect?: Effect;
}

export function written({ undo, ...finding }: Finding): WrittenFinding {
  return undo === undefined ? finding : { ...finding, undo: asCommand(undo), effect: undo.effect };
}

/** Short names of the policy types that people speak of. */
const SHORT: Readonly<Record<string, string>> = {
  SERVICE_CONTROL_POLICY: 'SCP',
  RESOURCE_CONTROL_POLICY: 'RCP',
};

export function policyKind(type: string): string {
  return entryOf(SHORT, type) ?? type;
}
