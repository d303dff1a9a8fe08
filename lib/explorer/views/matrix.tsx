import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { NO_COUNTS } from '../page/answers';
import type { PrincipalRow } from '../page/format';
import { LEVELS } from '../page/format';
import { CountText, Legend, Link, PrincipalLink, Title, Wide } from './parts';
import { useStore } from './store';

/** Accounts beside each other: more are hard to read, and slow to draw. */
const COLUMNS = 25;
const SHADES = 5;

export function MatrixView(): JSX.Element {
  const { data, lookup } = useStore();
  const [level, setLevel] = useState(2);
  const [unit, setUnit] = useState(0);
  const below = data.accounts.flatMap((_account, place) => (lookup.isBelow(place, unit) ? [place] : []));
  const columns = below.slice(0, COLUMNS);
  const shown = new Set(columns);
  const rows = data.principals.filter(
    ({ kind, places }) => kind === 'permission set' && places.some(({ account }) => shown.has(account)),
  );
  return (
    <>
      <Title>Who can do how much where</Title>
      <p class="lead">
        Each number counts the actions that a persona may do in an account. The stronger the colour, the larger a part
        of all that AWS has is allowed or depends. An empty field: nobody is assigned.
      </p>
      <Legend />
      <div class="choices">
        <Choice label="Access level" names={LEVELS} value={level} choose={setLevel} />
        <Choice
          label="Accounts of"
          names={data.units.map(({ path }) => path || 'root')}
          value={unit}
          choose={setUnit}
        />
      </div>
      {columns.length < below.length && (
        <p>
          The first {columns.length} of {below.length} accounts: choose an organizational unit to see others.
        </p>
      )}
      <Grid rows={rows} columns={columns} level={level} />
      <p class="legend">
        {Array.from({ length: SHADES + 1 }, (_, shade) => (
          <span key={shade} class={`shade-${String(shade)}`}>
            {shade === 0 ? 'none' : `${String((shade - 1) * 20)} to ${String(shade * 20)} %`}
          </span>
        ))}
      </p>
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly names: readonly string[];
  readonly value: number;
  readonly choose: (place: number) => void;
}

function Choice({ label, names, value, choose }: ChoiceProps): JSX.Element {
  return (
    <label class="choice">
      {label}{' '}
      <select
        value={value}
        onChange={({ currentTarget }) => {
          choose(Number(currentTarget.value));
        }}
      >
        {names.map((name, place) => (
          <option key={name} value={place}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface GridProps {
  readonly rows: readonly PrincipalRow[];
  readonly columns: readonly number[];
  readonly level: number;
}

function Grid({ rows, columns, level }: GridProps): JSX.Element {
  const { lookup } = useStore();
  return (
    <Wide label="Personas and accounts">
      <table class="matrix">
        <thead>
          <tr>
            <th scope="col">Persona</th>
            {columns.map((account) => (
              <th scope="col" key={account} class="upright">
                <Link to={{ view: 'account', name: lookup.accountName(account) }}>{lookup.accountName(account)}</Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.name} row={row} columns={columns} level={level} />
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

interface RowProps {
  readonly row: PrincipalRow;
  readonly columns: readonly number[];
  readonly level: number;
}

function Row({ row, columns, level }: RowProps): JSX.Element {
  const sheets = new Map(row.places.map(({ account, sheet }) => [account, sheet]));
  return (
    <tr>
      <th scope="row">
        <PrincipalLink row={row} />
      </th>
      {columns.map((account) => (
        <Cell key={account} sheet={sheets.get(account)} level={level} />
      ))}
    </tr>
  );
}

function Cell({ sheet, level }: { readonly sheet: number | undefined; readonly level: number }): JSX.Element {
  const { answers } = useStore();
  if (sheet === undefined) return <td class="shade-none" />;
  const counts = answers.countsOf(sheet)[level] ?? NO_COUNTS;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const shade = Math.ceil((SHADES * (counts.allowed + counts.depends)) / Math.max(1, all));
  return (
    <td class={`shade-${String(shade)}`}>
      <CountText counts={counts} />
    </td>
  );
}
