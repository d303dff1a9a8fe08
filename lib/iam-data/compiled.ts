/**
 * The action data as one small JSON file. Names and lists that many actions share stand once, in `keys`, `keySets` and
 * `types`; everywhere else they are indexes.
 */
export interface CompiledData {
  /** Changes when this shape does, so that an older file is compiled anew. */
  readonly format: typeof COMPILED_FORMAT;
  /** Version of the package that the data comes from. */
  readonly version: string;
  readonly rcpServices: readonly string[];
  readonly globalKeys: readonly string[];
  /** Type of every condition key that is no single text, by its name in lower case, for example `Bool` or `ArrayOfString`. */
  readonly keyTypes: Readonly<Record<string, string>>;
  /** Condition keys, in AWS's own spelling. */
  readonly keys: readonly string[];
  /** Distinct lists of condition keys, as indexes into `keys`. */
  readonly keySets: readonly (readonly number[])[];
  readonly services: readonly CompiledService[];
}

export const COMPILED_FORMAT = 6;

export interface CompiledService {
  readonly prefix: string;
  /** Every condition key of the service, as indexes into `keys`. */
  readonly keys: readonly number[];
  /** Resource types: name, ARN format, index into `keySets`. */
  readonly types: readonly (readonly [name: string, arn: string, keySet: number])[];
  /** Action names, space-separated; the next lists run parallel. */
  readonly actions: string;
  /** One letter an action: Read, List, Write, Tagging, Permissions management. */
  readonly levels: string;
  /** Indexes into `types`. */
  readonly actionTypes: readonly (readonly number[])[];
  /** Those of them that are required, as indexes into `types`. */
  readonly requiredTypes: readonly (readonly number[])[];
  /** Condition keys of the actions themselves, as indexes into `keySets`. */
  readonly actionKeys: readonly number[];
  /** Condition keys that an action has on each of its resource types, as indexes into `keySets`; parallel to `actionTypes`. */
  readonly actionTypeKeys: readonly (readonly number[])[];
}

export const ACCESS_LEVELS = {
  R: 'Read',
  L: 'List',
  W: 'Write',
  T: 'Tagging',
  P: 'Permissions management',
} as const;

/** How AWS classifies an action in its service authorization reference. */
export type AccessLevel = (typeof ACCESS_LEVELS)[keyof typeof ACCESS_LEVELS];

/** What changes something. Reads are no business of what protects. */
export const CHANGING_LEVELS: readonly AccessLevel[] = ['Write', 'Permissions management', 'Tagging'];

export function isCompiledData(value: unknown, version: string): value is CompiledData {
  if (typeof value !== 'object' || value === null) return false;
  const found = value as Partial<CompiledData>;
  return found.format === COMPILED_FORMAT && found.version === version && Array.isArray(found.services);
}
