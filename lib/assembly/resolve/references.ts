import { resourceKinds } from '../attributes';
import { entryOf } from '../../base/entry-of';
import { isList, quote, type JsonValue } from '../../base/json';
import { PARTITION, unresolved, URL_SUFFIX, UUID } from '../symbols';
import type { TemplateParameter } from '../template';
import { fillIn } from './fill-in';
import { at, type Path } from './path';
import type { Resolved, Resolver } from './resolver';

type PseudoParameter = (resolver: Resolver) => Resolved;

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
const pseudoParameters: Readonly<Record<string, PseudoParameter>> = {
  'AWS::AccountId': ({ deployment }) => deployment.account,
  'AWS::NoValue': () => undefined,
  'AWS::NotificationARNs': () => [],
  'AWS::Partition': () => PARTITION,
  'AWS::Region': ({ deployment }) => deployment.region,
  'AWS::StackId': ({ deployment: { account, region, stackName } }) =>
    `arn:${PARTITION}:cloudformation:${region}:${account}:stack/${stackName}/${UUID}`,
  'AWS::StackName': ({ deployment }) => deployment.stackName,
  'AWS::URLSuffix': () => URL_SUFFIX,
};

/** What `Ref` gives for a pseudo parameter, a parameter or a resource. */
export function reference(resolver: Resolver, name: string, path: Path): Resolved {
  const pseudo = entryOf(pseudoParameters, name);
  if (pseudo !== undefined) return pseudo(resolver);
  const parameter = entryOf(resolver.deployment.template.Parameters, name);
  if (parameter !== undefined) return parameterValue(resolver, name, parameter, path);
  const { Type } = resolver.resource(name, path);
  const kind = entryOf(resourceKinds, Type);
  if (kind === undefined) return unresolved(name);
  return resolver.remember(name, path, () => fillIn(resolver, name, kind, kind.ref, path));
}

/** What `Fn::GetAtt` gives. */
export function attribute(resolver: Resolver, logicalId: string, name: string, path: Path): JsonValue {
  const { Type } = resolver.resource(logicalId, path);
  const kind = entryOf(resourceKinds, Type);
  const template = entryOf(kind?.attributes, name);
  if (kind === undefined || template === undefined) return unresolved(logicalId, name);
  return resolver.remember(`${logicalId}.${name}`, path, () => fillIn(resolver, logicalId, kind, template, path));
}

/** The ARN of a resource whose type says its form apart from `Ref` and `Fn::GetAtt`. */
export function arnOf(resolver: Resolver, logicalId: string, path: Path): JsonValue {
  const kind = entryOf(resourceKinds, resolver.resource(logicalId, path).Type);
  return kind?.arn === undefined ? unresolved(logicalId) : fillIn(resolver, logicalId, kind, kind.arn, path);
}

const LIST_TYPE = /^(?:CommaDelimitedList|List<.*>)$/;

function parameterValue(resolver: Resolver, name: string, parameter: TemplateParameter, path: Path): JsonValue {
  if (parameter.Type.startsWith('AWS::SSM::Parameter::Value<')) return unresolved(name);
  const value = entryOf(resolver.deployment.parameters, name) ?? parameter.Default;
  if (value === undefined) {
    throw resolver.error(path, `refers to the parameter ${quote(name)}, which has neither a value nor a default`);
  }
  if (!LIST_TYPE.test(parameter.Type) || isList(value)) return value;
  return resolver
    .text(value, at(path, name))
    .split(',')
    .map((item) => item.trim());
}
