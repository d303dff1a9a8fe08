import { isObject } from '../../base/json';
import { z } from 'zod';
import type { Alarm } from '../../catalogue/alarms/definition/alarm';
import type { FindingAlarm } from '../../catalogue/alarms/definition/finding-alarm';
import { found } from '../wording';
import { matcherFindings } from './event-matchers';
import { jsonObject, text } from './formats';
import { rule, type Finding } from './rule';

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
const LONGEST_DESCRIPTION = 512;

export const alarmSchema = z
  .strictObject({
    why: text.max(LONGEST_DESCRIPTION, `a description of ${LONGEST_DESCRIPTION} characters at most`),
    pattern: z.strictObject({ 'detail-type': z.array(text).min(1), detail: jsonObject }),
    sees: z.enum(['changes', 'reads and changes']).optional(),
  })
  .superRefine(rule(({ pattern }: Alarm) => patternFindings(pattern.detail, ['pattern', 'detail'])));

const path = z.string().regex(/^\$\.[\w.[\]-]+$/, 'where the event says it, for example "$.detail.id"');

export const findingAlarmSchema = z
  .strictObject({
    service: z.enum(['accessAnalyzer', 'config', 'guardDuty', 'inspector', 'macie', 'securityHub']),
    why: text.max(LONGEST_DESCRIPTION, `a description of ${LONGEST_DESCRIPTION} characters at most`),
    pattern: z.strictObject({
      source: z.array(text).min(1),
      'detail-type': z.array(text).min(1),
      detail: jsonObject,
    }),
    facts: z.strictObject({ what: path, account: path, id: path }),
  })
  .superRefine(rule(({ pattern }: FindingAlarm) => patternFindings(pattern.detail, ['pattern', 'detail'])));

/** An event pattern that EventBridge refuses, or that no event matches. */
function* patternFindings(pattern: unknown, at: readonly PropertyKey[]): Generator<Finding> {
  if (!isObject(pattern) || Object.keys(pattern).length === 0) {
    yield { at, found: found(pattern), expected: 'an object of fields, or a list of values', mend: 'put it in a list' };
    return;
  }
  for (const [field, wanted] of Object.entries(pattern)) {
    if (field === '$or') yield* alternatives(wanted, [...at, field]);
    else if (Array.isArray(wanted)) yield* values(wanted, [...at, field]);
    else yield* patternFindings(wanted, [...at, field]);
  }
}

function* alternatives(wanted: unknown, at: readonly PropertyKey[]): Generator<Finding> {
  if (!Array.isArray(wanted) || wanted.length < 2) {
    yield { at, found: found(wanted), expected: 'a list of two patterns at least', mend: 'write it without $or' };
    return;
  }
  for (const [index, one] of wanted.entries()) yield* patternFindings(one, [...at, index]);
}

function* values(wanted: readonly unknown[], at: readonly PropertyKey[]): Generator<Finding> {
  if (wanted.length === 0) {
    yield { at, found: 'an empty list', expected: 'a list with at least one value', mend: 'add one' };
  }
  for (const [index, value] of wanted.entries()) {
    if (Array.isArray(value)) {
      yield {
        at: [...at, index],
        found: found(value),
        expected: 'a value or a matcher',
        mend: 'take it out of its list',
      };
    } else if (isObject(value)) yield* matcherFindings(value, [...at, index]);
  }
}
