import type { JSX } from 'preact';
import type { PathRow, PrincipalRow } from '../page/format';
import { Link, More, Title } from './parts';
import { useStore } from './store';

/** Paths that are the same but for the account. */
interface Group {
  readonly principal: PrincipalRow;
  readonly rows: readonly PathRow[];
}

export function PathsView(): JSX.Element {
  const { data } = useStore();
  const groups = data.principals
    .map((principal, place): Group => ({ principal, rows: data.paths.filter((row) => row.principal === place) }))
    .filter(({ rows }) => rows.length > 0);
  const leading = groups.filter(({ rows }) => rows.some(({ steps }) => steps.length > 0));
  const others = groups.filter((group) => !leading.includes(group));
  const becoming = others.filter(({ rows }) => rows.some(({ becomes }) => becomes.length > 0));
  const alone = others.filter((group) => !becoming.includes(group));
  return (
    <>
      <Title>Paths to administrator</Title>
      <p class="lead">
        From whom a known technique leads to everything in an account, and what each may become if somebody takes it
        over. Where a step is not certain, it counts as possible.
      </p>
      <section>
        <h2>
          A path was found from <span class="count">{leading.length}</span>
        </h2>
        {leading.map((group) => (
          <Paths key={keyOf(group)} group={group} />
        ))}
      </section>
      <section>
        <h2>
          None was found from <span class="count">{others.length}</span>
        </h2>
        {becoming.map((group) => (
          <Paths key={keyOf(group)} group={group} />
        ))}
        {alone.length > 0 && (
          <article class="path">
            <p>
              {becoming.length > 0 ? 'Of these nobody' : 'Nobody of them'} may become any role that the templates make:
            </p>
            <More
              items={alone}
              few={60}
              what="roles and people"
              show={({ principal: { kind, name } }) => <Link to={{ view: 'principal', kind, name }}>{name}</Link>}
            />
          </article>
        )}
      </section>
    </>
  );
}

function keyOf({ principal: { kind, name } }: Group): string {
  return `${kind} ${name}`;
}

function Paths({ group: { principal, rows } }: { readonly group: Group }): JSX.Element {
  const { lookup } = useStore();
  const found = rows.filter(({ steps }) => steps.length > 0);
  const [first] = found;
  const becomes = rows.flatMap((row) => row.becomes);
  return (
    <article class="path">
      <h3>
        <Link to={{ view: 'principal', kind: principal.kind, name: principal.name }}>{principal.name}</Link>{' '}
        <span class="of">
          {principal.administrator === undefined
            ? principal.kind
            : `an administrator by design: ${principal.administrator}`}
        </span>
      </h3>
      {first !== undefined && (
        <>
          <p>
            From {found.length === 1 ? '' : `${String(found.length)} accounts, for example `}
            {lookup.accountName(first.account)}:
          </p>
          <ol>
            {first.steps.map((step, index) => (
              <li key={index}>
                <StepText step={step} />
              </li>
            ))}
          </ol>
        </>
      )}
      <Becomes places={becomes} />
    </article>
  );
}

/** A page that a step names is a link to it. */
function StepText({ step }: { readonly step: string }): JSX.Element {
  const [, words = step, page] = /^(.*) \((https:\/\/[^\s)]+)\)$/s.exec(step) ?? [];
  return (
    <>
      {words}
      {page !== undefined && (
        <>
          {' '}
          (
          <a href={page} rel="noreferrer noopener">
            how
          </a>
          )
        </>
      )}
    </>
  );
}

function Becomes({ places }: { readonly places: PathRow['becomes'] }): JSX.Element {
  const { data, lookup } = useStore();
  if (places.length === 0) return <p class="of">It may become no role that the templates make.</p>;
  const names = [...new Set(places.map(([principal]) => principal))].map((principal) => ({
    row: data.principals[principal],
    accounts: new Set(places.filter(([one]) => one === principal).map(([, account]) => account)),
  }));
  return (
    <>
      <p>It may become</p>
      <More
        items={names}
        few={8}
        what="roles"
        show={({ row, accounts }) => (
          <>
            {row !== undefined && <Link to={{ view: 'principal', kind: row.kind, name: row.name }}>{row.name}</Link>} in{' '}
            {accounts.size === 1 ? lookup.accountName([...accounts][0] ?? -1) : `${String(accounts.size)} accounts`}
          </>
        )}
      />
    </>
  );
}
