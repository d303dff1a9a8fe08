import { Fragment, type JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PolicyRow } from '../page/format';
import { Link, PrincipalLink, Title } from './parts';
import { Rest, usePrinted } from './printed';
import { useStore } from './store';

/** Accounts of a small organization are all drawn; of a large one a few in each unit, and who gets in as a number. */
const SMALL = 60;
const DRAWN = 4;

/** The organization as boxes within boxes. */
export function OrganizationView(): JSX.Element {
  const { data } = useStore();
  const people = data.principals.filter(({ kind }) => kind === 'permission set').length;
  return (
    <>
      <Title>Organization</Title>
      <p class="lead">
        {data.accounts.length} accounts in {data.units.length - 1} organizational units. {data.guardrails.length}{' '}
        guardrails bind them, {people} permission sets let people in.
      </p>
      <div class="tree">
        <Unit place={0} />
      </div>
    </>
  );
}

function Unit({ place }: { readonly place: number }): JSX.Element {
  const { data, lookup } = useStore();
  const [all, setAll] = useState(data.accounts.length <= SMALL);
  const unit = data.units[place];
  const accounts = lookup.accountsIn(place);
  const isPrinted = usePrinted(data.accounts.length);
  const shown = all || isPrinted ? accounts : accounts.slice(0, DRAWN);
  const size = lookup.sizeOf(place);
  return (
    <section class={place === 0 ? 'unit root' : 'unit'} aria-label={`${unit?.name ?? ''}, ${String(size)} accounts`}>
      <h2 class="unit-name">
        {unit?.name} <span class="count">{size === 1 ? '1 account' : `${String(size)} accounts`}</span>
      </h2>
      <AttachedHere isHere={({ units }) => units.includes(place)} reach="from here down" />
      {size > shown.length && <PeopleBelow place={place} />}
      <div class="boxes">
        {shown.map((account) => (
          <AccountBox key={account} place={account} />
        ))}
        {lookup.unitsIn(place).map((below) => (
          <Unit key={below} place={below} />
        ))}
      </div>
      <Rest
        all={accounts.length}
        shown={shown.length}
        what={`accounts of ${unit?.name ?? ''}`}
        open={() => {
          setAll(true);
        }}
      />
    </section>
  );
}

interface AttachedProps {
  /** Whether a policy is attached to the very place. */
  readonly isHere: (policy: PolicyRow) => boolean;
  /** How far those reach. */
  readonly reach: string;
}

/** Guardrails by the policies that are attached to this very unit or account. */
function AttachedHere({ isHere, reach }: AttachedProps): JSX.Element | null {
  const { data } = useStore();
  const here = new Set(data.policies.flatMap((policy, place) => (isHere(policy) ? [place] : [])));
  const found = data.guardrails.filter(({ policies }) => policies.some((policy) => here.has(policy)));
  if (found.length === 0) return null;
  return (
    <details class="attached">
      <summary>
        {found.length === 1 ? '1 guardrail' : `${String(found.length)} guardrails`} {reach}
      </summary>
      <ul class="inline">
        {found.map(({ id, type }) => (
          <li key={`${type} ${id}`}>
            <Link to={{ view: 'guardrail', name: id }}>{id}</Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Groups that get in somewhere from a unit down, each with what it is there and in how many accounts. */
function PeopleBelow({ place }: { readonly place: number }): JSX.Element | null {
  const { data, lookup } = useStore();
  const [isOpen, setOpen] = useState(false);
  const isPrinted = usePrinted();
  const groups = lookup.groupsBelow(place);
  if (groups.size === 0) return null;
  return (
    <details
      class="attached"
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
      }}
    >
      <summary>{groups.size === 1 ? '1 group gets in' : `${String(groups.size)} groups get in`} from here down</summary>
      {(isOpen || isPrinted) && (
        <ul class="inline">
          {[...groups].map(([group, as]) => (
            <li key={group}>
              {group} as{' '}
              {[...as].map(([person, accounts], index) => {
                const row = data.principals[person];
                return row === undefined ? null : (
                  <Fragment key={person}>
                    {index > 0 && ', '}
                    <PrincipalLink row={row} />{' '}
                    <span class="of">in {accounts === 1 ? '1 account' : `${String(accounts)} accounts`}</span>
                  </Fragment>
                );
              })}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}

/** Personas that a box names. */
const FEW = 6;

function AccountBox({ place }: { readonly place: number }): JSX.Element {
  const { data, lookup } = useStore();
  const account = data.accounts[place];
  const people = lookup.standingsIn(place).filter(({ principal }) => principal.kind === 'permission set');
  return (
    <article class="account">
      <h3>
        <Link to={{ view: 'account', name: account?.name ?? '' }}>{account?.name}</Link>
      </h3>
      <AttachedHere isHere={({ accounts }) => accounts.includes(place)} reach="of its own" />
      {account?.kind === 'management' && <p class="nobody">no control policy binds it: AWS exempts it</p>}
      {people.length === 0 ? (
        <p class="nobody">nobody is assigned</p>
      ) : people.length > FEW ? (
        <p class="nobody">{people.length} personas</p>
      ) : (
        <ul>
          {people.map(({ principal, place: { groups = [] } }) => (
            <li key={principal.name}>
              <PrincipalLink row={principal} account={account?.name ?? ''} />{' '}
              <span class="of">{groups.join(', ')}</span>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
