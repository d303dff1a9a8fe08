import { isList, isObject, type JsonValue } from '../../base/json';

/**
 * What stands at a path of names, in every entry of the lists on the way. Where CloudFormation only decides on the way what there
 * is, that counts whole: it may hold the rest.
 */
export function valuesAt(value: JsonValue | undefined, path: string): readonly JsonValue[] {
  return path
    .split('.')
    .reduce<readonly JsonValue[]>(
      (found, name) => found.flatMap((one) => stepInto(one, name)),
      [...(value === undefined ? [] : [value])],
    );
}

function stepInto(value: JsonValue, name: string): readonly JsonValue[] {
  if (isList(value)) return value.flatMap((item) => stepInto(item, name));
  if (!isObject(value)) return [];
  if (isDecidedLater(value)) return [value];
  const found = value[name];
  return found === undefined || isNothing(found) ? [] : [found];
}

function isDecidedLater(value: JsonValue): boolean {
  const [key = '', ...others] = isObject(value) ? Object.keys(value) : [];
  return others.length === 0 && (key === 'Ref' || key.startsWith('Fn::')) && !isNothing(value);
}

function isNothing(value: JsonValue): boolean {
  return isObject(value) && value.Ref === 'AWS::NoValue';
}
