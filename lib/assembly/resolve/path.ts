/** Place of a value in a template, written out only when a message needs it. */
export interface Path {
  readonly parent?: Path;
  readonly key: string | number;
}

export function at(parent: Path | undefined, key: string | number): Path {
  return parent === undefined ? { key } : { parent, key };
}

/** For example `Resources.Role.Properties.Policies.0`. */
export function renderPath(path: Path): string {
  return path.parent === undefined ? String(path.key) : `${renderPath(path.parent)}.${path.key}`;
}
