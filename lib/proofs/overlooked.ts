import type { ProofRow } from '../policy';
import { DENIES, type Claim, type Failure } from './claim';
import { NOT_EXEMPT } from './guardrail-claims';
import type { ProofRun, Tried } from './run';

/*
 * How it is known that what asks really asks: what is wrong on purpose has to be found. Counts of claims and questions say that they were
 * gone through, not that anybody looked at an answer.
 */

/**
 * The opposite of a claim of each kind of list that held: it has to fail, and to be told with what else fails.
 */
export class FalseOnPurpose {
  public readonly claims: readonly Claim[];
  private readonly own: Set<Claim>;

  /** @param failures of whose claims nothing follows */
  public constructor({ tried, failures }: Pick<ProofRun, 'tried' | 'failures'>) {
    const failing = new Set(failures.map(({ claim }) => claim));
    const fewest = new Map<string, Tried>();
    for (const one of tried) {
      const kind = kindOf(one.claim);
      const before = fewest.get(kind)?.questions ?? Infinity;
      if (one.questions > 0 && one.questions < before && isSure(one.claim) && !failing.has(one.claim))
        fewest.set(kind, one);
    }
    this.claims = [...fewest].map(([kind, { claim }]) => turnedAround(claim, `${OPPOSITE} ${kind}`));
    this.own = new Set(this.claims);
  }

  /** The first of what failed once more, as rows do that are made of a guardrail's own: to be told with it. */
  public withCopy(failures: readonly Failure[]): readonly Failure[] {
    const [first] = failures;
    if (first === undefined) return [];
    const like = { ...first.claim, subject: COPIED, isGuardrail: true } as const;
    const copies = [DENIES, NOT_EXEMPT].map((list) => ({ ...first, claim: { ...like, list }, others: [] }));
    for (const { claim } of copies) this.own.add(claim);
    return [...failures, ...copies];
  }

  /** What of all that was not told, in words. */
  public overlooked(told: readonly Failure[]): readonly string[] {
    const claims = new Set(told.map(({ claim }) => claim));
    const copied = told.filter(({ claim }) => claim.subject === COPIED);
    const isToldOnce = copied.length === 1 && copied.every(({ others }) => others.length === 1);
    return [
      ...this.claims.filter((claim) => !claims.has(claim)).map(({ subject }) => subject),
      ...(this.claims.length === 0 || isToldOnce ? [] : [COPIED]),
    ];
  }

  /** Without what is false on purpose. */
  public others(told: readonly Failure[]): readonly Failure[] {
    return told.filter(({ claim }) => !this.own.has(claim));
  }
}

const OPPOSITE = 'the opposite of a row of';
const COPIED = 'a row that fails once more where another is made of it';

/** For example `guardrail denies`. */
function kindOf({ subject, list }: Claim): string {
  return [subject, list].map((text) => /^\S+/.exec(text)?.[0] ?? '').join(' ');
}

/** What may be denied by some holds both ways. */
function isSure({ expected, blockedBy }: Claim): boolean {
  return expected === 'denied' || blockedBy === undefined;
}

function turnedAround({ blockedBy: _blockedBy, ...claim }: Claim, subject: string): Claim {
  return { ...claim, subject, expected: claim.expected === 'denied' ? 'allowed' : 'denied' };
}

interface Canary {
  readonly rows: readonly ProofRow[];
  /** What is found says so. */
  readonly says: RegExp;
  readonly claim?: Partial<Claim>;
}

/** Rows that say nothing, each for one reason, by that. */
const EMPTY_ROWS: Readonly<Record<string, Canary>> = {
  'a row about an action that AWS does not have': {
    rows: [{ action: 's3:GetNothingAtAll' }],
    says: /s3:GetNothingAtAll/,
  },
  'a row about an ARN that is none': { rows: [{ action: 's3:GetObject', resource: 'bucket/object' }], says: /bucket/ },
  'a row with a key that AWS does not have': {
    rows: [{ action: 's3:GetObject', context: { 'aws:NoSuchKey': 'x' } }],
    says: /aws:NoSuchKey/i,
  },
  'a row by nobody': { rows: [{ action: 's3:GetObject', principal: [] }], says: /^principal: / },
  'a row about nothing': { rows: [{ action: [] }], says: /^action: found an empty list/ },
  'a row that excepts nothing': { rows: [{ action: 's3:Get*', except: ['ec2:*'] }], says: /takes nothing away/ },
  'a row that excepts all': { rows: [{ action: 's3:Get*', except: ['s3:*'] }], says: /no action at all/ },
  'a row about an account that is nowhere': {
    rows: [{ action: 'iam:GetRole', resource: 'arn:aws:iam::no-such-account:role/any' }],
    says: /"no-such-account" no template has/,
  },
  'a row about a Region that AWS does not have': {
    rows: [{ action: 'sns:Publish', resource: 'arn:aws:sns:us-nowhere-1:{account}:any' }],
    says: /in the region "us-nowhere-1"/,
  },
  'a row about what AWS never asks about': {
    rows: [{ action: 's3:GetObject', resource: 'arn:aws:iam::{account}:role/any' }],
    says: /AWS never asks/,
  },
  'a row with a key that the action never carries': {
    rows: [{ action: 's3:GetObject', context: { 'ec2:InstanceType': 'm5.large' } }],
    says: /"ec2:InstanceType" with s3:GetObject/,
  },
  'a row about a time that is past': {
    rows: [{ action: 's3:GetObject', context: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } }],
    says: /no request is made in the past/,
  },
  'a row with two values where a request has one': {
    rows: [{ action: 's3:GetObject', context: { 'aws:SourceIp': ['192.0.2.1', '192.0.2.2'] } }],
    says: /2 values of "aws:SourceIp"/,
  },
  'a sentence about what nothing makes': {
    rows: [{ action: 's3:GetObject', resource: 'arn:aws:s3:::no-such-bucket-anywhere/any' }],
    says: /no template makes or names/,
    claim: { everybodyBut: [] },
  },
  'a sentence that leaves out nobody who is there': {
    rows: [{ action: 's3:CreateBucket' }],
    says: /^nobodyBut: .* matches nobody/,
    claim: { everybodyBut: ['no-such-group/no-such-persona'] },
  },
  'a sentence about something outside that is not': {
    rows: [{ action: 's3:CreateBucket', outside: true }],
    says: /^outside: /,
    claim: { everybodyBut: [] },
  },
  'a sentence to which nobody is unassigned': {
    rows: [{ action: 's3:CreateBucket', unassigned: true }],
    says: /^unassigned: /,
    claim: { everybodyBut: [] },
  },
  'a row that names something twice': { rows: [{ action: ['s3:GetObject', 's3:GetObject'] }], says: /a second time/ },
  'a row that stands twice': {
    rows: [{ action: 's3:GetObject' }, { action: 's3:GetObject' }],
    says: /says already; /,
  },
  'a row within another': {
    rows: [{ action: ['s3:GetObject', 's3:PutObject'] }, { action: 's3:GetObject' }],
    says: /of more; /,
  },
  // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
  'a row that no policy could make otherwise': {
    rows: [{ action: 'sts:GetCallerIdentity' }],
    says: /to whom every policy denies it/,
    claim: { expected: 'allowed' },
  },
  'a call without all that it is checked on': {
    rows: [{ action: 'ec2:RunInstances', resource: 'arn:aws:ec2:{region}:{account}:instance/*' }],
    says: /ec2:RunInstances without/,
    claim: { expected: 'allowed', namesAll: true },
  },
};

/** Claims in which whoever looks for empty rows has to find something: to be looked at with the others. */
export class EmptyOnPurpose {
  public readonly claims: readonly Claim[];

  /** @param like whose world they have */
  public constructor({ namesAll: _namesAll, ...like }: Claim) {
    this.claims = Object.entries(EMPTY_ROWS).flatMap(([what, { rows, claim = {} }]) =>
      rows.map((row, index) => ({
        ...like,
        ...claim,
        subject: `canary: ${what}`,
        source: 'lib/proofs/overlooked.ts',
        list: what,
        position: index + 1,
        row,
      })),
    );
  }

  /** What of them was not found, in words. */
  public overlooked(found: readonly Failure[]): readonly string[] {
    return Object.entries(EMPTY_ROWS).flatMap(([what, { says }]) =>
      found.some(({ claim, reason }) => claim.list === what && says.test(reason)) ? [] : [what],
    );
  }

  /** Without what was found in them. */
  public others(found: readonly Failure[]): readonly Failure[] {
    const own = new Set(this.claims);
    return found.filter(({ claim }) => !own.has(claim));
  }
}
