import { isObject, type JsonObject, type JsonValue } from '../../base/json';
import type { ProofCounts } from './format';

/** Shown of a longer list. */
const SHOWN = 6;

/** A statement of a policy as a sentence: what it does, to what, and under which conditions. */
export function statementInWords(statement: JsonObject): string {
  const { Effect, Action, NotAction, Resource, NotResource, Principal, NotPrincipal, Condition } = statement;
  const what = NotAction === undefined ? few(Action) : `every action but ${few(NotAction)}`;
  const on = NotResource === undefined ? onWords(Resource) : ` on everything but ${few(NotResource)}`;
  const who = NotPrincipal === undefined ? whoWords(Principal) : ` to everybody but ${principals(NotPrincipal)}`;
  return `${Effect === 'Allow' ? 'Allows' : 'Denies'} ${what}${on}${who}${conditionWords(Condition)}.`;
}

function onWords(resource: JsonValue | undefined): string {
  return resource === undefined || list(resource).join() === '*' ? '' : ` on ${few(resource)}`;
}

function whoWords(principal: JsonValue | undefined): string {
  return principal === undefined ? '' : ` to ${principals(principal)}`;
}

function principals(principal: JsonValue): string {
  if (!isObject(principal)) return principal === '*' ? 'everybody' : few(principal);
  const all = Object.values(principal).flatMap((values) => list(values));
  return all.join() === '*' ? 'everybody' : few(all);
}

/** All conditions must hold; of the values of one, any. */
function conditionWords(conditions: JsonValue | undefined): string {
  if (!isObject(conditions)) return '';
  const parts = Object.entries(conditions).flatMap(([operator, keys]) =>
    isObject(keys) ? Object.entries(keys).map(([key, values]) => oneCondition(operator, key, values)) : [],
  );
  return parts.length === 0 ? '' : `, where ${parts.join(' and ')}`;
}

/** For example `aws:RequestedRegion is not us-west-2`. */
export function oneCondition(operator: string, key: string, values: JsonValue): string {
  const [quantifier, name] = operator.includes(':') ? operator.split(':', 2) : ['', operator];
  if (name === 'Null') return `${key} is ${list(values).join() === 'true' ? 'absent' : 'present'}`;
  const of = quantifier === 'ForAllValues' ? 'each value of ' : quantifier === 'ForAnyValue' ? 'a value of ' : '';
  return `${of}${key} ${operatorWords(name ?? '')} ${few(values)}`;
}

const NEGATED = /^(?<kind>\w*)Not(?<how>Equals|Like)/;

function operatorWords(operator: string): string {
  const bare = operator.replace(/IfExists$/, '');
  const absent = bare === operator ? '' : ' (if it is there)';
  if (NEGATED.test(bare) || bare === 'NotIpAddress') return `is not${absent}`;
  return /^(?:String|Arn|Bool|Numeric|Date|Binary|Ip)(?:Equals|Like|Address|IgnoreCase)*$/.test(bare)
    ? `is${absent}`
    : `${bare}${absent}`;
}

function few(values: JsonValue | undefined): string {
  const all = list(values);
  const more = all.length > SHOWN ? ` and ${String(all.length - SHOWN)} more` : '';
  return all.slice(0, SHOWN).join(', ') + more;
}

function list(values: JsonValue | undefined): readonly string[] {
  return [values ?? []].flat().map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
}

/** As AWS writes them in its documentation, where that is more than words in small letters. */
const TYPES: Readonly<Record<string, string>> = {
  AISERVICES_OPT_OUT_POLICY: 'AI services opt-out policy',
  BEDROCK_POLICY: 'Amazon Bedrock policy',
  CHATBOT_POLICY: 'chat applications policy',
  DECLARATIVE_POLICY_EC2: 'declarative policy for EC2',
  INSPECTOR_POLICY: 'Amazon Inspector policy',
  NETWORK_SECURITY_DIRECTOR_POLICY: 'AWS Shield Network Security Director policy',
  S3_POLICY: 'Amazon S3 policy',
  SECURITYHUB_POLICY: 'Security Hub policy',
};

/** `service control policy` for `SERVICE_CONTROL_POLICY`. */
export function typeWords(type: string): string {
  return TYPES[type] ?? type.toLowerCase().replaceAll('_', ' ');
}

/** For example `1 claim came to 11 questions, and every one held.` */
export function provenWords({ claims, questions }: ProofCounts): string {
  const counted = (count: number, one: string): string =>
    `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;
  return `${counted(claims, 'claim')} came to ${counted(questions, 'question')}, and every one held.`;
}
