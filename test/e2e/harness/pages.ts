/** Every item of a listing that AWS gives page by page, whatever it calls the place to go on from. */
export async function everyPage<Page, Item>(
  ask: (from: string | undefined) => Promise<Page>,
  items: (page: Page) => readonly Item[] | undefined,
  next: (page: Page) => string | undefined,
): Promise<readonly Item[]> {
  const found: Item[] = [];
  let from: string | undefined;
  do {
    const page = await ask(from);
    found.push(...(items(page) ?? []));
    from = next(page);
  } while (from !== undefined);
  return found;
}
