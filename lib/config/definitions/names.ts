import { ManagedRuleIdentifiers } from 'aws-cdk-lib/aws-config';
import type { Control } from '../../catalogue/controls/definition/control';
import { findUnknownActions, findUnknownConditionKeys, type IamData, type UnknownName } from '../../iam-data';
import { ConfigError } from '../config-error';
import { inFile } from '../location';
import { at } from '../location';
import type { Problem } from '../problem';
import type { LandingZone } from '../../model/landing-zone';
import { quote, suggest } from '../wording';
import { PUBLIC_ISSUERS, variableKeys, type OneOrMore, type ProofRow, type Statement } from '../../policy';
import { GITHUB_ISSUER } from '../../catalogue/machine-roles/definition/trusted-job';
import { wrongArns } from './arns';
import type { Definitions } from './definitions';
import { listed } from './listed';
import { NAMES_AHEAD_OF_DATA, type NameAhead } from './names-ahead-of-data';
import { wrongPolicyNames } from './policy-names';
import { unknownTaggedTypes } from './settings/tagged-types';
import { madePersonas, settingParts, speakingParts, type Speaking } from './statements-in';
import { wrongPermissionSetRoles } from './permission-set-roles';
import { nearlyATag, tagKeysIn, tagKeysSpeltBy } from './tag-keys';
import { unprotected } from './unprotected';

const REFERENCE = 'look it up in AWS’s service authorization reference';

/** What a name is looked up in. */
interface Known {
  readonly data: IamData;
  /** Issuers whose tokens bring condition keys of their own. Undefined where the config does not say. */
  readonly issuers: readonly string[] | undefined;
  /** Names of personas, which their permission sets have. */
  readonly permissionSets: readonly string[];
  /** Tag keys that the config gives. */
  readonly tagKeys: readonly string[];
  /** Tag keys that its tag policies spell. */
  readonly speltTagKeys: readonly string[];
  /** In lower case. */
  readonly ahead: ReadonlySet<string>;
  /** What was found of an action before: the same ones stand in many places. */
  readonly actions: Map<string, readonly UnknownName[]>;
}

/**
 * Refuses what means nothing to AWS: a statement that names it looks as if it did something, and does not.
 *
 * @param zone a landing zone whose definitions are sound
 * @throws ConfigError with every such name at once
 */
export function refuseUnknownNames(zone: LandingZone, data: IamData, definitions: Definitions): void {
  const problems = unknownNames(zone, data, definitions);
  if (problems.length > 0) throw new ConfigError(problems);
}

/**
 * Every action, condition key, managed policy and managed rule that AWS does not have.
 *
 * @param zone undefined where the config is wrong itself: then what is made of it is left out
 * @param definitions of which all are sound
 */
export function unknownNames(
  zone: LandingZone | undefined,
  data: IamData,
  definitions: Definitions,
  ahead: readonly NameAhead[] = NAMES_AHEAD_OF_DATA,
): readonly Problem[] {
  const settings = settingParts(zone, definitions);
  const known: Known = {
    data,
    issuers: zone && [GITHUB_ISSUER, ...zone.company.trustedOidcProviders.map(({ url }) => url), ...PUBLIC_ISSUERS],
    permissionSets: madePersonas(zone, definitions).map(([, { name }]) => name),
    tagKeys: zone === undefined ? [] : tagKeysIn(zone),
    speltTagKeys: settings.flatMap(({ setting }) => tagKeysSpeltBy(setting)),
    ahead: new Set(ahead.map(({ name }) => name.toLowerCase())),
    actions: new Map(),
  };
  const parts = speakingParts(zone, definitions);
  return [
    ...parts.flatMap((part) => [
      ...namesInStatements(part, known),
      ...namesInRows(part, known),
      ...unprotected(part, data),
    ]),
    ...settings.flatMap(({ setting, locate }) =>
      [...unknownTaggedTypes(setting, data)].map(({ at = [], ...problem }) => ({ path: locate(at), ...problem })),
    ),
    ...(zone === undefined ? [] : nearTagsOfScenarios(zone, known)),
    ...wrongPolicyNames(parts),
    ...unknownRules(definitions.controls as Readonly<Record<string, Control>>),
  ];
}

function namesInStatements({ statements, locate, binds }: Speaking, known: Known): readonly Problem[] {
  return Object.entries(statements).flatMap(([list, members]) =>
    (members ?? []).flatMap((statement, index) => {
      const place = (path: readonly PropertyKey[]): string => locate([list, index, ...path]);
      return [
        ...actionProblems(statement.Action, (path) => place(['Action', ...path]), known),
        ...actionProblems(statement.NotAction, (path) => place(['NotAction', ...path]), known),
        ...keyProblems(statement, place, known),
        ...variableProblems(statement, place, known),
        ...wrongArns(statement, place, known.data),
        ...wrongPermissionSetRoles(statement, place, known.permissionSets),
        ...(binds === 'rcp' ? servicesBeyondRcps(statement, place, known) : []),
      ];
    }),
  );
}

function namesInRows({ rows, locate }: Speaking, known: Known): readonly Problem[] {
  return Object.entries(rows).flatMap(([list, members]) =>
    (members ?? []).flatMap(({ action, except, context = {} }: ProofRow, index) => [
      ...actionProblems(action, (path) => locate([list, index, 'action', ...path]), known),
      ...actionProblems(except, (path) => locate([list, index, 'except', ...path]), known),
      // Of any issuer: a row may ask about a stranger's token.
      ...Object.keys(context).flatMap((key) => keyProblem(key, locate([list, index, 'context', key]), known)),
    ]),
  );
}

/** Keys that AWS does not have the config's own checks tell. */
function nearTagsOfScenarios({ scenarios }: LandingZone, { tagKeys, speltTagKeys }: Known): readonly Problem[] {
  return scenarios.flatMap((scenario, index) =>
    (['never', 'always'] as const).flatMap((list) =>
      scenario[list].flatMap(({ context = {} }, row) =>
        Object.keys(context).flatMap((key) => {
          const near = nearlyATag(key, tagKeys, speltTagKeys);
          return near === undefined ? [] : [{ path: at('scenarios', index, list, row, 'context', key), ...near }];
        }),
      ),
    ),
  );
}

type Place = (path: readonly PropertyKey[]) => string;

function actionProblems(actions: OneOrMore<string> | undefined, place: Place, known: Known): readonly Problem[] {
  return listed(actions).flatMap(([path, action]) =>
    unknownActionNames(action, known).map((name) => unknownName(name, place(path))),
  );
}

function unknownActionNames(action: string, { ahead, actions, data }: Known): readonly UnknownName[] {
  let names = actions.get(action);
  if (names === undefined) {
    names = ahead.has(action.toLowerCase()) ? [] : findUnknownActions([action], data);
    actions.set(action, names);
  }
  return names;
}

function keyProblems({ Condition = {} }: Statement, place: Place, known: Known): readonly Problem[] {
  return Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.keys(keys).flatMap((key) => {
      const path = place(['Condition', operator, key]);
      return known.ahead.has(key.toLowerCase()) ? [] : [...keyProblem(key, path, known), ...issuer(key, path, known)];
    }),
  );
}

function keyProblem(key: string, path: string, { ahead, data, tagKeys, speltTagKeys }: Known): readonly Problem[] {
  if (ahead.has(key.toLowerCase())) return [];
  const unknown = findUnknownConditionKeys([key], data).map((name) => unknownName(name, path));
  const near = unknown.length > 0 ? undefined : nearlyATag(key, tagKeys, speltTagKeys);
  return near === undefined ? unknown : [{ path, ...near }];
}

/** Keys that policy variables name: a misspelt one has no value, and of several values none can stand for the variable. */
function variableProblems(
  { Resource, NotResource, Condition = {} }: Statement,
  place: Place,
  known: Known,
): readonly Problem[] {
  const texts = [
    ...listed(Resource).map(([path, text]) => [['Resource', ...path], text] as const),
    ...listed(NotResource).map(([path, text]) => [['NotResource', ...path], text] as const),
    ...Object.entries(Condition).flatMap(([operator, keys]) =>
      Object.entries(keys).flatMap(([key, values]) =>
        [values].flat().map((value) => [['Condition', operator, key], String(value)] as const),
      ),
    ),
  ];
  return texts.flatMap(([path, text]) => variableKeys(text).flatMap((key) => variableProblem(key, place(path), known)));
}

function variableProblem(key: string, path: string, known: Known): readonly Problem[] {
  if (known.ahead.has(key.toLowerCase())) return [];
  const unknown = keyProblem(key, path, known);
  if (unknown.length > 0 || !known.data.isMultivalued(key)) return unknown;
  const expected = 'a policy variable of a key that holds one value: AWS fills in no other';
  return [{ path, found: quote(`\${${key}}`), expected, mend: 'compare the key itself in a condition' }];
}

/** `<issuer>:sub` is a key of whoever signs the token: the data knows none of them. */
function issuer(key: string, path: string, { issuers }: Known): readonly Problem[] {
  const [, host] = /^([^:]*\.[^:]*):/.exec(key) ?? [];
  if (
    host === undefined ||
    issuers === undefined ||
    issuers.includes(host.toLowerCase()) ||
    host.startsWith('oidc.eks.')
  )
    return [];
  return [
    {
      path,
      found: quote(key),
      expected: 'a key of an identity provider that company.trustedOidcProviders lists',
      mend: suggest(host, issuers, 'list the provider, or correct its host'),
    },
  ];
}

function servicesBeyondRcps({ Action }: Statement, place: Place, { data }: Known): readonly Problem[] {
  return listed(Action).flatMap(([path, action]) => {
    const [service = ''] = action.split(':');
    if (data.supportsRcp(service) || !data.hasService(service)) return [];
    return [
      {
        path: place(['Action', ...path]),
        found: quote(action),
        expected: 'a service whose resources resource control policies bind',
        mend: 'deny it by a service control policy, or leave it out',
      },
    ];
  });
}

function unknownName({ kind, found, problem, suggestion }: UnknownName, path: string): Problem {
  const reason = problem.replace(/^"[^"]*" (is no known [a-z ]+\. )?/, '').replace(/ Did you mean .*$/, '');
  return {
    path,
    found: quote(found),
    expected: `${kind === 'action' ? 'an action' : 'a condition key'} that AWS has: ${reason.replace(/\.$/, '')}`,
    mend: suggestion === undefined ? REFERENCE : `did you mean ${quote(suggestion)}?`,
  };
}

/** A rule that AWS Config does not have would fail in every account. */
function unknownRules(controls: Readonly<Record<string, Control>>): readonly Problem[] {
  const rules = Object.values(ManagedRuleIdentifiers) as readonly string[];
  return Object.entries(controls).flatMap(([id, { rule }]) =>
    rules.includes(rule)
      ? []
      : [
          {
            path: inFile('lib/catalogue/controls/controls.ts', [id, 'rule']),
            found: quote(rule),
            expected: 'a rule that AWS Config manages',
            mend: suggest(rule, rules, 'look it up in the list of AWS Config managed rules'),
          },
        ],
  );
}
