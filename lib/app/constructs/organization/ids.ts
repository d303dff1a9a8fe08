/** Ids by key: of OUs (`ou-…`, `r-…`) or of accounts (twelve digits or a token). */
export interface Ids {
  /** @throws where nothing in the model has that key */
  readonly idOf: (key: string) => string;
}

/** The ids of several stacks as one. @param parts by batch, undefined for those without one */
export function idsByBatch(
  parts: ReadonlyMap<string | undefined, Ids>,
  batchOf: (key: string) => string | undefined,
): Ids {
  return {
    idOf: (key) => {
      const batch = batchOf(key);
      const part = parts.get(batch);
      if (part === undefined) throw new Error(`no batch "${batch ?? ''}" in the model`);
      return part.idOf(key);
    },
  };
}
