import type { PolicyKind } from '../../../lib/policy';

/** What a document says, and whether AWS takes it: `takes`, or a part of the sentence by which the parser refuses it. */
export type GrammarRow = readonly [
  what: string,
  kind: PolicyKind | undefined,
  document: unknown,
  refusal: string,
  page: string,
];

const GUIDE = 'IAM/latest/UserGuide';
const GRAMMAR = `${GUIDE}/reference_policies_grammar.html`;
const NOTES = `${GRAMMAR}#policies-grammar-notes`;
const STRINGS = `${GRAMMAR}#policies-grammar-notes-strings`;
const CHECKS = `${GUIDE}/access-analyzer-reference-policy-checks.html`;
const check = (name: string): string => `${CHECKS}#access-analyzer-reference-policy-checks-error-${name}`;
const VERSION = `${GUIDE}/reference_policies_elements_version.html`;
const EFFECT = `${GUIDE}/reference_policies_elements_effect.html`;
const ACTION = `${GUIDE}/reference_policies_elements_action.html`;
const PRINCIPAL = `${GUIDE}/reference_policies_elements_principal.html`;
const NOT_PRINCIPAL = `${GUIDE}/reference_policies_elements_notprincipal.html`;
const VARIABLES = `${GUIDE}/reference_policies_variables.html`;
const DEFAULTS = `${VARIABLES}#policy-vars-default-values`;
const OPERATORS = `${GUIDE}/reference_policies_elements_condition_operators.html`;
const IDENTIFIERS = `${GUIDE}/reference_identifiers.html#identifiers-arns`;

type Elements = Readonly<Record<string, unknown>>;

const one = (more: Elements = {}): Elements => ({ Effect: 'Deny', Action: 's3:GetObject', Resource: '*', ...more });
const document = (more: Elements = {}, beside: Elements = {}): Elements => ({
  Version: '2012-10-17',
  Statement: [one(more)],
  ...beside,
});
const trust = (Principal: unknown): Elements => ({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal, Action: 'sts:AssumeRole' },
});
const on = (operator: string, key: string, value: unknown): Elements =>
  document({ Condition: { [operator]: { [key]: value } } });

const FORMS: readonly GrammarRow[] = [
  ['elements in another order', 'identity', { Statement: [one()], Version: '2012-10-17' }, 'takes', NOTES],
  ['one statement without a list', 'identity', { Version: '2012-10-17', Statement: one() }, 'takes', GRAMMAR],
  ['a list of one action', 'identity', document({ Action: ['s3:GetObject'], Resource: ['*'] }), 'takes', GRAMMAR],
  ['no version, which is 2008-10-17', 'identity', { Statement: [one()] }, 'takes', VERSION],
  ['the version of 2008', 'identity', document({}, { Version: '2008-10-17' }), 'takes', GRAMMAR],
  ['another version', 'identity', document({}, { Version: '2020-01-01' }), 'Version is', check('invalid-version')],
  [
    'a version that is a number',
    undefined,
    document({}, { Version: 20121017 }),
    'Version is',
    check('data-type-mismatch'),
  ],
  ['an Id with spaces', 'resource', document({ Principal: '*' }, { Id: 'of the bucket' }), 'takes', STRINGS],
  ['an Id in a policy of principals', 'identity', document({}, { Id: 'x' }), 'Id stands in a policy', NOTES],
  [
    'an Id that is a number',
    'resource',
    document({ Principal: '*' }, { Id: 7 }),
    'Id is 7',
    check('data-type-mismatch'),
  ],
  ['no statement', 'identity', { Version: '2012-10-17' }, 'found no Statement', check('missing-statement')],
  [
    'another element',
    'identity',
    document({ Comment: 'x' }),
    'no element of the policy',
    check('invalid-policy-element'),
  ],
  [
    'an element in another case',
    'identity',
    document({ effect: 'Deny' }),
    'no element of the',
    check('invalid-policy-element'),
  ],
  ['no effect', 'identity', document({ Effect: undefined }), 'Effect is nothing', check('missing-effect')],
  ['an effect in another case', 'identity', document({ Effect: 'DENY' }), 'Effect is "DENY"', EFFECT],
  [
    'a Sid with a hyphen, of IAM',
    'identity',
    document({ Sid: 'a-b' }),
    'letters and digits alone',
    check('unsupported-sid'),
  ],
  ['a Sid with spaces, of a resource', 'resource', document({ Sid: 'a b', Principal: '*' }), 'takes', STRINGS],
  [
    'a Sid that stands twice',
    'identity',
    document({}, { Statement: [one({ Sid: 'A' }), one({ Sid: 'A' })] }),
    'stands twice',
    check('unique-sids-required'),
  ],
];

const ACTIONS: readonly GrammarRow[] = [
  ['an action in another case', 'identity', document({ Action: 'S3:getobject' }), 'takes', ACTION],
  [
    'wildcards within an action',
    'identity',
    document({ Action: ['iam:*AccessKey*', 's3:Get?bject'] }),
    'takes',
    ACTION,
  ],
  ['every action', 'identity', document({ Action: '*' }), 'takes', GRAMMAR],
  [
    'a variable in an action',
    'identity',
    document({ Action: 's3:${aws:username}' }),
    'Action holds',
    check('variable-unsupported-in-element'),
  ],
  ['no action', 'identity', document({ Action: undefined }), 'neither Action nor', check('missing-action')],
  [
    'Action and NotAction',
    'identity',
    document({ NotAction: 's3:*' }),
    'keep one of them',
    check('unsupported-element-combination'),
  ],
  [
    'Resource and NotResource',
    'identity',
    document({ NotResource: '*' }),
    'keep one of them',
    check('unsupported-element-combination'),
  ],
  [
    'no resource, of a principal',
    'identity',
    document({ Resource: undefined }),
    'neither Resource nor',
    check('missing-resource'),
  ],
  [
    'a name without arn:',
    'identity',
    document({ Resource: 'trips-data/*' }),
    'expected an ARN',
    check('invalid-arn-prefix'),
  ],
  [
    'a partition that is none',
    'identity',
    document({ Resource: 'arn:amazon:s3:::x' }),
    'no such partition',
    check('invalid-partition'),
  ],
  [
    'a service with capitals',
    'identity',
    document({ Resource: 'arn:aws:S3:::x' }),
    'nor capitals',
    check('invalid-arn-service-case'),
  ],
  ['an ARN without its end, of a principal', 'identity', document({ Resource: 'arn:aws:sqs' }), 'takes', IDENTIFIERS],
  [
    'an ARN without its end, of a resource',
    'resource',
    document({ Principal: '*', Resource: 'arn:aws:sqs' }),
    'fewer than six parts',
    check('missing-arn-field'),
  ],
];

const PRINCIPALS: readonly GrammarRow[] = [
  ['everybody', 'resource', document({ Principal: '*' }), 'takes', GRAMMAR],
  ['everybody, as AWS', 'resource', document({ Principal: { AWS: '*' } }), 'takes', PRINCIPAL],
  [
    'everybody in a trust policy',
    'trust',
    trust('*'),
    'Write { "AWS": "*" }',
    check('role-trust-policy-unsupported-wildcard-in-principal'),
  ],
  ['everybody as AWS in a trust policy', 'trust', trust({ AWS: '*' }), 'takes', PRINCIPAL],
  [
    'every service',
    'resource',
    document({ Principal: { Service: '*' } }),
    'holds "*"',
    check('unsupported-wildcard-in-principal'),
  ],
  ['every provider', 'trust', trust({ Federated: '*' }), 'holds "*"', check('unsupported-wildcard-in-principal')],
  [
    'every canonical id',
    'resource',
    document({ Principal: { CanonicalUser: '*' } }),
    'holds "*"',
    check('unsupported-wildcard-in-principal'),
  ],
  [
    'all users of an account',
    'resource',
    document({ Principal: { AWS: 'arn:aws:iam::111111111111:user/*' } }),
    'wildcards match nothing',
    STRINGS,
  ],
  [
    'kinds of principals together',
    'trust',
    trust({ AWS: ['111111111111'], Service: 'ec2.amazonaws.com' }),
    'takes',
    PRINCIPAL,
  ],
  [
    'an account as a number',
    'resource',
    document({ Principal: { AWS: 111111111111 } }),
    'expected a string',
    check('data-type-mismatch'),
  ],
  [
    'a principal without its kind',
    'resource',
    document({ Principal: ['111111111111'] }),
    'expected "*" or an object',
    check('invalid-principal-format'),
  ],
  [
    'a kind of principal that is none',
    'resource',
    document({ Principal: { Role: 'x' } }),
    'no element of',
    check('invalid-principal-key'),
  ],
  [
    'a policy of a resource that names none, as those of ECR',
    'resource',
    document({ Principal: '*', Action: 'ecr:BatchGetImage', Resource: undefined }),
    'takes',
    'AmazonECR/latest/userguide/repository-policy-examples.html',
  ],
  ['no principal, of a resource', 'resource', document(), 'add Principal', check('missing-principal')],
  [
    'a principal, of a principal',
    'identity',
    document({ Principal: '*' }),
    'Remove it',
    check('unsupported-principal'),
  ],
  [
    'Principal and NotPrincipal',
    'resource',
    document({ Principal: '*', NotPrincipal: { AWS: '111111111111' } }),
    'keep one of them',
    check('unsupported-element-combination'),
  ],
  [
    'NotPrincipal beside Allow',
    'resource',
    document({ Effect: 'Allow', NotPrincipal: { AWS: '111111111111' } }),
    'does not support',
    NOT_PRINCIPAL,
  ],
  [
    'a resource in a trust policy',
    'trust',
    document({ Principal: { AWS: '*' } }),
    'Resource stands in a trust',
    check('role-trust-policy-syntax-error-resource'),
  ],
  [
    'NotPrincipal in a trust policy',
    'trust',
    { Statement: { Effect: 'Deny', NotPrincipal: { AWS: '111111111111' }, Action: 'sts:AssumeRole' } },
    'does not support',
    check('role-trust-policy-syntax-error-notprincipal'),
  ],
];

const CONDITIONS: readonly GrammarRow[] = [
  ['a number without quotes', 'identity', on('NumericLessThan', 's3:max-keys', 10), 'takes', GRAMMAR],
  ['a number in quotes', 'identity', on('NumericLessThan', 's3:max-keys', '10'), 'takes', GRAMMAR],
  ['a Boolean without quotes', 'identity', on('Bool', 'aws:SecureTransport', false), 'takes', GRAMMAR],
  ['null', 'identity', on('StringEquals', 'aws:username', null), 'holds null', GRAMMAR],
  [
    'values of several JSON types',
    'identity',
    on('NumericEquals', 's3:max-keys', [10, '20']),
    'of one JSON type',
    check('invalid-condition-data-type'),
  ],
  [
    'several Booleans',
    'identity',
    on('Bool', 'aws:SecureTransport', ['true', 'false']),
    'one under Bool',
    check('invalid-condition-multiple-boolean'),
  ],
  [
    'a key without its service',
    'identity',
    on('StringEquals', 'username', 'x'),
    'service:Key',
    check('invalid-condition-key-format'),
  ],
  [
    'a key in another case',
    'identity',
    on('StringEquals', 'AWS:UserName', 'x'),
    'takes',
    check('duplicate-keys-with-different-case'),
  ],
  [
    'a key twice, in different case',
    'identity',
    document({ Condition: { StringEquals: { 'aws:username': 'x', 'aws:UserName': 'y' } } }),
    'twice, in different case',
    check('duplicate-keys-with-different-case'),
  ],
  [
    'a tag without its name',
    'identity',
    on('StringEquals', 'aws:ResourceTag/', 'x'),
    'name of a tag',
    check('missing-tag-key-in-condition'),
  ],
  [
    'a tag without a slash',
    'identity',
    on('StringEquals', 'aws:principaltag', 'x'),
    'name of a tag',
    check('missing-tag-key-in-condition'),
  ],
  [
    'aws:ARN',
    'identity',
    on('ArnEquals', 'aws:ARN', 'arn:aws:iam::111111111111:role/x'),
    'aws:PrincipalArn or aws:SourceArn',
    check('unsupported-global-condition-key'),
  ],
  [
    'an operator that is none',
    'identity',
    on('StringMatches', 'aws:username', 'x'),
    'no condition operator',
    check('invalid-condition-operator'),
  ],
  [
    'IfExists with Null',
    'identity',
    on('NullIfExists', 'aws:username', 'true'),
    'takes no IfExists',
    check('null-with-if-exists'),
  ],
  [
    'a set with Null, of which AWS says nothing',
    'identity',
    on('ForAllValues:Null', 'aws:TagKeys', 'true'),
    'takes no IfExists',
    OPERATORS,
  ],
  [
    'a key of several values without a set',
    'identity',
    on('StringEquals', 'aws:TagKeys', 'x'),
    'asks for a set operator',
    check('missing-qualifier'),
  ],
  ['a key of several values with Null', 'identity', on('Null', 'aws:TagKeys', 'true'), 'takes', OPERATORS],
  ['a set with IfExists', 'identity', on('ForAnyValue:StringLikeIfExists', 'aws:TagKeys', 'x'), 'takes', OPERATORS],
];

const FILLED_IN: readonly GrammarRow[] = [
  [
    'a variable behind the fifth colon',
    'identity',
    document({ Resource: 'arn:aws:s3:::${aws:username}/*' }),
    'takes',
    VARIABLES,
  ],
  [
    'a variable before it',
    'identity',
    document({ Resource: 'arn:aws:sqs:*:${aws:PrincipalAccount}:x' }),
    'after the fifth colon',
    `${VARIABLES}#policy-vars-wheretouse`,
  ],
  [
    'a variable in a name of 2008',
    'identity',
    document({ Resource: 'arn:aws:s3:::${aws:username}' }, { Version: '2008-10-17' }),
    'Version "2012-10-17"',
    check('variable-unsupported-in-version'),
  ],
  [
    'a variable that is not closed',
    'identity',
    document({ Resource: 'arn:aws:s3:::${aws:username' }),
    'never closes it',
    check('missing-brace-in-variable'),
  ],
  [
    'a variable of nothing',
    'identity',
    document({ Resource: 'arn:aws:s3:::${}' }),
    'names no key',
    check('empty-variable'),
  ],
  [
    'a variable with a space',
    'identity',
    on('StringEquals', 'aws:userid', '${ aws:username }'),
    'no space',
    check('unsupported-space-in-variable'),
  ],
  [
    'a default without its quotes',
    'identity',
    on('StringEquals', 'aws:userid', '${aws:username, none}'),
    'single quotes',
    check('missing-quote-in-variable'),
  ],
  [
    'a default with one quote',
    'identity',
    on('StringEquals', 'aws:userid', "${aws:username, 'none}"),
    'single quotes',
    check('missing-quote-in-variable'),
  ],
  ['a default', 'identity', on('StringEquals', 'aws:userid', "${aws:username, 'no one'}"), 'takes', DEFAULTS],
  [
    'a default without the space before it',
    'identity',
    on('StringEquals', 'aws:userid', "${aws:username,'x'}"),
    'single quotes',
    DEFAULTS,
  ],
  ['a star that is meant', 'identity', document({ Resource: 'arn:aws:s3:::a${*}b${?}c${$}' }), 'takes', VARIABLES],
  [
    'a variable where numbers are compared',
    'identity',
    on('NumericEquals', 's3:max-keys', '${aws:PrincipalTag/n}'),
    'string and ARN operators',
    check('invalid-variable-for-operator'),
  ],
  [
    'a variable in a principal',
    'resource',
    document({ Principal: { AWS: 'arn:aws:iam::111111111111:role/${aws:username}' } }),
    'none in in Principal',
    check('variable-unsupported-in-element'),
  ],
  [
    'a variable of several values',
    'identity',
    on('StringEquals', 'aws:userid', '${aws:TagKeys}'),
    'hold one',
    `${VARIABLES}#policy-vars-using-variables`,
  ],
];

/** What a policy may look like, and may not, each with the page that says so: for the parser's test and for `docs/engine.md`. */
export const GRAMMAR_ROWS: Readonly<Record<string, readonly GrammarRow[]>> = {
  'Documents and statements': FORMS,
  'Actions and resources': ACTIONS,
  Principals: PRINCIPALS,
  Conditions: CONDITIONS,
  Variables: FILLED_IN,
};
