import type { AccessControl, Setting } from '../../../lib/catalogue/guardrails/definition/guardrail';
import type { PersonaDefinition } from '../../../lib/catalogue/personas/definition/persona';
import type { PermissionsBoundary } from '../../../lib/catalogue/boundary/permissions-boundary';
import type { MachineRole, MachineRoleDefinition } from '../../../lib/catalogue/machine-roles/definition/machine-role';
import { problemsOf, sound, type Kind } from './support';

/*
 * Synthesis runs transpiled: what the types refuse has to be refused at run time, in words.
 */

export const GUARDRAIL = 'lib/catalogue/guardrails/audit/deny-changing-cloudtrail.ts';
export const SETTING = 'lib/catalogue/guardrails/ai/opt-out-of-ai-training.ts';
export const PERSONA = 'lib/catalogue/personas/qa.ts';
export const ROLE = 'lib/catalogue/machine-roles/order-publisher.ts';

export const guardrail = sound.guardrail as AccessControl;
export const setting = sound.setting as Setting;
export const persona = sound.persona as PersonaDefinition;
export const boundary = sound.boundary as PermissionsBoundary;
export const role = sound.machineRole as MachineRole;
export const placed = sound.placedRole as MachineRoleDefinition;

export type Broken = readonly [what: string, definition: unknown, ...problems: readonly string[]];

/** One test a row: every problem as `place | found | expected | mend`. */
export function refuses(kind: Kind, rows: readonly Broken[]): void {
  describe(`a ${kind}`, () => {
    test.each(rows)('%s', (_what, definition, ...problems) => {
      const told = problemsOf(kind, definition).map(({ path, found, expected, mend }) =>
        [path, found, expected, mend].join(' | '),
      );
      expect(told).toEqual(problems);
    });
  });
}

export const ACTION = 'an action in quotes, or a list of them';
export const ROW_KEYS =
  'one of principal, account, action, except, resources, resource, resourceAccount, outside, unassigned, context';
export const TYPES =
  'one of "SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY", "AISERVICES_OPT_OUT_POLICY", "BACKUP_POLICY", "BEDROCK_POLICY", "CHATBOT_POLICY", "DECLARATIVE_POLICY_EC2", "INSPECTOR_POLICY", "NETWORK_SECURITY_DIRECTOR_POLICY", "S3_POLICY", "SECURITYHUB_POLICY", "TAG_POLICY", "UPGRADE_ROLLOUT_POLICY"';
export const SAME = 'a definition, or a function that makes the same one of the same context';
export const without = (key: string, of: object): object =>
  Object.fromEntries(Object.entries(of).filter(([name]) => name !== key));
export const denying = (...rows: readonly unknown[]): object => ({ ...guardrail, denies: rows });
