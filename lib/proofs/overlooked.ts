import type { PolicyEngine, ProofRow } from '../policy';
import type { Claim, Failure } from './claim';
import type { QuestionContext } from './questions';
import { tryClaim, type Tried } from './run';

/*
 * How it is known that what asks really asks: what is wrong on purpose has to be found. Counts of claims and questions say that they were
 * gone through, not that anybody looked at an answer.
 */

/**
 * Lists of which a claim holds, and its opposite too, in words. One claim of each kind of list is turned around.
 *
 * @param tried that were asked
 * @param failures of which nothing follows
 */
export function heldBothWays(
  { tried, failures }: { readonly tried: readonly Tried[]; readonly failures: readonly Failure[] },
  context: QuestionContext,
  engine: PolicyEngine,
): readonly string[] {
  const failing = new Set(failures.map(({ claim }) => claim));
  const firsts = new Map<string, Claim>();
  for (const { claim, questions } of tried) {
    const kind = kindOf(claim);
    if (questions > 0 && !failing.has(claim) && !firsts.has(kind)) firsts.set(kind, claim);
  }
  return [...firsts].flatMap(([kind, claim]) =>
    holds(turnedAround(claim), context, engine) ? [`the opposite of a row of ${kind}`] : [],
  );
}

/** For example `guardrail denies`. */
function kindOf({ subject, list }: Claim): string {
  return [subject, list].map((text) => /^\S+/.exec(text)?.[0] ?? '').join(' ');
}

function turnedAround({ blockedBy: _blockedBy, ...claim }: Claim): Claim {
  return { ...claim, expected: claim.expected === 'denied' ? 'allowed' : 'denied' };
}

function holds(claim: Claim, context: QuestionContext, engine: PolicyEngine): boolean {
  for (const failure of tryClaim(claim, context, engine)) if (failure !== undefined) return false;
  return true;
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
