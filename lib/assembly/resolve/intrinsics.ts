import { entryOf } from '../../base/entry-of';
import { isList, isObject, quote, type JsonValue } from '../../base/json';
import { at, type Path } from './path';
import { attribute, reference } from './references';
import type { Resolved, Resolver } from './resolver';
import { substitute } from './substitute';

export type Intrinsic = (resolver: Resolver, argument: JsonValue, path: Path) => Resolved;

/**
 * Every intrinsic function that can stand in a property.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (resolver, argument, path) => {
    if (typeof argument !== 'string') throw resolver.error(path, `is ${quote(argument)} where a name is expected`);
    return reference(resolver, argument, path);
  },
  'Fn::GetAtt': (resolver, argument, path) => {
    const parts = typeof argument === 'string' ? argument.split('.') : argument;
    const [logicalId, ...rest] = isList(parts) ? parts : [];
    if (typeof logicalId !== 'string' || rest.length === 0) {
      throw resolver.error(path, `is ${quote(argument)} where a resource and its attribute are expected`);
    }
    const name = rest.map((part, index) => resolver.text(part, at(path, index + 1))).join('.');
    return attribute(resolver, logicalId, name, path);
  },
  'Fn::Join': (resolver, argument, path) => {
    const [separator, parts] = pair(resolver, argument, path);
    const resolved = resolver.resolve(parts, at(path, 1));
    if (typeof separator !== 'string' || !isList(resolved)) {
      throw resolver.error(path, `has ${quote(argument)} where a separator and a list are expected`);
    }
    return resolved.map((part, index) => resolver.text(part, at(at(path, 1), index))).join(separator);
  },
  'Fn::Sub': substitute,
  'Fn::Select': (resolver, argument, path) => {
    const [index, list] = pair(resolver, argument, path);
    const position = Number(resolver.text(index, at(path, 0)));
    const resolved = resolver.resolve(list, at(path, 1));
    const item = isList(resolved) ? resolved[position] : undefined;
    if (item === undefined) throw resolver.error(path, `has no item ${quote(index)} in ${quote(resolved)}`);
    return item;
  },
  'Fn::Split': (resolver, argument, path) => {
    const [separator, text] = pair(resolver, argument, path);
    if (typeof separator !== 'string')
      throw resolver.error(path, `has ${quote(separator)} where a separator is expected`);
    return resolver.text(text, at(path, 1)).split(separator);
  },
  'Fn::If': (resolver, argument, path) => {
    const [condition, then, otherwise] = isList(argument) ? argument : [];
    if (typeof condition !== 'string' || then === undefined || otherwise === undefined) {
      throw resolver.error(path, `has ${quote(argument)} where a condition and two values are expected`);
    }
    return resolver.condition(condition, at(path, 0))
      ? resolver.resolve(then, at(path, 1))
      : resolver.resolve(otherwise, at(path, 2));
  },
  'Fn::FindInMap': (resolver, argument, path) => {
    const keys = isList(argument) ? argument.slice(0, 3).map((key, index) => resolver.text(key, at(path, index))) : [];
    const [map = '', first = '', second = ''] = keys;
    const level = entryOf(entryOf(resolver.deployment.template.Mappings, map), first);
    const value = isObject(level) ? entryOf(level, second) : undefined;
    if (value !== undefined) return value;
    const fallback = isList(argument) ? argument[3] : undefined;
    if (isObject(fallback) && fallback.DefaultValue !== undefined) {
      return resolver.resolve(fallback.DefaultValue, at(at(path, 3), 'DefaultValue'));
    }
    throw resolver.error(path, `finds no ${quote(keys.join('.'))} in the template's mappings`);
  },
  'Fn::ImportValue': (resolver, argument, path) => {
    const name = resolver.text(argument, path);
    const value = resolver.neighbours.exported(resolver.deployment, name);
    if (value === undefined)
      throw resolver.error(path, `imports ${quote(name)}, which no stack of the assembly exports`);
    return value;
  },
  'Fn::GetStackOutput': (resolver, argument, path) => {
    if (!isObject(argument) || argument.StackName === undefined || argument.OutputName === undefined) {
      throw resolver.error(path, `is ${quote(argument)} where StackName and OutputName are expected`);
    }
    const stackName = resolver.text(argument.StackName, at(path, 'StackName'));
    const output = resolver.text(argument.OutputName, at(path, 'OutputName'));
    const region = argument.Region === undefined ? undefined : resolver.text(argument.Region, at(path, 'Region'));
    const value = resolver.neighbours.output(resolver.deployment, stackName, output, region);
    if (value === undefined) {
      throw resolver.error(path, `reads the output ${output} of ${stackName}, which the assembly does not have`);
    }
    return value;
  },
  'Fn::Base64': (resolver, argument, path) => Buffer.from(resolver.text(argument, path)).toString('base64'),
};

function pair(resolver: Resolver, argument: JsonValue, path: Path): readonly [JsonValue, JsonValue] {
  const [first, second, ...rest] = isList(argument) ? argument : [];
  if (first === undefined || second === undefined || rest.length > 0) {
    throw resolver.error(path, `has ${quote(argument)} where a list of two is expected`);
  }
  return [first, second];
}
