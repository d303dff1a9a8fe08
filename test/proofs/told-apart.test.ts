import { EngineEnvironment } from '../../lib/assembly';
import type { JsonObject } from '../../lib/base/json';
import { toldApartByOthers } from '../../lib/proofs/escalation/told-apart';
import { graphOf, resource } from '../assembly/support/small-organization';

/** Names of the accounts that the trust policy of a role of the management account tells apart. */
function apart(Principal: JsonObject, Condition: JsonObject = {}): readonly string[] {
  const statement = { Effect: 'Allow', Principal, Action: 'sts:AssumeRole', Condition };
  const graph = graphOf({
    Role: resource('AWS::IAM::Role', {
      RoleName: 'target',
      AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [statement] },
    }),
  });
  return [...toldApartByOthers(new EngineEnvironment(graph, new Map()))].map(({ name }) => name).sort();
}

const EVERY = ['engineering-dev', 'engineering-prod', 'management', 'security'];

// Members’ access roles name the management account, whatever else does.
test.each<[what: string, principal: JsonObject, condition: JsonObject | undefined, names: readonly string[]]>([
  ['nobody', { Service: 'ec2.amazonaws.com' }, undefined, ['management']],
  ['an account', { AWS: 'arn:aws:iam::engineering-dev:root' }, undefined, ['engineering-dev', 'management']],
  [
    'an account of its caller',
    { AWS: '*' },
    { StringEquals: { 'aws:PrincipalAccount': 'engineering-prod' } },
    ['engineering-prod', 'management'],
  ],
  ['a part of an id', { AWS: '*' }, { StringLike: { 'aws:PrincipalAccount': '11*' } }, EVERY],
  ['a part of an ARN', { AWS: '*' }, { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::11*:role/x' } }, EVERY],
  ['a place', { AWS: '*' }, { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-1/r-1/*' } }, EVERY],
])('a trust policy that names %s', (_what, principal, condition, names) => {
  expect(apart(principal, condition)).toEqual(names);
});
