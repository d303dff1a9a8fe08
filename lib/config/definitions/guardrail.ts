import { isObject } from '../../base/json';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import {
  isAccessControl,
  type AccessControl,
  type AccessControlType,
  type Setting,
  type VerbatimGuardrail,
} from '../../catalogue/guardrails/definition/guardrail';
import { found } from '../wording';
import type { PolicyDocument, Statement } from '../../policy';
import { json, jsonAt, jsonObject, text } from './formats';
import { proofRows } from './proof-row';
import { rule, type Finding } from './rule';
import { unmadeBackupNames } from './settings/backup-names';
import { contentFindings } from './settings/grammar';
import { SETTING_GRAMMARS } from './settings/grammars';
import { eachStatement, namesNobody, namesResource, statementSchema } from './statement';

const accessControlTypes = ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'] as const;
const settingTypes = [
  'AISERVICES_OPT_OUT_POLICY',
  'BACKUP_POLICY',
  'BEDROCK_POLICY',
  'CHATBOT_POLICY',
  'DECLARATIVE_POLICY_EC2',
  'INSPECTOR_POLICY',
  'NETWORK_SECURITY_DIRECTOR_POLICY',
  'S3_POLICY',
  'SECURITYHUB_POLICY',
  'TAG_POLICY',
  'UPGRADE_ROLLOUT_POLICY',
] as const;

const common = {
  type: z.enum([...accessControlTypes, ...settingTypes]),
  control: z
    .string()
    .regex(/^[CG][0-9]{2}$/, 'G and two digits, or C and two digits for one of your own')
    .meta({ examples: ['C01', 'G01'] }),
  why: text,
};

const exceptable = z.strictObject({
  to: z.array(z.enum(['principal', 'account'])),
  because: text,
  but: z.strictObject({ statements: z.array(statementSchema).min(1), denies: proofRows }).optional(),
});

const protection = z.strictObject({
  service: text,
  resourceTypes: z.array(text).min(1).optional(),
  resources: z.array(text).min(1).optional(),
  leaves: z
    .array(z.strictObject({ because: text, actions: z.array(text).min(1) }))
    .min(1)
    .optional(),
});

const accessControlSchema = z
  .strictObject({
    ...common,
    statements: z.array(statementSchema).min(1),
    denies: proofRows,
    allows: proofRows,
    protects: z.array(protection).min(1).optional(),
    restsOn: z
      .array(z.strictObject({ guardrail: text, for: text }))
      .min(1)
      .optional(),
    exceptions: exceptable.optional(),
  })
  .superRefine(rule(accessControlFindings));

/** Of a policy that deploys as it is written; whether one statement stands there or a list of them, as IAM takes both. */
const verbatimSchema = (statements: z.ZodType): z.ZodType =>
  z
    .strictObject({
      ...common,
      type: z.enum(accessControlTypes),
      document: z.strictObject({ Version: z.literal('2012-10-17'), Statement: statements }),
      denies: proofRows,
      allows: proofRows,
    })
    .superRefine(rule(verbatimFindings));

const settingSchema = z
  .strictObject({
    ...common,
    content: jsonObject,
    sets: z.array(z.strictObject({ path: z.array(text).min(1), value: json })).min(1),
    outside: z.array(text).min(1).optional(),
  })
  .superRefine(rule(settingFindings));

/** The schema that a guardrail was most likely meant for: by its type, or else by what it holds. */
export function guardrailSchemaOf(input: unknown): z.ZodType {
  if (!isObject(input)) return accessControlSchema;
  if ('document' in input) {
    const isOne = isObject(input.document) && isObject(input.document.Statement);
    return verbatimSchema(isOne ? statementSchema : z.array(statementSchema).min(1));
  }
  const { type } = input;
  if (accessControlTypes.some((known) => known === type)) return accessControlSchema;
  return settingTypes.some((known) => known === type) || 'content' in input || 'sets' in input
    ? settingSchema
    : accessControlSchema;
}

/**
 * What the grammar of organization policies asks of a statement besides that of IAM.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
 */
function* accessControlFindings(control: AccessControl): Generator<Finding> {
  if (!isAccessControl(control)) return;
  const { type, statements } = control;
  yield* exceptionFindings(control);
  yield* eachStatement(statements, 'statements', (statement) => [
    ...ownSid(statement),
    ...statementFindings(type, statement),
  ]);
}

/** What holds for the exempt as well must be told from the rest by whoever renders exceptions. */
function* exceptionFindings({ statements, denies, exceptions }: AccessControl): Generator<Finding> {
  for (const [list, all] of [
    ['statements', statements],
    ['denies', denies],
  ] as const) {
    for (const [index, one] of (exceptions?.but?.[list] ?? []).entries()) {
      if (all.some((other) => isDeepStrictEqual(one, other))) continue;
      yield {
        at: ['exceptions', 'but', list, index],
        found: `what is not in ${list}`,
        expected: `some of the guardrail’s own ${list}`,
        mend: 'name one object, and put it into both lists',
      };
    }
  }
}

function* verbatimFindings(control: VerbatimGuardrail): Generator<Finding> {
  const { Statement: written } = control.document as PolicyDocument;
  const statements = [written].flat();
  for (const [index, statement] of statements.entries()) {
    const findings = [
      ...statementFindings(control.type, statement),
      ...repeatedSid(statement, statements.slice(0, index)),
    ];
    const place = Array.isArray(written) ? ['document', 'Statement', index] : ['document', 'Statement'];
    for (const finding of findings) yield { ...finding, at: [...place, ...(finding.at ?? [])] };
  }
}

function repeatedSid({ Sid }: Statement, before: readonly Statement[]): readonly Finding[] {
  return Sid !== undefined && before.some((other) => other.Sid === Sid)
    ? [{ at: ['Sid'], found: `${found(Sid)} a second time`, expected: 'each Sid once', mend: 'rename it' }]
    : [];
}

function ownSid({ Sid }: Statement): readonly Finding[] {
  return Sid === undefined
    ? []
    : [{ at: ['Sid'], found: found(Sid), expected: 'no Sid: the id gives it one', mend: 'remove it' }];
}

function statementFindings(type: AccessControlType, statement: Statement): readonly Finding[] {
  const ofType = type === 'SERVICE_CONTROL_POLICY' ? scpFindings : rcpFindings;
  return [...guardrailFindings(statement), ...ofType(statement)];
}

function* guardrailFindings(statement: Statement): Generator<Finding> {
  if (statement.Effect !== 'Deny') {
    const expected = '"Deny": nothing but AWS’s own policies may allow';
    yield { at: ['Effect'], found: found(statement.Effect), expected, mend: 'deny what is left to deny' };
  }
  yield* namesResource(statement);
}

function scpFindings(statement: Statement): readonly Finding[] {
  return namesNobody(statement, 'an SCP binds everybody in the account');
}

function* rcpFindings({ Principal, NotPrincipal, Action, NotAction }: Statement): Generator<Finding> {
  if (Principal !== '*' || NotPrincipal !== undefined) {
    const expected = 'the principal "*": an RCP binds everybody';
    yield { at: ['Principal'], found: found(Principal), expected, mend: 'say whom it spares in a condition' };
  }
  if (NotAction !== undefined) {
    yield {
      at: ['NotAction'],
      found: found(NotAction),
      expected: 'Action: an RCP takes no NotAction',
      mend: 'name them',
    };
  }
  if ([Action ?? []].flat().includes('*')) {
    yield { at: ['Action'], found: '"*"', expected: 'services by name', mend: 'for example "s3:*"' };
  }
}

function* settingFindings(setting: Setting): Generator<Finding> {
  const { type, content, sets } = setting;
  yield* contentFindings(SETTING_GRAMMARS[type], content, ['content']);
  yield* unmadeBackupNames(setting);
  for (const [index, { path, value }] of sets.entries()) {
    const there = jsonAt(content, path);
    const first = sets.findIndex((other) => isDeepStrictEqual(other.path, path));
    if (first < index) {
      const found = `${path.join(' > ')} a second time: sets[${first}] asks the same`;
      yield { at: ['sets', index], found, expected: 'each path once', mend: 'remove one, or ask what was meant' };
    }
    if (isDeepStrictEqual(there, value)) continue;
    yield {
      at: ['sets', index],
      found: `${path.join(' > ')} is ${there === undefined ? 'not set' : JSON.stringify(there)}`,
      expected: JSON.stringify(value),
      mend: 'correct the content, or the row',
    };
  }
}
