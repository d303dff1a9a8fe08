import type { JSX } from 'preact';
import { groupBy } from '../../base/group-by';
import { isObject } from '../../base/json';
import type { GuardrailRow } from '../page/format';
import { sparedBy, type Spared } from '../page/spared';
import { statementInWords, typeWords } from '../page/words';
import { Accounts, Code, Link, NotFound, Nothing, PrincipalLink, Proven, Title } from './parts';
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
        {row.control !== undefined && (
          <div>
            <dt>Control</dt>
            <dd>{row.control}</dd>
          </div>
        )}
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
          <Proven proof={row.proof} />
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
      <h2>Who is exempt</h2>
      <SparedByItself row={row} />
      <h3>By exceptions of the config</h3>
      {row.exceptions.length === 0 ? (
        <Nothing>Nobody: the config has no exception from it.</Nothing>
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

/** A setting has no statements, and nobody is spared by one. */
function SparedByItself({ row }: { readonly row: GuardrailRow }): JSX.Element {
  const { data } = useStore();
  const spared = sparedBy(data, row);
  if (row.statements.length === 0)
    return <Nothing>By itself it spares nobody: it is a setting of whole accounts.</Nothing>;
  return (
    <>
      <h3>By its own statements</h3>
      {spared.length === 0 ? (
        <Nothing>Nobody by name or tag. Under which conditions it denies stands below.</Nothing>
      ) : (
        <ul>
          {spared.map(({ who, statements, standing }, index) => (
            <li key={index}>
              <strong>{who}</strong>
              {statements.length > 0 && `, from ${statements.join(', ')} alone`}
              {standing.length === 0 ? (
                <span class="of"> (the templates make nobody called so where it holds)</span>
              ) : (
                <>
                  : <Standing standing={standing} />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <p>Besides, AWS lets it bind neither the management account nor service-linked roles.</p>
    </>
  );
}

function Standing({ standing }: Pick<Spared, 'standing'>): JSX.Element {
  const { lookup } = useStore();
  return (
    <ul class="inline">
      {standing.map(({ principal, accounts }) => {
        const [only = -1] = accounts;
        const where = accounts.length === 1 ? lookup.accountName(only) : `${String(accounts.length)} accounts`;
        return (
          <li key={`${principal.kind} ${principal.name}`}>
            <PrincipalLink row={principal} /> <span class="of">in {where}</span>
          </li>
        );
      })}
    </ul>
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
        {row.sets?.map(({ what, value }) => (
          <li key={what}>
            {what}: {value}
          </li>
        ))}
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
