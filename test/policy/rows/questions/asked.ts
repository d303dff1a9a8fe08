import type { AccessRequest, Statement, Verdict } from '../../../../lib/policy';
import type { Row } from '../../evaluation-rows';
import { MEMBER, OBJECT, OTHER, account, allow, policy } from '../../support';

/* Questions of one page, each a line: what it is about, the call, the answer. */

export type Asked = readonly [what: string, request: Partial<AccessRequest>, decision: Verdict];

export function askedOf(page: string, questions: readonly Asked[]): readonly Row[] {
  return questions.map(([what, request, decision]): Row => [what, request, { decision }, page]);
}

export const theirs = account({ id: OTHER });
export const BUCKET = 'arn:aws:s3:::trips-data';

/** The object of the tests under a bucket policy. @param owner @default the member */
export function object(...statements: readonly Partial<Statement>[]): Partial<AccessRequest> {
  return objectOf(account(), ...statements);
}

export function objectOf(
  owner: ReturnType<typeof account>,
  ...statements: readonly Partial<Statement>[]
): Partial<AccessRequest> {
  return { resource: { arn: OBJECT, account: owner, policy: policy('bucket policy', ...statements.map(allow)) } };
}

export const inMember = (resource: string): string => `arn:aws:iam::${MEMBER}:${resource}`;
