import type { JSX } from 'preact';
import { groupBy } from '../../base/group-by';
import { isObject } from '../../base/json';
import type { GuardrailRow } from '../page/format';
import { statementInWords, typeWords } from '../page/words';
import { Accounts, Code, Link, NotFound, Nothing, Title } from './parts';
import { Rows } from './principal';
import { useStore } from './store';

export function GuardrailView({ name }: { readonly name: string }): JSX.Element {
  const { lookup } = useStore();
  const rows = lookup.guardrails(name);
  if (rows.length === 0)
    return (
      <NotFound list={{ view: 'guardrails' }} all="All guardrails">
        There is no guardrail “{name}” in this organization.
      </NotFound>
    );
  return (
    <>
      {rows.map((row) => (
        <Guardrail row={row} key={row.type} />
      ))}
    </>
  );
}

function Guardrail({ row }: { readonly row: GuardrailRow }): JSX.Element {
  const { data } = useStore();
  const policies = row.policies.flatMap((place) => data.policies[place] ?? []);
  return (
    <>
      <Title over={`Guardrail: ${typeWords(row.type)}`}>{row.id}</Title>
      {row.why !== undefined && <p class="lead">{row.why}</p>}
      <dl class="facts">
        <div>
          <dt>Stands in</dt>
          <dd>{policies.map((policy) => policy.name).join(', ')}</dd>
        </div>
        {row.file !== undefined && (
          <div>
            <dt>Written in</dt>
            <dd>{row.file}</dd>
          </div>
        )}
      </dl>
      <section>
        <h2>
          Where it holds <span class="count">{row.accounts.length}</span>
        </h2>
        {row.accounts.length === 0 ? (
          <Nothing>In no account yet: nobody is where it is attached.</Nothing>
        ) : (
          <Accounts places={row.accounts} few={24} />
        )}
      </section>
      <Exempt row={row} />
      <Statements row={row} />
      <section>
        <h2>Proofs</h2>
        {row.proof === undefined ? (
          <Nothing>Nothing in the assembly says that it was proven.</Nothing>
        ) : (
          <p>
            {row.proof.claims} claims came to {row.proof.questions.toLocaleString('en')} questions, and every one held.
          </p>
        )}
        <Rows title="It denies" rows={row.denies ?? []} />
        <Rows title="It leaves alone" rows={row.allows ?? []} />
      </section>
    </>
  );
}

function Exempt({ row }: { readonly row: GuardrailRow }): JSX.Element {
  return (
    <section>
      <h2>Who is exempt by config</h2>
      {row.exceptions.length === 0 ? (
        <Nothing>Nobody.</Nothing>
      ) : (
        <ul>
          {row.exceptions.map(({ who, accounts, reason, until }, index) => (
            <li key={index}>
              <strong>{who}</strong> in <Accounts places={accounts} /> {until === '' ? 'for good' : `until ${until}`}:{' '}
              {reason}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Statements({ row }: { readonly row: GuardrailRow }): JSX.Element {
  const { data } = useStore();
  const written = row.statements.flatMap(([policy, place]) => {
    const content = data.policies[policy]?.content;
    const { Statement: all = [] } = isObject(content) ? content : {};
    const statement = [all].flat()[place];
    return isObject(statement) ? [statement] : [];
  });
  // In the policies of several targets it says the same once more.
  const statements = [...new Map(written.map((statement) => [JSON.stringify(statement), statement])).values()];
  const contents = statements.length > 0 ? statements : row.policies.map((place) => data.policies[place]?.content);
  return (
    <section>
      <h2>What it says</h2>
      <ul class="rows">
        {statements.map((statement, index) => (
          <li key={index}>{statementInWords(statement)}</li>
        ))}
      </ul>
      {contents.map((content, index) => (
        <details key={index} open={statements.length === 0}>
          <summary>JSON{isObject(content) && typeof content.Sid === 'string' ? ` of ${content.Sid}` : ''}</summary>
          <Code value={content} />
        </details>
      ))}
    </section>
  );
}

export function GuardrailsView(): JSX.Element {
  const { data } = useStore();
  const byType = groupBy(data.guardrails, ({ type }) => type);
  const types = [...byType].sort(([, one], [, other]) => other.length - one.length);
  return (
    <>
      <Title>Guardrails</Title>
      {types.map(([type, rows]) => (
        <section key={type}>
          <h2>
            {typeWords(type)} <span class="count">{rows.length}</span>
          </h2>
          <ul class="cards">
            {rows.map(({ id, why, accounts }) => (
              <li key={id}>
                <Link to={{ view: 'guardrail', name: id }}>{id}</Link>
                {why !== undefined && <p>{why}</p>}
                <p class="of">
                  holds in {accounts.length} of {data.accounts.length} accounts
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
