/**
 * The items of a list, page by page. Services spell the token in two ways.
 *
 * @param {import('./settle').Call} call
 * @param {{ service: string, command: string, input?: Record<string, unknown>, field: string }} list
 * @returns {Promise<any[]>}
 */
async function itemsOf(call, { service, command, input = {}, field }) {
  const items = [];
  /** @type {Record<string, unknown>} */
  let token = {};
  do {
    const page = await call(service, command, { ...input, ...token });
    items.push(...(page[field] ?? []));
    token = page.NextToken ? { NextToken: page.NextToken } : page.nextToken ? { nextToken: page.nextToken } : {};
  } while (Object.keys(token).length > 0);
  return items;
}

module.exports = { itemsOf };
