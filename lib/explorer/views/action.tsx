import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf } from '../page/address';
import { LEVELS, VERDICTS, type Verdict } from '../page/format';
import { whoCan, type WhoCanRow } from '../page/who-can';
import { Accounts, Badge, Link, NotFound, Nothing, PrincipalLink, Title } from './parts';
import { Rest, usePrinted } from './printed';
import { useStore } from './store';

const HEADINGS: Readonly<Record<Verdict, string>> = {
  allowed: 'Who can',
  depends: 'Who can on some resources, or under some conditions',
  'not known': 'Not known: who can only where the policy of a resource allows it',
  denied: 'Who cannot, and why',
};

/** Rows of one verdict that are drawn before somebody asks for the others. */
const ROWS = 60;

export function ActionView({ name }: { readonly name: string }): JSX.Element {
  const { data, answers } = useStore();
  const action = answers.actionCalled(name);
  if (action === undefined)
    return (
      <NotFound list={{ view: 'actions' }} all="All actions">
        AWS has no action “{name}” that this page knows.
      </NotFound>
    );
  const found = whoCan(data, answers, action);
  return (
    <>
      <Title over={`Action, ${answers.levelOf(action) ?? 'of no level'}`}>{action}</Title>
      <p class="lead">
        On resources of the same account, called in {data.about.homeRegion}, by the policies of who calls and of the
        organization. What the policy of one resource says: ask <code>npm run can</code>.
      </p>
      {VERDICTS.map((verdict) => (
        <Answered key={verdict} verdict={verdict} rows={found[verdict]} />
      ))}
    </>
  );
}

function Answered({ verdict, rows }: { readonly verdict: Verdict; readonly rows: readonly WhoCanRow[] }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const isPrinted = usePrinted(rows.length);
  const shown = isOpen || isPrinted ? rows : rows.slice(0, ROWS);
  const count = rows.reduce((sum, { accounts }) => sum + accounts.length, 0);
  return (
    <section>
      <h2>
        {HEADINGS[verdict]} <span class="count">{count}</span>
      </h2>
      {rows.length === 0 ? (
        <Nothing>Nobody.</Nothing>
      ) : (
        <table class="stacked">
          <thead>
            <tr>
              <th scope="col">Who</th>
              <th scope="col">Where</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ principal, groups, accounts, answer }, index) => (
              <tr key={index}>
                <th scope="row">
                  <Who principal={principal} groups={groups} />
                </th>
                <td>
                  <Accounts places={accounts} few={4} />
                </td>
                <td>
                  <Badge verdict={verdict} /> {answer.reason}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Rest
        all={rows.length}
        shown={shown.length}
        what="rows"
        open={() => {
          setOpen(true);
        }}
      />
    </section>
  );
}

/** People by their groups and what those have, everybody else by name and kind. */
function Who({ principal, groups }: Pick<WhoCanRow, 'principal' | 'groups'>): JSX.Element {
  return (
    <>
      {groups.length > 0 && <span class="of">{groups.join(', ')} as </span>}
      <PrincipalLink row={principal} />
      {principal.kind !== 'root' && groups.length === 0 && <span class="of"> {principal.kind}</span>}
    </>
  );
}

function ActionsOfLevel({
  level,
  actions,
}: {
  readonly level: string;
  readonly actions: readonly string[];
}): JSX.Element | null {
  if (actions.length === 0) return null;
  return (
    <section>
      <h2>
        {level} <span class="count">{actions.length}</span>
      </h2>
      <ul class="columns">
        {[...actions].sort().map((action) => (
          <li key={action}>
            <Link to={{ view: 'action', name: action }}>{action}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Services, and the actions of the one that is open, by access level. */
export function ActionsView({ service }: { readonly service: string | undefined }): JSX.Element {
  const { answers } = useStore();
  const open = service ?? 's3';
  return (
    <>
      <Title>Actions</Title>
      <p class="lead">
        {answers.actions.length.toLocaleString('en')} actions. Search for one above, or choose a service.
      </p>
      <label class="choice">
        Service{' '}
        <select
          value={open}
          onChange={({ currentTarget }) => {
            location.hash = addressOf({ view: 'actions', service: currentTarget.value });
          }}
        >
          {answers.services.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      {answers.actionsOf(open).length === 0 && <Nothing>There is no service “{open}” that this page knows.</Nothing>}
      {[...LEVELS, undefined].map((level) => (
        <ActionsOfLevel
          key={level ?? ''}
          level={level ?? 'Of no level'}
          actions={answers.actionsOf(open).filter((action) => answers.levelOf(action) === level)}
        />
      ))}
    </>
  );
}
