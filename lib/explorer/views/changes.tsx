import type { ComponentChildren, JSX } from 'preact';
import { groupBy } from '../../base/group-by';
import type { ChangeRow, ChangeTopic } from '../page/format';
import { Link, NotFound, PrincipalLink, Title } from './parts';
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
  const severities = [...new Set(changes.findings.map(placeOf))].map((severity) => ({
    severity,
    bundles: bundlesOf(changes.findings, severity),
  }));
  const points = severities.reduce((sum, { bundles }) => sum + bundles.length, 0);
  return (
    <>
      <Title over={`Compared with ${changes.base}`}>What changes</Title>
      <p class="lead">
        {points === 1 ? '1 point' : `${points.toLocaleString('en')} points`}
        {changes.questions > 0 &&
          `, from ${changes.questions.toLocaleString('en')} requests that both sides were asked`}
        {severities.length > 1 &&
          `: ${severities.map(({ severity, bundles }) => `${String(bundles.length)} ${severity}`).join(', ')}`}
        .
      </p>
      {severities.map(({ severity, bundles }) => (
        <section key={severity}>
          <h2>
            <span class={`badge severity-${severity}`}>{severity}</span> <span class="count">{bundles.length}</span>
          </h2>
          {bundles.map((bundle) => (
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

/** The severity under which it stands. */
function placeOf({ severity, topic }: ChangeRow): string {
  return topic?.severity ?? severity;
}

/** Those of a severity; what has one cause, or follows from one thing, stands together. */
function bundlesOf(findings: readonly ChangeRow[], severity: string): readonly (readonly Placed[])[] {
  const own = findings
    .map((finding, index): Placed => ({ finding, place: index + 1 }))
    .filter(({ finding }) => placeOf(finding) === severity);
  const keyOf = ({ finding: { title, cause, topic }, place }: Placed): string =>
    topic === undefined ? `${title} ${cause ?? String(place)}` : topic.what;
  return [...groupBy(own, keyOf).values()];
}

function Bundle({ bundle }: { readonly bundle: readonly Placed[] }): JSX.Element | null {
  const [first] = bundle;
  if (first === undefined) return null;
  const { topic } = first.finding;
  if (topic !== undefined) return <Topic topic={topic} title={first.finding.title} parts={bundle} />;
  if (bundle.length === 1) return <Part part={first} title={`${first.finding.title}.`} />;
  return (
    <details class="change">
      <summary>
        <strong>{first.finding.title}.</strong> {first.finding.cause}, in {bundle.length} ways{' '}
        <span class="of">{whereWords({ what: '', where: placesOf(bundle) })}</span>
      </summary>
      {bundle.map((part) => (
        <Part key={part.place} part={part} />
      ))}
    </details>
  );
}

interface TopicProps {
  readonly topic: ChangeTopic;
  readonly title: string;
  readonly parts: readonly Placed[];
}

/** All that follows from one thing that somebody did. */
function Topic({ topic, title, parts }: TopicProps): JSX.Element {
  return (
    <details class="change">
      <summary>
        <strong>{title}.</strong> {topic.what}
      </summary>
      {topic.lines.length > 0 && (
        <ul class="rows">
          {topic.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {parts.map((part) => (
        <Part key={part.place} part={part} title={`${part.finding.title}.`} />
      ))}
    </details>
  );
}

function placesOf(bundle: readonly Placed[]): readonly string[] {
  return [...new Set(bundle.flatMap(({ finding }) => finding.where))];
}

function Part({ part, title }: { readonly part: Placed; readonly title?: string }): JSX.Element {
  const { finding, place } = part;
  return (
    <details class="change">
      <summary>
        {title !== undefined && <strong>{title}</strong>} {finding.what} <span class="of">{whereWords(finding)}</span>
      </summary>
      <Change finding={finding} />
      <p class="onward">
        <Link to={{ view: 'change', name: String(place) }}>Link to this</Link>
      </p>
    </details>
  );
}

/** Where, unless what happens says it: two findings may say the same of different places. */
function whereWords({ what, where }: Pick<ChangeRow, 'what' | 'where'>): string {
  if (where.every((name) => what.includes(name))) return '';
  return where.length <= 2 ? `in ${where.join(' and ')}` : `in ${String(where.length)} places`;
}

/** One finding. @param number its place in the report, counted from 1 */
export function ChangeView({ number }: { readonly number: string }): JSX.Element {
  const { changes } = useStore().data;
  const place = /^[1-9]\d*$/.test(number) ? Number(number) : 0;
  const finding = changes?.findings[place - 1];
  if (changes === undefined || finding === undefined)
    return (
      <NotFound list={{ view: 'changes' }} all="What changes">
        There is no change {number} in this page.
      </NotFound>
    );
  return (
    <>
      <Title
        over={
          <>
            <span class={`badge severity-${finding.severity}`}>{finding.severity}</span> {place} of{' '}
            {changes.findings.length}, compared with {changes.base}
          </>
        }
      >
        {finding.title}
      </Title>
      <p class="lead">{finding.what}</p>
      <Change finding={finding} />
      <ul class="inline onward">
        {place > 1 && (
          <li>
            <Link to={{ view: 'change', name: String(place - 1) }}>The one before</Link>
          </li>
        )}
        {place < changes.findings.length && (
          <li>
            <Link to={{ view: 'change', name: String(place + 1) }}>The next one</Link>
          </li>
        )}
        <li>
          <Link to={{ view: 'changes' }}>All {changes.findings.length} changes</Link>
        </li>
      </ul>
    </>
  );
}

function Change({ finding }: { readonly finding: ChangeRow }): JSX.Element {
  const { lookup } = useStore();
  const { who, where, actions, details, statement, file, cause = '' } = finding;
  const guardrails = lookup.guardrails(cause).length > 0 ? [cause] : [];
  const hasFacts = [...who, ...where, ...guardrails, statement, file].some((fact) => fact !== undefined);
  return (
    <>
      {hasFacts && (
        <dl class="facts">
          <Fact term="Who" items={who} show={(name) => <Who name={name} />} />
          <Fact
            term="Where"
            items={where}
            show={(name) =>
              lookup.account(name) === undefined ? name : <Link to={{ view: 'account', name }}>{name}</Link>
            }
          />
          <Fact
            term="Guardrail"
            items={guardrails}
            show={(name) => <Link to={{ view: 'guardrail', name }}>{name}</Link>}
          />
          <Fact term="Decided by" items={statement === undefined ? [] : [statement]} />
          <Fact term="File" items={file === undefined ? [] : [file]} />
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

/** `developers as Developer`, `role/app/orders`: a link where the page has them. */
function Who({ name }: { readonly name: string }): JSX.Element {
  const { lookup } = useStore();
  const [, group, persona = ''] = /^(.+) as (.+)$/.exec(name) ?? [];
  const [, kind = '', own = ''] = /^(role|user)\/(.+)$/.exec(name) ?? [];
  const people = lookup.principal('permission set', persona);
  const machine = lookup.principal(kind, own);
  return (
    <>
      {people !== undefined && `${group ?? ''} as `}
      {people !== undefined && <PrincipalLink row={people} />}
      {people === undefined && machine !== undefined && <PrincipalLink row={machine} />}
      {people === undefined && machine === undefined && name}
    </>
  );
}

interface FactProps {
  readonly term: string;
  readonly items: readonly string[];
  /** @default as text */
  readonly show?: (item: string) => ComponentChildren;
}

function Fact({ term, items, show = (item) => item }: FactProps): JSX.Element | null {
  if (items.length === 0) return null;
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        <ul class="inline">
          {items.map((item) => (
            <li key={item}>{show(item)}</li>
          ))}
        </ul>
      </dd>
    </div>
  );
}
