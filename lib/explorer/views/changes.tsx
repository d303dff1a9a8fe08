import type { JSX } from 'preact';
import { groupBy } from '../../base/group-by';
import type { ChangeRow } from '../page/format';
import { Link, NotFound, Title } from './parts';
import { useStore } from './store';

export function ChangesView(): JSX.Element {
  const { data } = useStore();
  const { changes } = data;
  if (changes === undefined) {
    return (
      <NotFound list={{ view: 'organization' }} all="The organization">
        Nothing was compared: “npm run explorer -- --base main” writes what changes since then.
      </NotFound>
    );
  }
  const severities = [...new Set(changes.findings.map(({ severity }) => severity))];
  return (
    <>
      <Title over={`Compared with ${changes.base}`}>What changes</Title>
      <p class="lead">
        {changes.findings.length === 1 ? '1 finding' : `${changes.findings.length.toLocaleString('en')} findings`}
        {changes.questions > 0 &&
          `, from ${changes.questions.toLocaleString('en')} requests that both sides were asked`}
        .
      </p>
      {severities.map((severity) => (
        <section key={severity}>
          <h2>
            <span class={`badge severity-${severity}`}>{severity}</span>{' '}
            <span class="count">{changes.findings.filter((finding) => finding.severity === severity).length}</span>
          </h2>
          {bundlesOf(changes.findings, severity).map((bundle) => (
            <Bundle key={bundle[0]?.place} bundle={bundle} />
          ))}
        </section>
      ))}
    </>
  );
}

interface Placed {
  readonly finding: ChangeRow;
  /** In the report, counted from 1. */
  readonly place: number;
}

/** Those of a severity; what has one cause stands together. */
function bundlesOf(findings: readonly ChangeRow[], severity: string): readonly (readonly Placed[])[] {
  const own = findings
    .map((finding, index): Placed => ({ finding, place: index + 1 }))
    .filter(({ finding }) => finding.severity === severity);
  const keyOf = ({ finding: { title, cause }, place }: Placed): string => `${title} ${cause ?? String(place)}`;
  return [...groupBy(own, keyOf).values()];
}

function Bundle({ bundle }: { readonly bundle: readonly Placed[] }): JSX.Element | null {
  const [first] = bundle;
  if (first === undefined) return null;
  if (bundle.length === 1) return <Part part={first} title={`${first.finding.title}.`} />;
  return (
    <details class="change">
      <summary>
        <strong>{first.finding.title}.</strong> {first.finding.cause}, in {bundle.length} ways
      </summary>
      {bundle.map((part) => (
        <Part key={part.place} part={part} />
      ))}
    </details>
  );
}

function Part({ part, title }: { readonly part: Placed; readonly title?: string }): JSX.Element {
  const { finding, place } = part;
  return (
    <details class="change">
      <summary>
        {title !== undefined && <strong>{title}</strong>} {finding.what}
      </summary>
      <Change finding={finding} />
      <p class="onward">
        <Link to={{ view: 'change', name: String(place) }}>Link to this</Link>
      </p>
    </details>
  );
}

/** One finding. @param number its place in the report, counted from 1 */
export function ChangeView({ number }: { readonly number: string }): JSX.Element {
  const { changes } = useStore().data;
  const finding = /^[1-9]\d*$/.test(number) ? changes?.findings[Number(number) - 1] : undefined;
  if (changes === undefined || finding === undefined)
    return (
      <NotFound list={{ view: 'changes' }} all="What changes">
        There is no change {number} in this page.
      </NotFound>
    );
  return (
    <>
      <Title over={`${finding.severity}, compared with ${changes.base}`}>{finding.title}</Title>
      <p class="lead">{finding.what}</p>
      <Change finding={finding} />
      <p class="onward">
        <Link to={{ view: 'changes' }}>All {changes.findings.length} changes</Link>
      </p>
    </>
  );
}

function Change({ finding }: { readonly finding: ChangeRow }): JSX.Element {
  const { lookup } = useStore();
  const { who, where, actions, details, statement, file } = finding;
  const hasFacts = [...who, ...where, statement, file].some((fact) => fact !== undefined);
  return (
    <>
      {hasFacts && (
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
      )}
      {actions !== undefined && (
        <p>
          {actions.count.toLocaleString('en')} {actions.count === 1 ? 'action' : 'actions'}
          {actions.count === actions.examples.length ? ': ' : ', for example '}
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
