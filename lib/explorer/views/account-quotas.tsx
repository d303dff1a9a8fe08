import type { JSX } from 'preact';
import type { PolicyRow } from '../page/format';
import { typeWords } from '../page/words';
import { Wide } from './parts';
import { useStore } from './store';

/** How much of what AWS lets an account have is used, and how long the policies are that are attached on the way down to it. */
export function AccountQuotas({ place }: { readonly place: number }): JSX.Element {
  const { data, lookup } = useStore();
  const units = new Set(lookup.unitsAbove(place));
  const policies = data.policies.filter(
    ({ units: targets, accounts }) => accounts.includes(place) || targets.some((unit) => units.has(unit)),
  );
  return (
    <section>
      <h2>What of AWS’s quotas is used</h2>
      <Wide label="What of AWS’s quotas is used">
        <table class="folding">
          <thead>
            <tr>
              <th scope="col">Quota</th>
              <Numbers />
            </tr>
          </thead>
          <tbody>
            {usages(place, data.policies).map(({ quota, used, most }) => (
              <tr key={quota}>
                <th scope="row">{quota}</th>
                <td class="number" data-label="Used">
                  {used.toLocaleString('en')}
                </td>
                <td class="number" data-label="AWS’s limit">
                  {most.toLocaleString('en')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {policies.length > 0 && (
        <Wide label="Characters of each policy">
          <table class="folding">
            <thead>
              <tr>
                <th scope="col">Characters of a policy attached to it or above it</th>
                <th scope="col">Type</th>
                <Numbers />
              </tr>
            </thead>
            <tbody>
              {policies.map(({ name, type, characters, most }) => (
                <tr key={`${type} ${name}`}>
                  <th scope="row">{name}</th>
                  <td data-label="Type">{typeWords(type)}</td>
                  <td class="number" data-label="Used">
                    {characters.toLocaleString('en')}
                  </td>
                  <td class="number" data-label="AWS’s limit">
                    {most?.toLocaleString('en') ?? 'not known'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
    </section>
  );

  function usages(account: number, all: readonly PolicyRow[]): readonly Usage[] {
    const sets = lookup.standingsIn(account).filter(({ principal }) => principal.kind === 'permission set');
    const attached = all.filter(({ accounts }) => accounts.includes(account));
    return [
      { quota: 'Permission sets', used: sets.length, most: data.quotas.permissionSets },
      ...Object.entries(data.quotas.attachments).flatMap(([type, { most, byAws }]) => {
        const used = attached.filter((policy) => policy.type === type).length;
        return used === 0 ? [] : [{ quota: `Attached to itself: ${typeWords(type)}`, used: used + byAws, most }];
      }),
    ];
  }
}

interface Usage {
  readonly quota: string;
  readonly used: number;
  readonly most: number;
}

function Numbers(): JSX.Element {
  return (
    <>
      <th scope="col" class="number">
        Used
      </th>
      <th scope="col" class="number">
        AWS’s limit
      </th>
    </>
  );
}
