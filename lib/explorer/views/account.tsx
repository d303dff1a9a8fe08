import type { JSX } from 'preact';
import type { AccountRow } from '../page/format';
import { AccountQuotas } from './account-quotas';
import { AccountStacks } from './account-stacks';
import { COUNT_WORDS, LevelCells, LevelHeads, Link, NotFound, Nothing, PrincipalLink, Title, Wide } from './parts';
import { useStore } from './store';

export function AccountView({ name }: { readonly name: string }): JSX.Element {
  const { data, lookup } = useStore();
  const found = lookup.account(name);
  if (found === undefined)
    return (
      <NotFound list={{ view: 'organization' }} all="All accounts">
        There is no account “{name}” in this organization.
      </NotFound>
    );
  const { place, row } = found;
  const path = lookup.unitsAbove(place).map((unit) => data.units[unit]?.name ?? '');
  return (
    <>
      <Title over={`Account in ${path.join(' / ')}`}>{row.name}</Title>
      <Facts row={row} />
      <Entering place={place} name={row.name} kind="permission set" title="Who gets in" />
      <Entering place={place} name={row.name} kind="role" title="Roles and users in it" />
      <Guards place={place} />
      <AccountStacks place={place} />
      <AccountQuotas place={place} />
    </>
  );
}

function Facts({ row }: { readonly row: AccountRow }): JSX.Element {
  const facts: readonly (readonly [string, string])[] = [
    [
      'Account id',
      row.id ?? (row.kind === 'management' ? 'not in the templates' : 'given out by AWS when it is created'),
    ],
    ['E-mail', row.email ?? 'not in the templates'],
    ...Object.entries(row.tags).map(([key, value]) => [`Tag ${key}`, value] as const),
    ...(row.kind === 'management'
      ? [['Kind', 'management account: no control policy (SCP, RCP) binds it, settings do'] as const]
      : []),
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

interface EnteringProps {
  readonly place: number;
  readonly name: string;
  readonly kind: 'permission set' | 'role';
  readonly title: string;
}

function Entering({ place, name, kind, title }: EnteringProps): JSX.Element {
  const { answers, lookup } = useStore();
  const isOfKind = (one: string): boolean => (one === 'permission set') === (kind === 'permission set');
  const found = lookup.standingsIn(place).filter(({ principal }) => isOfKind(principal.kind));
  return (
    <section>
      <h2>{title}</h2>
      {found.length > 0 && <p>Actions on every resource of the account; {COUNT_WORDS}.</p>}
      {found.length === 0 ? (
        <Nothing>Nobody: no group is assigned to this account.</Nothing>
      ) : (
        <Wide label={title}>
          <table class="folding">
            <thead>
              <tr>
                {kind === 'permission set' && <th scope="col">Who</th>}
                <th scope="col">As</th>
                <LevelHeads />
              </tr>
            </thead>
            <tbody>
              {found.map(({ principal, place: { sheet, groups = [] } }) => (
                <tr key={`${principal.kind} ${principal.name}`}>
                  {kind === 'permission set' && <td class="who">{groups.join(', ')}</td>}
                  <th scope="row">
                    <PrincipalLink row={principal} account={name} />
                  </th>
                  <LevelCells counts={answers.countsOf(sheet)} />
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
    </section>
  );
}

/** Guardrails by where they come from, the nearest last. */
function Guards({ place }: { readonly place: number }): JSX.Element {
  const { data, lookup } = useStore();
  const units = lookup.unitsAbove(place);
  const levels = [
    ...units.map((unit) => ({
      name: unit === 0 ? 'the root' : (data.units[unit]?.path ?? ''),
      has: (policy: number): boolean => data.policies[policy]?.units.includes(unit) === true,
    })),
    { name: 'the account itself', has: (policy: number) => data.policies[policy]?.accounts.includes(place) === true },
  ];
  const bound = data.guardrails.filter(({ accounts }) => accounts.includes(place));
  return (
    <section>
      <h2>What guards it</h2>
      {data.accounts[place]?.kind === 'management' && (
        <p>Settings alone: AWS lets no service or resource control policy bind the management account.</p>
      )}
      {bound.length === 0 && <Nothing>No guardrail binds this account.</Nothing>}
      <dl class="levels">
        {levels.map(({ name, has }) => {
          const here = bound.filter(({ policies }) => policies.some(has));
          if (here.length === 0) return null;
          return (
            <div key={name}>
              <dt>
                From {name} <span class="count">{here.length}</span>
              </dt>
              <dd>
                <ul class="inline">
                  {here.map(({ id, type, exceptions }) => (
                    <li key={`${type} ${id}`}>
                      <Link to={{ view: 'guardrail', name: id }}>{id}</Link>
                      {exceptions.some(({ accounts }) => accounts.includes(place)) && ' (with exceptions)'}
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
