import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { addressOf, type Address } from '../page/address';
import type { Counts } from '../page/answers';
import { LEVELS, type PrincipalRow, type Verdict } from '../page/format';
import { useStore } from './store';

export function Link({ to, children }: { readonly to: Address; readonly children: ComponentChildren }): JSX.Element {
  return <a href={addressOf(to)}>{children}</a>;
}

export function PrincipalLink({
  row,
  account,
}: {
  readonly row: PrincipalRow;
  readonly account?: string;
}): JSX.Element {
  const to: Address = {
    view: 'principal',
    kind: row.kind,
    name: row.name,
    ...(account === undefined ? {} : { account }),
  };
  return <Link to={to}>{row.name}</Link>;
}

const SIGNS: Readonly<Record<Verdict, string>> = { allowed: '✓', denied: '✕', depends: '?' };

/** A verdict by sign, word and colour. */
export function Badge({ verdict }: { readonly verdict: Verdict }): JSX.Element {
  return (
    <span class={`badge ${verdict}`}>
      <span aria-hidden="true">{SIGNS[verdict]}</span> {verdict}
    </span>
  );
}

/** Names of accounts as links, a few of them at first. */
export function Accounts({
  places,
  few = 8,
}: {
  readonly places: readonly number[];
  readonly few?: number;
}): JSX.Element {
  const { lookup } = useStore();
  const names = places.map((place) => lookup.accountName(place));
  return (
    <More items={names} few={few} what="accounts" show={(name) => <Link to={{ view: 'account', name }}>{name}</Link>} />
  );
}

interface MoreProps<Item> {
  readonly items: readonly Item[];
  readonly few: number;
  readonly what: string;
  readonly show: (item: Item) => ComponentChildren;
}

/** A list in a line, the rest of it behind a button. */
export function More<Item>({ items, few, what, show }: MoreProps<Item>): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen || items.length <= few + 1 ? items : items.slice(0, few);
  return (
    <>
      <ul class="inline">
        {shown.map((item, index) => (
          <li key={index}>{show(item)}</li>
        ))}
      </ul>
      {shown.length < items.length && (
        <button
          type="button"
          class="more"
          onClick={() => {
            setOpen(true);
          }}
        >
          all {items.length} {what}
        </button>
      )}
    </>
  );
}

/** A wide table that scrolls by itself, by keyboard too. */
export function Wide({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <div class="wide" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}

/** A number, with what depends in parentheses. */
export function CountText({ counts: { allowed, depends } }: { readonly counts: Counts }): JSX.Element {
  return (
    <>
      {allowed.toLocaleString('en')}
      {depends > 0 && (
        <span class="depending" title={`${String(depends)} more on some resources or under some conditions`}>
          {' '}
          +{depends.toLocaleString('en')}
        </span>
      )}
    </>
  );
}

/** Headings of the columns with numbers by access level. */
export function LevelHeads(): JSX.Element {
  return (
    <>
      {LEVELS.map((level) => (
        <th scope="col" class="number" key={level}>
          {level}
        </th>
      ))}
    </>
  );
}

export function LevelCells({ counts }: { readonly counts: readonly Counts[] }): JSX.Element {
  return (
    <>
      {counts.map((one, level) => (
        <td class="number" key={level}>
          <CountText counts={one} />
        </td>
      ))}
    </>
  );
}

export function Code({ value }: { readonly value: unknown }): JSX.Element {
  return (
    <pre tabIndex={0}>
      <code>{JSON.stringify(value, null, 2)}</code>
    </pre>
  );
}

/** The heading of a view takes the focus when the address changes, so that a screen reader tells where one is. */
export function Title({ over, children }: { readonly over?: string; readonly children: string }): JSX.Element {
  useEffect(() => {
    document.title = `${children} · Explorer`;
  }, [children]);
  return (
    <header class="title">
      {over !== undefined && <p class="over">{over}</p>}
      <h1 id="title" tabIndex={-1}>
        {children}
      </h1>
    </header>
  );
}

export function Nothing({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <p class="nothing">{children}</p>;
}
