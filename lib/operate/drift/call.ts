import type { JsonObject, JsonValue } from '../../base/json';
import { MADE_WITHOUT_A_WORD } from './effects';

/** A call of AWS's API: one that both the AWS CLI and the SDK can make. */
export interface Call {
  readonly service:
    'account' | 'cloudformation' | 'cloudtrail' | 'iam' | 'identitystore' | 'organizations' | 'sso-admin';
  /** For example `AttachPolicy`. */
  readonly operation: string;
  readonly parameters: JsonObject;
  /** @default the one that the service has for all */
  readonly region?: string;
}

/**
 * What a call does to what people may do. `tightens`: nobody may do more after it. `loosens`: somebody may, or it cannot be told.
 * `neutral`: names, tags and the like. `removes`: what somebody else made goes, with what rests on it; only who knows whose it is
 * makes such a call, and no repair does.
 */
export type Effect = 'tightens' | 'loosens' | 'neutral' | 'removes';

/** How a difference goes away again. */
export interface Undo {
  readonly effect: Effect;
  /** In their order. */
  readonly calls: readonly Call[];
}

/** @param effect as compared; an operation without a reason to be made without a word loosens all the same */
export function undo(effect: Effect, ...calls: readonly Call[]): Undo {
  const isOpen = calls.some(({ operation }) => !Object.hasOwn(MADE_WITHOUT_A_WORD, operation));
  return { effect: isOpen && effect !== 'removes' ? 'loosens' : effect, calls };
}

export function organizationsCall(operation: string, parameters: JsonObject): Call {
  return { service: 'organizations', operation, parameters };
}

/** The calls as a command line of the AWS CLI. */
export function asCommand({ calls }: Undo): string {
  return calls.map(commandOf).join(' && ');
}

function commandOf({ service, operation, parameters, region }: Call): string {
  const options = Object.entries(parameters).map(([name, value]) => `--${dashed(name)} ${argument(value)}`);
  return ['aws', service, dashed(operation), ...options, ...(region === undefined ? [] : [`--region ${region}`])].join(
    ' ',
  );
}

/** The name of an operation or a parameter as the AWS CLI has it: `EnableAWSServiceAccess` is `enable-aws-service-access`. */
export function dashed(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}

/** For a shell: what it could read as something else stands between quotes. */
function argument(value: JsonValue): string {
  const isList = Array.isArray(value) && value.every((item) => typeof item === 'string');
  if (isList) return value.map((item) => argument(item)).join(' ');
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /^[\w:/.,@=+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
