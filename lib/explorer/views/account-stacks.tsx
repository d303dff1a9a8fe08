import type { JSX } from 'preact';
import type { StackRow } from '../page/format';
import { More, Nothing, Wide } from './parts';
import { useStore } from './store';

/** What the templates put into an account: its stacks, and how many resources of which type each makes. */
export function AccountStacks({ place }: { readonly place: number }): JSX.Element {
  const { data } = useStore();
  const held = data.stacks.filter(({ accounts }) => accounts.includes(place));
  return (
    <section>
      <h2>What it holds</h2>
      {held.length === 0 ? (
        <Nothing>The landing zone puts nothing into this account.</Nothing>
      ) : (
        <Wide label="What it holds">
          <table class="folding">
            <thead>
              <tr>
                <th scope="col">Stack</th>
                <th scope="col">Regions</th>
                <th scope="col" class="number">
                  Resources
                </th>
                <th scope="col">Which</th>
              </tr>
            </thead>
            <tbody>
              {held.map((row, index) => (
                <Row key={index} row={row} />
              ))}
            </tbody>
          </table>
        </Wide>
      )}
    </section>
  );
}

function Row({ row: { name, isOfStackSet, regions, resources } }: { readonly row: StackRow }): JSX.Element {
  const count = resources.reduce((sum, [, own]) => sum + own, 0);
  return (
    <tr>
      <th scope="row">
        {name}
        {isOfStackSet && <span class="count"> by StackSet</span>}
      </th>
      <td class="regions" data-label="Regions">
        <More items={regions} few={2} what="Regions" show={(region) => region} />
      </td>
      <td class="number" data-label="Resources">
        {(count * regions.length).toLocaleString('en')}
      </td>
      <td class="whole" data-label="Which">
        <More
          items={resources}
          few={4}
          what="types"
          show={([type, own]) => `${type.replace(/^AWS::/, '')}${own === 1 ? '' : ` × ${String(own)}`}`}
        />
      </td>
    </tr>
  );
}
