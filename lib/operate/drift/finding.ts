import { entryOf } from '../../base/entry-of';
/** One difference between the live organization and the assembly, in plain words. */
export interface Finding {
  /** `missing`: the assembly has it, AWS does not. `extra`: nobody here defined it. `changed`: both have it, not alike. */
  readonly kind: 'missing' | 'extra' | 'changed';
  /** For example `Account engineering-dev` or `SCP lz-root-audit`. */
  readonly about: string;
  /** Completes the sentence that `about` begins. */
  readonly difference: string;
  /** Command that undoes it. @default nothing short does */
  readonly undo?: string;
}

export function finding(kind: Finding['kind'], about: string, difference: string, undo?: string): Finding {
  return { kind, about, difference, ...(undo === undefined ? {} : { undo }) };
}

/** Short names of the policy types that people speak of. */
const SHORT: Readonly<Record<string, string>> = {
  SERVICE_CONTROL_POLICY: 'SCP',
  RESOURCE_CONTROL_POLICY: 'RCP',
};

export function policyKind(type: string): string {
  return entryOf(SHORT, type) ?? type;
}
