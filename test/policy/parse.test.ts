import { PolicyDocumentError, findPolicyProblems, parsePolicyDocument } from '../../lib/policy';
import type { PolicyKind } from '../../lib/policy';

const WHERE = 'service control policy "lz-root"';
const statement = (more: object): object => ({
  Version: '2012-10-17',
  Statement: [{ Sid: 'One', Effect: 'Deny', Action: '*', Resource: '*', ...more }],
});

test.each([
  [statement({})],
  [statement({ Action: ['s3:*', 'iam:Create*'] })],
  [
    statement({
      Condition: {
        'ForAnyValue:StringLikeIfExists': { 'aws:PrincipalOrgPaths': ['a', 'b'] },
        Bool: { 'aws:SecureTransport': false },
      },
    }),
  ],
  [{ Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' } }],
  [
    statement({
      Resource: ['arn:aws:s3:::${aws:username}/*', "arn:aws:sqs:*:111111111111:${aws:PrincipalTag/team, 'a'}"],
    }),
  ],
  [statement({ Condition: { StringLikeIfExists: { 'aws:userid': '${aws:PrincipalTag/id}' } } })],
  [
    statement({
      Condition: { 'ForAnyValue:ArnNotLike': { 'aws:PrincipalArn': 'arn:aws:iam::${aws:PrincipalAccount}:root' } },
    }),
  ],
  [statement({ Condition: {} })],
  [statement({ Condition: { NumericLessThan: { 's3:max-keys': 10 }, Bool: { 'AWS:SECURETRANSPORT': [true] } } })],
  [statement({ Action: '*:*', Resource: ['arn:aws:sqs', 'arn:*:waf:*', 'arn:aws-cn:s3:::*', 'arn:aws*:s3:::x'] })],
  [statement({ Condition: { ArnLike: { 'aws:SourceArn': ['*', 'arn:aws:s3:*:*:*', '${aws:PrincipalArn}'] } } })],
  [statement({ Condition: { DateLessThan: { 'aws:CurrentTime': 1795305600, 'aws:TokenIssueTime': '2026' } } })],
  [statement({ Condition: { IpAddress: { 'aws:SourceIp': ['203.0.113.7', '2001:db8::/32'] } } })],
  [statement({ Condition: { StringEquals: { 'events:source': 'a' }, Null: { 'aws:TagKeys': 'true' } } })],
  [statement({ Resource: undefined, Principal: { AWS: '*' } })],
  [statement({ NotPrincipal: { AWS: '111111111111' } })],
  [{ Version: '2008-10-17', Id: 'x', Statement: { Effect: 'Deny', NotAction: 's3:*', NotResource: 'arn:aws:s3:::*' } }],
])('a sound document passes (%#)', (document) => {
  expect(parsePolicyDocument(document, WHERE)).toBe(document);
});

test.each<[found: unknown, problem: string]>([
  [undefined, 'found nothing, expected a policy document'],
  ['{}', 'found "{}", expected a policy document'],
  [[], 'found [], expected a policy document'],
  [{ Version: '2012-10-17' }, 'found no Statement'],
  [{ Statement: [] }, 'found no Statement'],
  [{ ...statement({}), Version: '2012-10-18' }, 'Version is "2012-10-18", expected "2012-10-17".'],
  [
    { ...statement({}), Statements: [] },
    '"Statements" is no element of the policy language. Did you mean "Statement"?',
  ],
  [{ Statement: ['x'] }, 'statement 1: found "x"'],
  [statement({ Effect: 'deny' }), 'statement 1 "One": Effect is "deny", expected "Allow" or "Deny".'],
  [statement({ Actions: '*' }), '"Actions" is no element of the policy language. Did you mean "Action"?'],
  [statement({ NotAction: '*' }), 'found Action and NotAction: keep one of them.'],
  [statement({ Action: undefined }), 'found neither Action nor NotAction'],
  [statement({ Action: [] }), 'Action is an empty list'],
  [statement({ Action: [1] }), 'Action holds 1, expected a string.'],
  [statement({ Action: 's3' }), 'Action holds "s3", expected "service:Action" or "*".'],
  [statement({ Resource: undefined }), 'found neither Resource nor NotResource'],
  [statement({ NotResource: '*' }), 'found Resource and NotResource'],
  [statement({ Resource: 'my-bucket' }), 'Resource holds "my-bucket", expected an ARN or "*".'],
  [statement({ Resource: '*-bucket' }), 'Resource holds "*-bucket", expected an ARN or "*".'],
  ...['arn:aws:s3*', 'arn:aws:*', 'arn:aws:S3:::x', 'arn:aws', 'arn:*'].map((Resource): [unknown, string] => [
    statement({ Resource }),
    'and AWS takes no wildcard for the service, nor capitals. Write the service out.',
  ]),
  [statement({ Resource: 'arn:amazon:s3:::x' }), 'and AWS has no such partition.'],
  ...['*:Untag*', 's?:Get*', 's3:', 's3', 's3:Get:x'].map((Action): [unknown, string] => [
    statement({ Action }),
    `Action holds "${Action}", expected "service:Action" or "*".`,
  ]),
  [statement({ Resource: 'arn:aws:s3:::${aws:username' }), 'opens a policy variable and never closes it'],
  [statement({ Resource: 'arn:aws:iam::${aws:PrincipalAccount}:role/x' }), 'only after the fifth colon'],
  [statement({ Resource: 'arn:aws:sqs:${aws:RequestedRegion}:*:${aws:username}' }), 'only after the fifth colon'],
  [statement({ Resource: '${x}' }), 'only after the fifth colon'],
  [
    { Statement: { Effect: 'Deny', Action: '*', Resource: 'arn:aws:s3:::${aws:username}' } },
    'only in a document of Version "2012-10-17"',
  ],
  ...['NumericEquals', 'DateLessThanIfExists', 'Bool', 'BinaryEquals', 'NotIpAddress', 'ForAllValues:IpAddress'].map(
    (operator): [unknown, string] => [
      statement({ Condition: { [operator]: { 'aws:PrincipalTag/x': '${aws:PrincipalTag/y}' } } }),
      'only under string and ARN operators',
    ],
  ),
  [
    statement({ Condition: { StringEquals: { 'aws:userid': '${aws:TagKeys}' } } }),
    'aws:TagKeys may hold several values',
  ],
  [statement({ Principal: { AWS: 'arn:aws:iam::111111111111:user/${aws:username}' } }), 'fills none in in Principal'],
  [
    statement({ Effect: 'Allow', NotPrincipal: { AWS: '111111111111' } }),
    'NotPrincipal stands beside Effect "Allow", which AWS does not support. Name whom it allows in Principal.',
  ],
  [
    { Statement: { Effect: 'Deny', Action: 'sts:AssumeRole', NotPrincipal: { AWS: '111111111111' } } },
    'NotPrincipal stands in a trust policy, which AWS does not support.',
  ],
  [statement({ Principal: {} }), 'Principal names nobody'],
  [statement({ Principal: { Service: '*.amazonaws.com' } }), 'wildcards match nothing there'],
  [statement({ Principal: { AWS: 'arn:aws:iam::111111111111:group/developers' } }), 'nor is a group of users'],
  [statement({ Principal: { AWS: 'arn:aws:iam::111111111111:policy/x' } }), 'nothing else is a principal'],
  [statement({ Principal: { AWS: 'arn:aws:s3:::trips-data' } }), 'nothing else is a principal'],
  [statement({ Principal: { Service: 'ec2' } }), 'expected a service principal such as ec2.amazonaws.com.'],
  [statement({ Principal: 'me' }), 'Principal is "me", expected "*" or an object'],
  [statement({ Principal: { Aws: '1' } }), '"Aws" is no element of the policy language. Did you mean "AWS"?'],
  [statement({ Principal: { AWS: 'arn:aws:iam::*:role/x' } }), 'wildcards match nothing there'],
  [statement({ Condition: [] }), 'Condition is [], expected an object of operators.'],
  [
    statement({ Condition: { StringEqual: { a: 'b' } } }),
    '"StringEqual" is no condition operator. Did you mean "StringEquals"?',
  ],
  [statement({ Condition: { NullIfExists: { a: 'true' } } }), 'Null takes no IfExists'],
  [statement({ Condition: { 'ForAllValues:Null': { a: 'true' } } }), 'and no ForAllValues or ForAnyValue.'],
  [
    statement({ Condition: { StringNotEquals: { 'AWS:TagKeys': 'a' } } }),
    'may hold several values, for which AWS asks for a set operator. Write ForAnyValue:StringNotEquals or',
  ],
  [
    statement({ Condition: { StringEquals: { 'aws:ResourceTag/${aws:username}': 'a' } } }),
    'AWS fills none in in the name of a key',
  ],
  [
    statement({ Condition: { StringEquals: { 'aws:userid': 'a', 'AWS:UserId': 'b' } } }),
    'Condition.StringEquals holds "AWS:UserId" twice, in different case.',
  ],
  [statement({ Condition: { Bool: { a: ['true', 'false'] } } }), 'holds several values, and AWS takes one under Bool.'],
  ...(
    [
      ['NumericEquals', 'ten', 'a number'],
      ['NumericNotEquals', '', 'a number'],
      ['DateLessThanIfExists', 'tomorrow', 'a date'],
      ['Bool', 'yes', '"true" or "false"'],
      ['BinaryEquals', '#', 'base64'],
      ['NotIpAddress', '203.0.113.0/33', 'an address or a range'],
      ['ForAnyValue:ArnNotLike', '111111111111', 'an ARN of six parts'],
      ['ArnEquals', 'arn:aws:iam::*', 'an ARN of six parts'],
    ] as const
  ).map(([operator, value, what]): [unknown, string] => [
    statement({ Condition: { [operator]: { a: value } } }),
    `Condition.${operator}.a is "${value}", expected ${what}`,
  ]),
  [
    statement({ Condition: { StringEquals: 'x' } }),
    'Condition.StringEquals is "x", expected an object of condition keys.',
  ],
  [statement({ Condition: { StringEquals: { a: [] } } }), 'Condition.StringEquals.a is an empty list'],
  [statement({ Condition: { StringEquals: { a: { Ref: 'x' } } } }), 'Condition.StringEquals.a holds {"Ref":"x"}'],
  [statement({ Condition: { Null: { a: 'yes' } } }), 'Condition.Null.a is "yes", expected "true"'],
  [statement({ Sid: 1 }), 'Sid is 1, expected a string.'],
  [
    { Statement: [0, 1].map(() => ({ Sid: 'A', Effect: 'Deny', Action: '*', Resource: '*' })) },
    'the Sid "A" stands twice',
  ],
])('a broken document is refused in one line, with place (%#)', (document, problem) => {
  const problems = findPolicyProblems(document, WHERE);
  expect(problems.join('\n')).toContain(problem);
  for (const line of problems) expect(line).toMatch(/^service control policy "lz-root"[:,] .+[.?]$/);
});

test.each<[kind: PolicyKind, more: object, problem: string | undefined]>([
  ['identity', { Sid: 'A b' }, 'Sid is "A b", expected letters and digits alone.'],
  [
    'trust',
    { Principal: { AWS: '*' }, Resource: undefined, Sid: 'A-b' },
    'Sid is "A-b", expected letters and digits alone.',
  ],
  ['resource', { Principal: '*', Sid: 'A b' }, undefined],
  ['identity', { Resource: 'arn:aws:sqs' }, undefined],
  ['resource', { Principal: '*', Resource: 'arn:aws:s3:*' }, undefined],
  ['resource', { Principal: '*', Resource: 'arn:aws:sqs' }, 'which has fewer than six parts'],
  ['trust', { Principal: { AWS: '*' } }, 'Resource stands in a trust policy, which has none. Remove it.'],
  ['identity', {}, undefined],
  ['identity', { Principal: '*' }, 'Principal stands in a policy that belongs to its principals. Remove it.'],
  [
    'identity',
    { NotPrincipal: { AWS: '111111111111' } },
    'NotPrincipal stands in a policy that belongs to its principals',
  ],
  ['trust', { Principal: { AWS: '*' }, Resource: undefined }, undefined],
  ['trust', { Resource: undefined }, 'found neither Principal nor NotPrincipal: add Principal.'],
  ['trust', { Resource: undefined, NotPrincipal: { AWS: '111111111111' } }, 'NotPrincipal stands in a trust policy'],
  ['resource', { Principal: '*' }, undefined],
  ['resource', { NotPrincipal: { AWS: '111111111111' } }, undefined],
  ['resource', {}, 'found neither Principal nor NotPrincipal: add Principal.'],
])('whether a policy names principals follows from what it is attached to (%#)', (kind, more, problem) => {
  const problems = findPolicyProblems(statement(more), WHERE, kind);
  expect(problems).toEqual(problem === undefined ? [] : [expect.stringContaining(problem)]);
});

test('all problems are told at once', () => {
  const document = statement({ Effect: 'x', Action: 'y', Resource: 'z' });
  expect(() => parsePolicyDocument(document, WHERE)).toThrow(PolicyDocumentError);
  expect(findPolicyProblems(document, WHERE)).toHaveLength(3);
});
