import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { addressOf, type Address } from '../page/address';
import type { Counts } from '../page/answers';
import { LEVELS, type PrincipalRow, type ProofCounts, type Verdict } from '../page/format';
import { provenWords } from '../page/words';
import { Rest, usePrinted } from './printed';
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

const SIGNS: Readonly<Record<Verdict, string>> = { allowed: '✓', depends: '±', 'not known': '?', denied: '✕' };

/** A verdict by sign, word and colour. */
export function Badge({ verdict }: { readonly verdict: Verdict }): JSX.Element {
  return (
    <span class={`badge ${verdict.replace(' ', '-')}`}>
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
  const isPrinted = usePrinted(items.length);
  const shown = isOpen || isPrinted || items.length <= few + 1 ? items : items.slice(0, few);
  return (
    <>
      <ul class="inline">
        {shown.map((item, index) => (
          <li key={index}>{show(item)}</li>
        ))}
      </ul>
      <Rest
        all={items.length}
        shown={shown.length}
        what={what}
        open={() => {
          setOpen(true);
        }}
      />
    </>
  );
}

/** A wide table that scrolls by itself, by keyboard too, and says so where it does: where more is hidden, it fades. */
export function Wide({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const [{ scrolls, hasMore }, setState] = useState({ scrolls: false, hasMore: false });
  useLayoutEffect(() => {
    const { current } = box;
    if (current === null) return undefined;
    const measure = (): void => {
      const scrolling = current.scrollWidth > current.clientWidth + 1;
      const more = current.scrollLeft + current.clientWidth < current.scrollWidth - 1;
      setState((old) =>
        old.scrolls === scrolling && old.hasMore === more ? old : { scrolls: scrolling, hasMore: more },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (const element of [current, ...current.children]) observer.observe(element);
    current.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      current.removeEventListener('scroll', measure);
    };
  }, []);
  return (
    <>
      {scrolls && (
        <p class="sideways">
          Wider than the page: scroll it sideways <span aria-hidden="true">→</span>
        </p>
      )}
      <div
        ref={box}
        class={hasMore ? 'wide more-behind' : 'wide'}
        role="region"
        aria-label={label}
        tabIndex={scrolls ? 0 : undefined}
      >
        {children}
      </div>
    </>
  );
}

/** One for all numbers: the language of a number that is asked each time costs more than the number. */
const NUMBERS = new Intl.NumberFormat('en');

/** How many are allowed, after a plus how many depend, and after a question mark of how many nobody knows. */
export function CountText({ counts }: { readonly counts: Counts }): JSX.Element {
  const { allowed, depends, 'not known': notKnown } = counts;
  return (
    <>
      {NUMBERS.format(allowed)}
      {depends > 0 && (
        <>
          {' '}
          <span class="depending" title={`${String(depends)} more on some resources or under some conditions`}>
            +{NUMBERS.format(depends)}
          </span>
        </>
      )}
      {notKnown > 0 && (
        <>
          {' '}
          <span
            class="unknown"
            title={`${String(notKnown)} more are not known: the policy of a resource may allow them`}
          >
            ?{NUMBERS.format(notKnown)}
          </span>
        </>
      )}
    </>
  );
}

/** What stands in {@link CountText}, a line for each of the three: once on a page. */
export function Legend(): JSX.Element {
  const lines = [
    ['1,811', 'actions are allowed on every resource of the account'],
    ['+17', 'more are allowed on some resources or under some conditions'],
    ['?184', 'more are not known: only the policy of a resource, which no template tells, may allow them'],
  ] as const;
  return (
    <dl class="signs">
      {lines.map(([sign, words]) => (
        <div key={sign}>
          <dt>{sign}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
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
        <td class="number" key={level} data-label={LEVELS[level]}>
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
export function Title({
  over,
  children,
}: {
  readonly over?: ComponentChildren;
  readonly children: string;
}): JSX.Element {
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

/** What an address names and the page does not have, and the way on. */
export function NotFound({
  list,
  all,
  children,
}: {
  readonly list: Address;
  readonly all: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <>
      <Title>Not found</Title>
      <p class="lead">{children}</p>
      <p>
        <Link to={list}>{all}</Link>, or search for it above.
      </p>
    </>
  );
}

/** What was proven of somebody or something when the assembly was made. */
export function Proven({ proof }: { readonly proof: ProofCounts }): JSX.Element {
  return <p>{provenWords(proof)}</p>;
}

export function Nothing({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <p class="nothing">{children}</p>;
}
