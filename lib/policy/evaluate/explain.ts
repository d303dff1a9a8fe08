import { matchesAction } from '../compile/actions';
import { namingOf } from '../compile/naming';
import type { Naming } from '../compile/naming';
import { Grant } from '../compile/principals';
import { evaluateEntry } from '../conditions/condition';
import { Truth, both } from '../truth';
import { allLayers, bindsForSure, combine, granted, grantedBy } from './combine';
import type { Findings } from './combine';
import type { Decision, Dependence, Dependency } from './decision';
import type { LayerLevel, PolicyLayer } from './layers';
import { allowsAtEveryLevel, grants, truthAt } from './match';
import type { LayerFinding, Match, Subject } from './match';

type Verdict = Omit<Decision, 'absentKeys'> | Dependence;

/** Puts the findings into one answer that says why. */
export function explain(findings: Findings, subject: Subject): Verdict {
  switch (combine(findings)) {
    case Truth.TRUE:
      return explainAllowed(findings, subject);
    case Truth.FALSE:
      return explainDenied(findings, subject);
    case Truth.UNKNOWN:
      return explainDependence(findings, subject);
  }
}

/** A statement that denies, whatever else does. */
export interface Denial {
  readonly policy: string;
  readonly statement: string;
  readonly attachedTo: string;
}

/** Every statement that denies; where none does for certain, those that may. */
export function denialsIn(findings: Findings): readonly Denial[] {
  const all = allLayers(findings).flatMap(({ denies }) => denies);
  const certain = all.filter((match) => truthAt(match, Grant.ACCOUNT) === Truth.TRUE);
  return (certain.length > 0 ? certain : all.filter(isUnknown)).map(({ policy, statement }) => ({
    policy: policy.name,
    statement: statement.label,
    attachedTo: policy.attachedTo,
  }));
}

function explainAllowed(findings: Findings, subject: Subject): Verdict {
  const { identity, resource, relation } = findings;
  const byIdentity = identity && firstAllow(identity, Grant.ACCOUNT);
  const byResource = resource && firstAllow(resource, Grant.ACCOUNT);
  const isIdentityEnough = relation !== 'no account' && ownAllow(findings) === Truth.TRUE;
  if (isIdentityEnough && identity && byIdentity) {
    return decided('allowed', identity.layer.kind, byIdentity, besidesIdentity(findings, byResource));
  }
  if (isIdentityEnough && subject.principal.kind === 'root') {
    const reason = 'The root user is allowed everything in its account by itself, and no policy denies it.';
    return { decision: 'allowed', layer: 'AWS', reason };
  }
  const direct = resource && (firstAllow(resource, Grant.DIRECT) ?? firstAllow(resource, Grant.LIMITED) ?? byResource);
  if (direct) return decided('allowed', 'resource policy', direct, '');
  return { decision: 'allowed', layer: 'AWS', reason: 'Nothing denies it.' };
}

/** What else it took to call a resource of another account. */
function besidesIdentity({ relation, rules }: Findings, byResource: Match | undefined): string {
  if (relation !== 'cross account') return '';
  if (byResource) return ` So does ${nameOf('resource policy', byResource)}.`;
  const { provided, page } = rules.callerDecides ?? {};
  return provided === undefined ? '' : ` It needs no policy of the resource, provided that ${provided}: ${page}.`;
}

function ownAllow({ identity, boundary, session }: Findings): Truth {
  return both(allowsAtEveryLevel(identity), allowsAtEveryLevel(boundary), allowsAtEveryLevel(session));
}

function explainDenied(findings: Findings, subject: Subject): Verdict {
  const binding = allLayers(findings).filter((finding) => bindsForSure(finding, findings));
  for (const finding of binding) {
    const deny = finding.denies.find((match) => truthAt(match, Grant.ACCOUNT) === Truth.TRUE);
    if (deny) return decided('denied', finding.layer.kind, deny, '');
  }
  for (const finding of [findings.scp, findings.rcp]) {
    const missing = finding && binding.includes(finding) ? missingLevel(finding) : undefined;
    if (finding && missing) return implicitDeny(finding.layer.kind, missing, subject);
  }
  const limit = [findings.identity, findings.boundary, findings.session].find(
    (finding) => allowsAtEveryLevel(finding) === Truth.FALSE,
  );
  const { relation, rules } = findings;
  const needsResourcePolicy = !isEnoughByCaller(findings) || (rules.ownPolicyDecides && !limit);
  if (
    needsResourcePolicy &&
    (!limit || relation === 'no account') &&
    grantedBy(findings, Grant.ACCOUNT) === Truth.FALSE
  ) {
    return noResourcePolicy(findings, subject);
  }
  const missing = limit && missingLevel(limit);
  if (limit && missing) return implicitDeny(limit.layer.kind, missing, subject);
  return noResourcePolicy(findings, subject);
}

function isEnoughByCaller({ relation, rules }: Findings): boolean {
  return relation === 'same account' || (relation === 'cross account' && rules.callerDecides !== undefined);
}

function noResourcePolicy({ relation, resource, rules }: Findings, subject: Subject): Verdict {
  if (resource === undefined && rules.notDelegated !== undefined) {
    const { provided, page } = rules.notDelegated;
    const reason = `${subject.actionText} on ${subject.resourceText} is about what another account has: AWS takes it provided that ${provided}, and it is not so. See ${page}.`;
    return { decision: 'denied', layer: 'resource policy', reason };
  }
  const why = {
    'same account': 'the resource’s own policy has the last word',
    'cross account': 'it belongs to another account',
    'no account': 'the caller has no policies of its own',
  }[relation];
  const level = resource?.layer.levels[0];
  const near = level ? nearMiss(level, subject) : '';
  const lack = resource ? 'does not allow it' : 'is missing';
  const reason = `${subject.actionText} on ${subject.resourceText} needs the resource’s policy, since ${why}, and that policy ${lack}.${near}`;
  return { decision: 'denied', layer: 'resource policy', reason };
}

function implicitDeny(kind: PolicyLayer, level: LayerLevel, subject: Subject): Verdict {
  const [only, ...more] = level.policies;
  const isSingle = kind === 'permissions boundary' || kind === 'resource policy';
  const who = isSingle && only && more.length === 0 ? `The ${kind} "${only.name}" of` : `No ${kind} of`;
  const place = kind.endsWith('control policy') ? `No ${kind} at ${level.attachedTo}` : `${who} ${level.attachedTo}`;
  const verb = isSingle ? 'does not allow' : 'allows';
  const reason = `${place} ${verb} ${subject.actionText} on ${subject.resourceText}.${nearMiss(level, subject)}`;
  return { decision: 'denied', layer: kind, attachedTo: level.attachedTo, reason };
}

/** The statement that names the action and fails in one place only: mostly what someone forgot. */
function nearMiss(level: LayerLevel, subject: Subject): string {
  for (const policy of level.policies) {
    for (const statement of policy.document.statements) {
      if (statement.effect !== 'Allow' || !matchesAction(statement.actions, subject.lowerCaseAction)) continue;
      const start = ` Statement "${statement.label}" of "${policy.name}" comes nearest, but`;
      if (statement.principals && namingOf(statement.principals, subject.principal).most === Grant.NONE) {
        return `${start} it names other principals.`;
      }
      if (subject.coversResource(statement.resources) === Truth.FALSE) return `${start} it is about other resources.`;
      const failing = statement.conditions.find((entry) => evaluateEntry(entry, subject.context) === Truth.FALSE);
      if (failing) return `${start} its condition does not hold: ${failing.text}.`;
    }
  }
  return '';
}

function explainDependence(findings: Findings, subject: Subject): Verdict {
  const open = allLayers(findings).flatMap((finding) => [
    ...finding.denies
      .filter((match) => isUnknown(match) || !bindsForSure(finding, findings))
      .map((match) => dependency(finding, match, subject, findings)),
    ...openAllows(finding, findings).map((match) => dependency(finding, match, subject, findings)),
  ]);
  // One of each: what is denied on some is allowed elsewhere only where nothing else is open.
  const told = (['Allow', 'Deny'] as const).flatMap((effect) => open.find((one) => one.effect === effect) ?? []);
  const more = open.length > told.length ? `, and ${String(open.length - told.length)} more` : '';
  const why = told.some(({ on }) => on.includes(UNBOUND)) ? ` ${findings.rules.perhapsUnbound?.why ?? ''}` : '';
  const isOnly = open.filter(({ effect }) => effect === 'Allow').length === 1;
  const reason = told.length > 0 ? `Depends${joined(told, isOnly)}${more}.${why}` : whatElse(findings);
  return { decision: 'depends', reason, dependsOn: open };
}

/**
 * A statement that denies and one that allows may name the same: which of the two it is has to be said.
 *
 * @param isOnly whether no other statement allows it elsewhere
 */
function joined(told: readonly Dependency[], isOnly: boolean): string {
  const parts = told.map(({ layer, policy, statement, ...one }) => ({
    text: inWords(one, isOnly),
    by: ` (${layer} "${policy}", statement "${statement}")`,
  }));
  const [{ text: first } = { text: '' }] = parts;
  return `${first.startsWith('on ') ? ' ' : ': '}${parts.map(({ text, by }) => `${text}${by}`).join('; ')}`;
}

function inWords({ effect, on }: Pick<Dependency, 'effect' | 'on'>, isOnly: boolean): string {
  const isPlace = (text: string): boolean => /^(?:condition|resource) /.test(text);
  const places = on
    .filter(isPlace)
    .map((text) => text.replace(/^condition/, 'where').replace(/^resource/, 'on resource'));
  const others = on.filter((text) => !isPlace(text)).map((text) => `on ${text}`);
  if (places.length === 0) return others.join(' and ');
  const how = `${effect === 'Deny' ? 'denied' : isOnly ? 'allowed only' : 'allowed'} ${places.join(' and ')}`;
  return [how, ...others].join(', and ');
}

const UNBOUND = 'whether it binds this call';

/** Where no statement is open. */
function whatElse(findings: Findings): string {
  const { ownPolicyDecides, perhapsAllowed, perhapsDelegated, perhapsNamed, perhapsRefused, perhapsUnbound } =
    findings.rules;
  if (perhapsUnbound && granted(findings) === Truth.TRUE)
    return `Depends on what no policy says. ${perhapsUnbound.why}`;
  if (perhapsAllowed) return `Depends on what no policy says. ${perhapsAllowed.why}`;
  const isUnclear = granted(findings) === Truth.UNKNOWN;
  if (perhapsNamed && isUnclear && ownPolicyDecides && allowsAtEveryLevel(findings.identity) === Truth.TRUE)
    return 'Depends on whom the role trusts, which is not known: the caller’s own policies allow it.';
  if (perhapsNamed && isUnclear) return PERHAPS_NAMED;
  if (isUnclear) {
    if (perhapsDelegated) return `Depends on whether ${perhapsDelegated.provided}: ${perhapsDelegated.page}.`;
    return 'Depends on the policy of the resource, which is not known.';
  }
  if (perhapsRefused) return `Depends on what no policy here says. ${perhapsRefused.why}`;
  return 'Depends on the policy of the resource, which is not known here.';
}

const PERHAPS_NAMED =
  'Depends on the policy of the resource, which is not known: nothing else allows it, and within an account that policy is enough.';

/** What the policy of a resource alone may allow, where nobody knows it: it says so also where a statement is open besides. */
export function elseDenied(found: Dependence): Dependence {
  const reason = found.dependsOn.length === 0 ? found.reason : `${PERHAPS_NAMED} ${found.reason}`;
  return { ...found, reason, elseDenied: true };
}

/** Allowing statements matter only where their layer has nothing surer. */
function openAllows(finding: LayerFinding, findings: Findings): readonly Match[] {
  if (finding.layer.kind === 'resource policy') {
    const allows = finding.levels.flatMap((level) => level.allows);
    if (grants(finding, Grant.ACCOUNT) === Truth.UNKNOWN) return allows;
    return restsOnDirectness(findings) ? allows.filter(mayBeDirect) : [];
  }
  return finding.levels.flatMap(({ allows }) => (allows.every(isUnknown) ? allows : []));
}

function dependency(finding: LayerFinding, match: Match, subject: Subject, findings: Findings): Dependency {
  const { layer } = finding;
  const { policy, statement, naming } = match;
  const isUnbound = statement.effect === 'Deny' && !bindsForSure(finding, findings);
  const conditions = statement.conditions.filter((entry) => evaluateEntry(entry, subject.context) === Truth.UNKNOWN);
  const resources = subject.coversResource(statement.resources) === Truth.UNKNOWN;
  const { templates, negated } = statement.resources;
  const patterns = shorten(templates.map((template) => template.text));
  return {
    effect: statement.effect,
    layer: layer.kind,
    policy: policy.name,
    statement: statement.label,
    attachedTo: policy.attachedTo,
    on: [
      ...conditions.map((entry) => `condition ${entry.text}`),
      ...(resources ? [`resource ${negated ? 'other than ' : ''}${patterns}`] : []),
      ...openNaming(naming),
      ...(isUnbound ? [UNBOUND] : []),
    ],
  };
}

function openNaming(naming: Naming): readonly string[] {
  if (naming.least === naming.most) return [];
  return [mayBeDirect({ naming }) ? LIMITED_OR_NOT : 'whom it names'];
}

const LIMITED_OR_NOT =
  'whether the permissions boundary and session policies limit what it grants to everyone, of which AWS says nothing';

/** It is enough by itself within what limits the caller, and may be beyond. */
function mayBeDirect({ naming: { least, most } }: Pick<Match, 'naming'>): boolean {
  return least === Grant.LIMITED && most === Grant.DIRECT;
}

function restsOnDirectness({ relation, boundary, session }: Findings): boolean {
  return relation === 'same account' && both(allowsAtEveryLevel(boundary), allowsAtEveryLevel(session)) !== Truth.TRUE;
}

/** A managed policy may list a hundred: three show what they are about. */
function shorten(patterns: readonly string[]): string {
  const more = patterns.length > 3 ? ` or ${String(patterns.length - 3)} more` : '';
  return patterns.slice(0, 3).join(' or ') + more;
}

function decided(decision: Decision['decision'], layer: PolicyLayer, match: Match, more: string): Verdict {
  const { policy, statement } = match;
  const verb = decision === 'allowed' ? 'Allowed' : 'Denied';
  const reason = `${verb} by ${nameOf(layer, match)}.${more}`;
  return { decision, layer, policy: policy.name, statement: statement.label, attachedTo: policy.attachedTo, reason };
}

function nameOf(layer: PolicyLayer, { policy, statement }: Match): string {
  return `statement "${statement.label}" of ${layer} "${policy.name}", attached to ${policy.attachedTo}`;
}

function firstAllow(finding: LayerFinding, least: Grant): Match | undefined {
  const allows = finding.levels.flatMap((level) => level.allows);
  return allows.find((match) => truthAt(match, least) === Truth.TRUE);
}

function missingLevel(finding: LayerFinding): LayerLevel | undefined {
  return finding.levels.find(({ allows }) => allows.length === 0)?.level;
}

function isUnknown(match: Match): boolean {
  return truthAt(match, Grant.ACCOUNT) === Truth.UNKNOWN;
}
