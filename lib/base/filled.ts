type Filled<T, D> = Omit<T, keyof D> & { readonly [K in keyof D]: K extends keyof T ? NonNullable<T[K]> : D[K] };

/** An object with defaults for what it leaves out. A key that stands there for nothing (`undefined`) is left out, too. */
export function filled<T extends object, const D extends { readonly [K in keyof T]?: T[K] }>(
  given: T,
  defaults: D,
): Filled<T, D> {
  const said = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(said) } as Filled<T, D>;
}
