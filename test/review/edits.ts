import type { IamData } from '../../lib/iam-data';
import {
  PolicyEngine,
  type AccessRequest,
  accountOf,
  type Account,
  type PolicyDocument,
  type RequestPrincipal,
  type Statement,
} from '../../lib/policy';
import { otherActionsOf } from '../../lib/policy/evaluate/other-actions';
import { Glob } from '../../lib/policy/text/glob';
import { compareScenes, requestOf, type Comparison } from '../../lib/review/ask/compare-scenes';
import type { ScenePair } from '../../lib/review/ask/scene-pair';
import type { Scene } from '../../lib/review/ask/layers';
import { anyRole } from '../../lib/review/compare/callers';
import { pick, type Random } from '../support/random';
import { ACTIONS, CONDITIONS, documentOf, editOf, madeUpAccount, some, statementOf } from './made-up-statements';
import { layerEdit } from './layer-edits';
import { guardrailPair, identityPair } from './made-up-pairs';

/* Random edits of policies, and requests that are made up without looking at how the review makes its own. */

const ARNS = [
  'arn:aws:s3:::data/a',
  'arn:aws:s3:::data',
  'arn:aws:s3:::logs-1/x',
  'arn:aws:iam::111111111111:role/app/worker',
  'arn:aws:iam::111111111111:role/lz-admin',
  'arn:aws:sqs:us-west-2:111111111111:jobs',
  'arn:aws:kms:us-west-2:111111111111:key/1',
  'arn:aws:lambda:us-west-2:111111111111:function:f',
  'arn:aws:ec2:us-west-2:111111111111:instance/i-1',
];
const ROLES = [
  'role/anyone',
  'role/app/worker',
  'role/app/w',
  'role/lz-admin',
  'role/lz-admin-x',
  'role/LZ-ADMIN',
  'role/path/lz-admin',
];
const KEYS: Readonly<Record<string, readonly string[]>> = {
  'aws:RequestedRegion': ['us-west-2', 'us-east-1', 'eu-west-1'],
  'aws:MultiFactorAuthPresent': ['true', 'false'],
  'aws:PrincipalTag/team': ['growth', 'engineering', 'gr'],
  'aws:ResourceTag/team': ['growth', 'engineering'],
  'aws:SourceIp': ['203.0.113.7', '203.0.114.7', '198.51.100.1'],
  'aws:TagKeys': ['team', 'cost', 'other'],
};

/** One edit, seen in one account. */
export interface Trial {
  readonly engine: PolicyEngine;
  readonly pair: ScenePair;
  readonly found: Comparison;
}

const ACCOUNT = '111111111111';
const OTHER_ACCOUNT = '333333333333';
/** Edits that one engine compares: what it remembers of one must not be taken for another. */
const EDITS_OF_AN_ENGINE = 20;

/**
 * Edits of a guardrail that binds whoever is there, of a role's or user's own policy under a guardrail, of a bucket's or queue's policy, or of
 * whom a role trusts, and of the layers that cap them, without end: for each what comes of it, in one
 * account, and for some in another one too, where most was asked already.
 */
export function* trialsOf(random: Random, iamData: IamData): Generator<readonly Trial[], never> {
  for (;;) {
    const engine = new PolicyEngine(iamData);
    for (let number = 0; number < EDITS_OF_AN_ENGINE; number += 1) {
      const edit = madeUpEdit(random);
      const ids = random() < 0.25 ? [ACCOUNT, OTHER_ACCOUNT] : [ACCOUNT];
      yield ids.map((id) => {
        const pair = edit(id);
        return { engine, pair, found: compareScenes({ engine, iamData }, pair) };
      });
    }
  }
}

export type InAccount = (id: string) => ScenePair;

function madeUpEdit(random: Random): InAccount {
  if (random() < 0.3) return doorEdit(random);
  if (random() < 0.3) return layerEdit(random);
  const denies = Array.from({ length: 1 + Math.floor(random() * 3) }, () => statementOf(random, 'Deny'));
  if (random() < 0.5) {
    const after = editOf(random, denies, 'Deny');
    return (id) => guardrailPair(madeUpAccount(id, denies), madeUpAccount(id, after));
  }
  const own = [statementOf(random, 'Allow'), statementOf(random, 'Allow'), statementOf(random, 'Deny')];
  const edited = editOf(random, own, random() < 0.7 ? 'Allow' : 'Deny');
  const kind = random() < 0.25 ? 'user' : 'role';
  return (id) => identityPair(madeUpAccount(id, denies), own, edited, kind);
}

/** A bucket's policy, or whom a role trusts, and who comes: from its own account, or from another one. */
function doorEdit(random: Random): InAccount {
  const door = pick(random, DOORS);
  const statement = (effect: Statement['Effect']): Statement => doorStatement(random, door, effect);
  const before = [statement('Allow'), statement('Allow'), ...(random() < 0.5 ? [statement('Deny')] : [])];
  const at = Math.floor(random() * before.length);
  const changed = statement(random() < 0.7 ? 'Allow' : 'Deny');
  const way = random();
  const after =
    way < 0.25
      ? before.toSpliced(at, 1)
      : way < 0.5
        ? [...before, changed]
        : way < 0.75
          ? before.with(at, { ...(before[at] ?? changed), Condition: pick(random, CONDITIONS) })
          : before.with(at, changed);
  const isOwn = random() < 0.5;
  const isNamed = random() < 0.5;
  return (id) => {
    const owner = madeUpAccount(id, []);
    const caller = isOwn ? owner : madeUpAccount(FAR_ACCOUNT, []);
    return doorPair(owner, isNamed ? namedRole(caller) : anyRole(caller), door, [before, after], isNamed);
  };
}

/** The role that statements name: the review asks for whomever a policy names, beside any other role of the account. */
function namedRole(account: Account): RequestPrincipal {
  const role = anyRole(account);
  return role.kind === 'role' ? { ...role, arn: `arn:aws:iam::${account.id}:${NAMED}` } : role;
}

const NAMED = 'role/app/worker';

/** What has a policy of its own. */
interface MadeUpDoor {
  readonly arn: string;
  readonly patterns: readonly string[];
  /** Of a role, whose policy names no resources. */
  readonly isRole: boolean;
}

const FAR_ACCOUNT = '444444444444';
const DOORS: readonly MadeUpDoor[] = [
  { arn: 'arn:aws:s3:::data', patterns: ['s3:*', 's3:Get*', 's3:GetObject', 's3:PutObject', '*'], isRole: false },
  {
    arn: 'arn:aws:sqs:us-west-2:111111111111:jobs',
    patterns: ['sqs:*', 'sqs:SendMessage', 'sqs:Send?essage', '*'],
    isRole: false,
  },
  { arn: 'arn:aws:iam::111111111111:role/app/worker', patterns: ['sts:AssumeRole', 'sts:*'], isRole: true },
];
const CALLERS = [
  '*',
  ...[ACCOUNT, FAR_ACCOUNT].flatMap((id) => [`arn:aws:iam::${id}:root`, `arn:aws:iam::${id}:${NAMED}`]),
];

function doorStatement(random: Random, { arn, patterns, isRole }: MadeUpDoor, effect: Statement['Effect']): Statement {
  return {
    Effect: effect,
    ...(effect === 'Deny' && random() < 0.3
      ? { NotPrincipal: { AWS: spared(random) } }
      : { Principal: { AWS: pick(random, CALLERS) } }),
    Action: some(random, patterns),
    ...(isRole ? {} : { Resource: random() < 0.3 ? '*' : some(random, [arn, `${arn}/*`]) }),
    ...(random() < 0.6
      ? { Condition: Object.assign({}, ...some(random, CONDITIONS)) as NonNullable<Statement['Condition']> }
      : {}),
  };
}

/** AWS takes a role of NotPrincipal only with its account beside it. */
function spared(random: Random): readonly string[] {
  const id = pick(random, [ACCOUNT, FAR_ACCOUNT]);
  const root = `arn:aws:iam::${id}:root`;
  return random() < 0.5 ? [root] : [root, `arn:aws:iam::${id}:${NAMED}`];
}

function doorPair(
  owner: Account,
  principal: RequestPrincipal,
  { arn: named, isRole }: MadeUpDoor,
  [before, after]: readonly [readonly Statement[], readonly Statement[]],
  isNamed: boolean,
): ScenePair {
  const arn = named.replace(ACCOUNT, owner.id);
  const sceneOf = (statements: readonly Statement[]): Scene => ({
    principal,
    owner,
    resourcePolicy: JSON.parse(JSON.stringify(documentOf(statements)).replaceAll(ACCOUNT, owner.id)) as PolicyDocument,
  });
  return {
    base: sceneOf(before),
    head: sceneOf(after),
    arn: isNamed ? 'its own' : 'any role',
    arns: isRole ? [arn] : [arn, `${arn}/a`],
    asks: (action) => /^sts:/i.test(action) === isRole,
    region: 'us-west-2',
    resource: (side, asked) => ({
      arn: asked,
      account: side.owner,
      ...(side.resourcePolicy === undefined
        ? {}
        : { policy: { name: 'policy', document: side.resourcePolicy, attachedTo: arn } }),
    }),
  };
}

/** A request that somebody might make. */
function requestLike(
  random: Random,
  pair: ScenePair,
  iamData: IamData,
): { readonly base: AccessRequest; readonly head: AccessRequest } | undefined {
  const action = pick(random, ACTIONS);
  const arn = pick(random, ARNS).replace(ACCOUNT, pair.head.owner.id);
  const service = action.split(':')[0] ?? '';
  const formats = iamData.resourceFormats(action) ?? [];
  const isPossible = formats.some(
    (format) =>
      Glob.of(format.replaceAll(/\$\{[^}]*\}/g, '*').replace(/^arn:[^:]*/, 'arn:aws')).matches(arn) &&
      // No bucket has a slash in its name: that is an object.
      !(format.endsWith(':::${BucketName}') && arn.includes('/')),
  );
  const isAsked = pair.asks?.(action) !== false && (pair.arns?.some((one) => arn === one) ?? true);
  if (!isPossible || !isAsked || arn.split(':')[2] !== (service === 'sts' ? 'iam' : service)) return undefined;
  const context: Record<string, string | readonly string[]> = {};
  for (const [key, values] of Object.entries(KEYS)) {
    const isMandatory = key === 'aws:RequestedRegion' || key === 'aws:MultiFactorAuthPresent';
    if (isMandatory || random() < 0.6)
      context[key.toLowerCase()] = key === 'aws:TagKeys' ? [...new Set(some(random, values))] : pick(random, values);
  }
  if (service === 'iam' || service === 'sts') context['aws:requestedregion'] = 'us-east-1';
  // A policy is of the queue in its Region: the one called so elsewhere has another.
  const ofDoor = pair.arns === undefined ? undefined : arn.split(':')[3];
  if (ofDoor !== undefined && ofDoor !== '') context['aws:requestedregion'] = ofDoor;
  if (pair.arn === 'any role')
    context['aws:principalarn'] =
      `arn:aws:iam::${accountOf(pair.head.principal)?.id ?? ''}:${pick(random, rolesIn(pair))}`;
  const witness = { action, principal: pair.head.principal, arn, context };
  return { base: requestOf(pair, pair.base, witness), head: requestOf(pair, pair.head, witness) };
}

/** Any role but the one that a resource's policy may name: that is asked by itself. */
function rolesIn({ head }: ScenePair): readonly string[] {
  return head.resourcePolicy === undefined ? ROLES : ROLES.filter((role) => role !== NAMED);
}

const RANK = { denied: 0, depends: 1, allowed: 2 } as const;

/** Requests that are decided otherwise and that the comparison does not tell of, in words. */
export function missedBy(
  { engine, pair, found }: Trial,
  random: Random,
  iamData: IamData,
  requests: number,
): { readonly differing: number; readonly missed: readonly string[] } {
  const missed: string[] = [];
  let differing = 0;
  for (let number = 0; number < requests; number += 1) {
    const asked = requestLike(random, pair, iamData);
    if (asked === undefined) continue;
    const change = RANK[engine.verdictOn(asked.head)] - RANK[engine.verdictOn(asked.base)];
    if (change === 0) continue;
    differing += 1;
    const direction = change > 0 ? 'gained' : 'lost';
    // Of a call that takes other actions too, whoever is told of those is told why.
    const actions = [asked.head.action, ...otherActionsOf(asked.head.action, asked.head).map(({ name }) => name)];
    const isTold = found.differences.some(
      (one) => one.direction === direction && actions.some((action) => one.actions.includes(action)),
    );
    if (!isTold && !actions.some((action) => found.untried.some((group) => group.actions.includes(action))))
      missed.push(`${direction}: ${JSON.stringify({ ...asked.head, principal: undefined })}`);
  }
  return { differing, missed };
}
