import { guardrailOfSid } from './sids';

/** Where a guardrail is written, and how its statements are told from others in an assembly. */
export interface WrittenGuardrail {
  readonly id: string;
  /** From the repository's top. */
  readonly file: string;
  /** Why it is there, in words for people. @default not written down, by an older version */
  readonly why?: string;
  /** Policies that are this guardrail and nothing else, whatever the Sids in them. @default it is told by its Sids */
  readonly policies?: readonly string[];
  /** Policies without statements that carry it, beside others it may be: {@link settingOf} each. @default it has statements */
  readonly settings?: readonly string[];
}

/** For example `TAG_POLICY lz-tags-root`: names are unique within a type alone. */
export function settingOf({ type, name }: { readonly type: string; readonly name: string }): string {
  return `${type} ${name}`;
}

/** The guardrail that a statement of a policy is of, or undefined where it is of none of these. */
export function guardrailOf(
  written: readonly WrittenGuardrail[],
  statement: { readonly policy: string; readonly sid: string },
): WrittenGuardrail | undefined {
  const whole = written.find(({ policies = [] }) => policies.includes(statement.policy));
  if (whole !== undefined) return whole;
  const bySid = written.filter(({ policies, settings }) => policies === undefined && settings === undefined);
  const id = guardrailOfSid(
    statement.sid,
    bySid.map((one) => one.id),
  );
  return bySid.find((one) => one.id === id);
}
