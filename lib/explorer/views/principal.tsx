import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PlaceRow, PrincipalRow } from '../page/format';
import { trustedAt, type Trusted } from '../page/trusted';
import { stopsOf, type Stop } from '../page/who-can';
import {
  Code,
  Legend,
  LevelCells,
  LevelHeads,
  Link,
  More,
  NotFound,
  Nothing,
  PrincipalLink,
  Proven,
  Title,
  Wide,
} from './parts';
import { Rest, usePrinted } from './printed';
import { useStore } from './store';

export interface PrincipalViewProps {
  readonly kind: string;
  readonly name: string;
  readonly account: string | undefined;
}

export function PrincipalView({ kind, name, account }: PrincipalViewProps): JSX.Element {
  const { lookup } = useStore();
  const row = lookup.principal(kind, name);
  if (row === undefined)
    return (
      <NotFound list={{ view: 'people' }} all="All people and roles">
        There is no {kind} “{name}” in this organization.
      </NotFound>
    );
  const wanted = account === undefined ? undefined : lookup.account(account)?.place;
  const there = row.places.find((one) => one.account === wanted);
  const place = account === undefined || there !== undefined ? (there ?? row.places[0]) : undefined;
  return (
    <>
      <Title over={kindWords(row)}>{row.name}</Title>
      {row.description !== undefined && <p class="lead">{row.description}</p>}
      {account !== undefined && there === undefined && (
        <p class="lead">
          {wanted === undefined
            ? `There is no account “${account}” in this organization.`
            : `Not in ${account}: ${row.kind === 'permission set' ? 'no group is assigned there as it' : 'it is not there'}.`}
        </p>
      )}
      <Facts row={row} />
      <Where row={row} />
      {place !== undefined && <Becoming row={row} place={place} />}
      {place !== undefined && <Services row={row} place={place} />}
      {place !== undefined && <Stops row={row} place={place} />}
      <Proofs row={row} />
      <Documents row={row} />
    </>
  );
}

function kindWords({ kind, description }: PrincipalRow): string {
  if (kind === 'permission set') return 'Persona: a permission set of people';
  if (kind === 'root') return 'The root user of each account';
  if (kind === 'user') return 'IAM user';
  return description === undefined ? 'Role' : 'Machine role';
}

function Facts({ row }: { readonly row: PrincipalRow }): JSX.Element {
  const groups = [...new Set(row.places.flatMap(({ groups: some = [] }) => some))];
  const facts: readonly (readonly [string, string])[] = [
    ...(groups.length === 0 ? [] : [['Groups', groups.join(', ')] as const]),
    ...(row.session === undefined ? [] : [['Session', row.session.replace(/^PT/, '').toLowerCase()] as const]),
    ['Policies', row.policies.join(', ') || 'none'],
    ['Permissions boundary', row.boundary ?? 'none'],
    ...(row.administrator === undefined ? [] : [['Administrator by design', row.administrator] as const]),
    ...(row.file === undefined ? [] : [['Written in', row.file] as const]),
  ];
  return (
    <dl class="facts">
      {facts.map(([term, text]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

const SHOWN = 40;

function Where({ row }: { readonly row: PrincipalRow }): JSX.Element {
  const { answers, lookup } = useStore();
  const shown = row.places.slice(0, SHOWN);
  const isOfPeople = row.places.some(({ groups }) => groups !== undefined);
  return (
    <section>
      <h2>Where, and how much</h2>
      <Legend />
      <Wide label="Where, and how much">
        <table class="folding">
          <thead>
            <tr>
              <th scope="col">Account</th>
              {isOfPeople && <th scope="col">Who</th>}
              <LevelHeads />
            </tr>
          </thead>
          <tbody>
            {shown.map(({ account, sheet, groups = [] }) => (
              <tr key={account}>
                <th scope="row">
                  <Link
                    to={{ view: 'principal', kind: row.kind, name: row.name, account: lookup.accountName(account) }}
                  >
                    {lookup.accountName(account)}
                  </Link>
                </th>
                {isOfPeople && <td class="who">{groups.join(', ')}</td>}
                <LevelCells counts={answers.countsOf(sheet)} />
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {shown.length < row.places.length && (
        <p>and in {row.places.length - shown.length} more accounts: open one by the search above.</p>
      )}
    </section>
  );
}

interface HereProps {
  readonly row: PrincipalRow;
  readonly place: PlaceRow;
}

/** Of roles: who may take it there. Of people's roles, groups stand in the table above. */
function Becoming({ row, place }: HereProps): JSX.Element | null {
  const { data, lookup } = useStore();
  if (place.trust === undefined) return null;
  return (
    <section>
      <h2>Who may become it in {lookup.accountName(place.account)}</h2>
      <TrustedList all={trustedAt(data, place)} />
      {row.places.length > 1 && (
        <p class="of">In another account it may be others: open it there by the table above.</p>
      )}
    </section>
  );
}

function TrustedList({ all }: { readonly all: readonly Trusted[] }): JSX.Element {
  if (all.length === 0) return <Nothing>Nobody.</Nothing>;
  return (
    <ul class="rows">
      {all.map(({ words }) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}

/** Services that are shown before somebody asks for the others. */
const SERVICES = 15;

function Services({ place }: HereProps): JSX.Element {
  const { answers, lookup } = useStore();
  const [isOpen, setOpen] = useState(false);
  const isPrinted = usePrinted();
  const title = `What it can in ${lookup.accountName(place.account)}, by service`;
  const all = answers.servicesOf(place.sheet);
  const services = all.filter(({ counts }) => counts.some(({ allowed, depends }) => allowed + depends > 0));
  const notKnown = all.filter((one) => !services.includes(one));
  const shown = isOpen || isPrinted ? services : services.slice(0, SERVICES);
  return (
    <section>
      <h2>
        {title} <span class="count">{services.length}</span>
      </h2>
      {services.length === 0 && <Nothing>Nothing.</Nothing>}
      {services.length > 0 && (
        <Wide label={title}>
          <table class="folding">
            <thead>
              <tr>
                <th scope="col">Service</th>
                <LevelHeads />
              </tr>
            </thead>
            <tbody>
              {shown.map(({ service, counts }) => (
                <tr key={service}>
                  <th scope="row">
                    <Link to={{ view: 'actions', service }}>{service}</Link>
                  </th>
                  <LevelCells counts={counts} />
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
      <Rest
        all={services.length}
        shown={shown.length}
        what="services"
        open={() => {
          setOpen(true);
        }}
      />
      {notKnown.length > 0 && (
        <div>
          Not known of {notKnown.length} more, where only the policy of a resource may allow something:{' '}
          <More
            items={notKnown}
            few={8}
            what="services"
            show={({ service }) => <Link to={{ view: 'actions', service }}>{service}</Link>}
          />
        </div>
      )}
    </section>
  );
}

function Stops({ row, place }: HereProps): JSX.Element {
  const { answers, lookup } = useStore();
  const name = lookup.accountName(place.account);
  const stops = stopsOf(answers, place.sheet, place.account);
  const notKnown = answers.countsOf(place.sheet).reduce((sum, counts) => sum + counts['not known'], 0);
  return (
    <section>
      <h2>What stops it in {name}</h2>
      {notKnown > 0 && (
        <p>
          Of {notKnown.toLocaleString('en')} more actions it is not known: nothing of its own allows them, and the
          policy of a resource, which no template tells, may.
        </p>
      )}
      <Wide label={`What stops ${row.name} in ${name}`}>
        <table class="folding">
          <thead>
            <tr>
              <th scope="col" class="number">
                Actions
              </th>
              <th scope="col">By</th>
              <th scope="col">Statement</th>
              <th scope="col">For example</th>
            </tr>
          </thead>
          <tbody>
            {stops.map((stop) => (
              <tr key={`${stop.layer} ${stop.policy} ${stop.statement} ${stop.attachedTo}`}>
                <td class="number" data-label="Actions">
                  {stop.actions.length.toLocaleString('en')}
                </td>
                <th scope="row">
                  {stopWords(stop)}
                  {stop.attachedTo !== '' && <span class="of"> of {stop.attachedTo}</span>}
                </th>
                <td class="statement" data-label="Statement">
                  {stop.statement}
                </td>
                <td class="whole" data-label="For example">
                  <ul class="inline">
                    {examples(stop.actions).map((action) => (
                      <li key={action}>
                        <Link to={{ view: 'action', name: action }}>{action}</Link>
                      </li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}

function stopWords({ layer, policy }: Stop): string {
  if (layer === 'AWS') return 'AWS itself, whatever policies say';
  return policy === '' ? `no ${layer} allows it` : `${layer} ${policy}`;
}

/** Three, from one end of the list to the other. */
function examples(actions: readonly string[]): readonly string[] {
  if (actions.length <= 3) return actions;
  return [0, 0.5, 1].flatMap((part) => actions[Math.floor(part * (actions.length - 1))] ?? []);
}

function Proofs({ row }: { readonly row: PrincipalRow }): JSX.Element | null {
  const { proof, can = [], cannot = [] } = row;
  if (proof === undefined && can.length === 0) return null;
  return (
    <section>
      <h2>Proofs</h2>
      {proof !== undefined && <Proven proof={proof} />}
      <Rows title="It can" rows={can} />
      <Rows title="It cannot" rows={cannot} />
    </section>
  );
}

export function Rows({
  title,
  rows,
}: {
  readonly title: string;
  readonly rows: readonly string[];
}): JSX.Element | null {
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>
        {title}: {rows.length === 1 ? '1 row' : `${String(rows.length)} rows`}
      </summary>
      <ul class="rows">
        {rows.map((row, index) => (
          <li key={index}>{row}</li>
        ))}
      </ul>
    </details>
  );
}

function Documents({ row }: { readonly row: PrincipalRow }): JSX.Element | null {
  const { lookup } = useStore();
  if (row.documents.length === 0) return null;
  const first = lookup.accountName(row.places[0]?.account ?? -1);
  return (
    <section>
      <h2>Its policies</h2>
      {row.places.length > 1 && <p>As they stand in {first}.</p>}
      {row.documents.map(({ name, document }) => (
        <details key={name}>
          <summary>{name}</summary>
          <Code value={document} />
        </details>
      ))}
    </section>
  );
}

/** Personas first, then machine roles, then what AWS and the landing zone have. */
export function PeopleView(): JSX.Element {
  const { data } = useStore();
  const of = (title: string, rows: readonly PrincipalRow[]): JSX.Element => (
    <section>
      <h2>
        {title} <span class="count">{rows.length}</span>
      </h2>
      <ul class="cards">
        {rows.map((row) => (
          <li key={`${row.kind} ${row.name}`}>
            <PrincipalLink row={row} />
            <p>{row.description ?? (row.policies.slice(0, 3).join(', ') || 'no policy of its own')}</p>
            <p class="of">in {row.places.length === 1 ? '1 account' : `${String(row.places.length)} accounts`}</p>
          </li>
        ))}
      </ul>
    </section>
  );
  const personas = data.principals.filter(({ kind }) => kind === 'permission set');
  const machines = data.principals.filter(({ kind, description }) => kind === 'role' && description !== undefined);
  const rest = data.principals.filter((row) => !personas.includes(row) && !machines.includes(row));
  return (
    <>
      <Title>People and roles</Title>
      {of('Personas', personas)}
      {machines.length > 0 && of('Machine roles', machines)}
      {of('Other roles, users and root', rest)}
    </>
  );
}
