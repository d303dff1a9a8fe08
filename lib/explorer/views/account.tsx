import type { JSX } from 'preact';
import { entrancesTo, type Entrance } from '../page/entrances';
import type { AccountRow } from '../page/format';
import { AccountQuotas } from './account-quotas';
import { AccountStacks } from './account-stacks';
import { Legend, LevelCells, LevelHeads, Link, NotFound, Nothing, PrincipalLink, Title, Wide } from './parts';
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
      <Entering place={place} name={row.name} />
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
}

/** People by their groups, then whoever else may become something here, then what AWS services run as. */
function Entering({ place, name }: EnteringProps): JSX.Element {
  const { data, lookup } = useStore();
  const all = entrancesTo(data, lookup, place);
  const of = (door: Entrance['door']): readonly Entrance[] => all.filter((one) => one.door === door);
  return (
    <>
      <Legend />
      <Entrances title="Who gets in" name={name} found={of('assigned')} none="No group is assigned to this account.">
        People who are assigned by IAM Identity Center.
      </Entrances>
      <Entrances title="Who gets in otherwise" name={name} found={of('trusted')} none="Nobody.">
        Whoever may become a role here by what that trusts, IAM users, and the root user.
      </Entrances>
      <Entrances title="What AWS services run as" name={name} found={of('service')} none="Nothing.">
        Roles that no person, pipeline or other account may become.
      </Entrances>
    </>
  );
}

interface EntrancesProps {
  readonly title: string;
  readonly name: string;
  readonly found: readonly Entrance[];
  readonly none: string;
  readonly children: string;
}

function Entrances({ title, name, found, none, children }: EntrancesProps): JSX.Element {
  const { answers } = useStore();
  return (
    <section>
      <h2>{title}</h2>
      {found.length === 0 ? (
        <Nothing>{none}</Nothing>
      ) : (
        <>
          <p>{children}</p>
          <Wide label={title}>
            <table class="folding">
              <thead>
                <tr>
                  <th scope="col">Who</th>
                  <th scope="col">As</th>
                  <LevelHeads />
                </tr>
              </thead>
              <tbody>
                {found.map(({ principal, sheet, who, administrator }) => (
                  <tr key={`${principal.kind} ${principal.name}`}>
                    <td class="who">
                      {who.map((text) => (
                        <div key={text}>{text}</div>
                      ))}
                    </td>
                    <th scope="row">
                      <PrincipalLink row={principal} account={name} />
                      {administrator !== undefined && (
                        <>
                          {' '}
                          <span class="of">
                            (<Link to={{ view: 'paths' }}>{administrator}</Link>)
                          </span>
                        </>
                      )}
                    </th>
                    <LevelCells counts={answers.countsOf(sheet)} />
                  </tr>
                ))}
              </tbody>
            </table>
          </Wide>
        </>
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
