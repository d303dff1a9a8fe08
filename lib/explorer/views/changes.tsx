import type { JSX } from 'preact';
import type { ChangeRow } from '../page/format';
import { Link, Nothing, Title } from './parts';
import { useStore } from './store';

export function ChangesView(): JSX.Element {
  const { data } = useStore();
  const { changes } = data;
  if (changes === undefined) {
    return <Nothing>Nothing was compared: “npm run explorer -- --base main” writes what changes since then.</Nothing>;
  }
  const severities = [...new Set(changes.findings.map(({ severity }) => severity))];
  return (
    <>
      <Title over={`Compared with ${changes.base}`}>What changes</Title>
      <p class="lead">
        {changes.findings.length} findings, from {changes.questions.toLocaleString('en')} requests that both sides were
        asked.
      </p>
      {severities.map((severity) => (
        <section key={severity}>
          <h2>{severity}</h2>
          {changes.findings.map(
            (finding, index) =>
              finding.severity === severity && (
                <details class="change" key={index}>
                  <summary>
                    <strong>{finding.title}.</strong> {finding.what}
                  </summary>
                  <Change finding={finding} />
                  <p>
                    <Link to={{ view: 'change', name: String(index + 1) }}>Link to this</Link>
                  </p>
                </details>
              ),
          )}
        </section>
      ))}
    </>
  );
}

/** One finding. @param number its place in the report, counted from 1 */
export function ChangeView({ number }: { readonly number: string }): JSX.Element {
  const { changes } = useStore().data;
  const finding = /^[1-9]\d*$/.test(number) ? changes?.findings[Number(number) - 1] : undefined;
  if (changes === undefined || finding === undefined)
    return <Nothing>There is no change {number} in this page.</Nothing>;
  return (
    <>
      <Title over={`${finding.severity}, compared with ${changes.base}`}>{finding.title}</Title>
      <p class="lead">{finding.what}</p>
      <Change finding={finding} />
      <p>
        <Link to={{ view: 'changes' }}>All {changes.findings.length} changes</Link>
      </p>
    </>
  );
}

function Change({ finding }: { readonly finding: ChangeRow }): JSX.Element {
  const { lookup } = useStore();
  const { who, where, actions, details, statement, file } = finding;
  return (
    <>
      <dl class="facts">
        <Fact term="Who" texts={who} />
        {where.length > 0 && (
          <div>
            <dt>Where</dt>
            <dd>
              <ul class="inline">
                {where.map((name) => (
                  <li key={name}>
                    {lookup.account(name) === undefined ? name : <Link to={{ view: 'account', name }}>{name}</Link>}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
        <Fact term="Decided by" texts={statement === undefined ? [] : [statement]} />
        <Fact term="File" texts={file === undefined ? [] : [file]} />
      </dl>
      {actions !== undefined && (
        <p>
          {actions.count.toLocaleString('en')} actions, for example{' '}
          {actions.examples.map((action, index) => (
            <span key={action}>
              {index > 0 && ', '}
              <Link to={{ view: 'action', name: action }}>{action}</Link>
            </span>
          ))}
        </p>
      )}
      {details.length > 0 && (
        <ul class="rows">
          {details.map((detail, index) => (
            <li key={index}>{detail}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Fact({ term, texts }: { readonly term: string; readonly texts: readonly string[] }): JSX.Element | null {
  if (texts.length === 0) return null;
  return (
    <div>
      <dt>{term}</dt>
      <dd>{texts.join(', ')}</dd>
    </div>
  );
}
