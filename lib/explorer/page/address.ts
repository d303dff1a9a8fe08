/** What the page can show, each with an address of its own behind the `#`. */
export type Address =
  | { readonly view: (typeof LISTS)[number] }
  | { readonly view: 'actions'; readonly service?: string }
  | { readonly view: 'account' | 'guardrail' | 'action' | 'change'; readonly name: string }
  | { readonly view: 'principal'; readonly kind: string; readonly name: string; readonly account?: string };

const LISTS = ['organization', 'matrix', 'people', 'guardrails', 'paths', 'changes'] as const;

/** Part of a URL, the `#` included. */
export function addressOf(address: Address): string {
  return `#/${partsOf(address).map(encodeURIComponent).join('/')}`;
}

function partsOf(address: Address): readonly string[] {
  switch (address.view) {
    case 'principal':
      return [address.view, address.kind, address.name, ...[address.account ?? []].flat()];
    case 'account':
    case 'guardrail':
    case 'action':
    case 'change':
      return [address.view, address.name];
    case 'actions':
      return [address.view, ...[address.service ?? []].flat()];
    default:
      return [address.view];
  }
}

/** Undefined for what leads nowhere; the organization where there is nothing behind the `#`. */
export function parseAddress(hash: string): Address | undefined {
  const parts = decoded(hash.replace(/^#?\/?/, ''));
  if (parts === undefined) return undefined;
  const [view = '', name, ...rest] = parts;
  if (view === '') return { view: 'organization' };
  const list = LISTS.find((one) => one === view);
  if (list !== undefined) return name === undefined ? { view: list } : undefined;
  if (view === 'actions' && rest.length === 0) return { view, ...(name === undefined ? {} : { service: name }) };
  if (name === undefined) return undefined;
  const [second, account, ...more] = rest;
  if (view === 'principal' && second !== undefined && more.length === 0) {
    return { view, kind: name, name: second, ...(account === undefined ? {} : { account }) };
  }
  const isOne = view === 'account' || view === 'guardrail' || view === 'action' || view === 'change';
  return isOne && rest.length === 0 ? { view, name } : undefined;
}

function decoded(path: string): readonly string[] | undefined {
  try {
    return path.split('/').map(decodeURIComponent);
  } catch {
    return undefined;
  }
}
