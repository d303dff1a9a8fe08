import { asCommand, organizationsCall, undo } from '../../../lib/operate/drift/call';
import { realDocument } from '../../../lib/operate/drift/real-document';

test.each([
  [
    organizationsCall('DisableAWSServiceAccess', { ServicePrincipal: 'ram.amazonaws.com' }),
    'aws organizations disable-aws-service-access --service-principal ram.amazonaws.com',
  ],
  [
    organizationsCall('UntagResource', { ResourceId: '222222222222', TagKeys: ['a', "it's"] }),
    String.raw`aws organizations untag-resource --resource-id 222222222222 --tag-keys a 'it'\''s'`,
  ],
  [
    organizationsCall('UpdatePolicy', { PolicyId: 'p-1', Name: '$(reboot)', Content: '{"a": "b"}' }),
    `aws organizations update-policy --policy-id p-1 --name '$(reboot)' --content '{"a": "b"}'`,
  ],
  [
    {
      service: 'sso-admin',
      operation: 'UpdatePermissionSet',
      parameters: { SessionDuration: 'PT1H' },
      region: 'eu-west-1',
    },
    'aws sso-admin update-permission-set --session-duration PT1H --region eu-west-1',
  ],
] as const)('%j is %s', (call, command) => {
  expect(asCommand(undo('neutral', call))).toBe(command);
});

const live = new Map([
  ['o-organization', 'o-abcde12345'],
  ['ou-dev', 'ou-ab12-00000001'],
  ['security', '222222222222'],
]);

test.each([
  [{ Resource: 'arn:aws:iam::security:role/security' }, { Resource: 'arn:aws:iam::222222222222:role/security' }],
  [{ 'aws:PrincipalAccount': ['security', 'dev'] }, { 'aws:PrincipalAccount': ['222222222222', 'dev'] }],
  [{ 'aws:PrincipalOrgID': 'o-organization' }, { 'aws:PrincipalOrgID': 'o-abcde12345' }],
  [{ a: 'o-organization/r-root/ou-dev/*' }, { a: 'o-abcde12345/r-root/ou-ab12-00000001/*' }],
  [{ a: 'ou-development' }, { a: 'ou-development' }],
  [
    { a: 'the security team', b: 1, c: null },
    { a: 'the security team', b: 1, c: null },
  ],
])('%j stands for %j', (document, real) => {
  expect(realDocument(document, live)).toEqual(real);
});

test('a text that may be an account or a word is not guessed', () => {
  expect(realDocument({ tags: { team: { tag_value: { '@@assign': ['security'] } } } }, live)).toBeUndefined();
});

test('what no reason is given for loosens, alone and among others; what removes stays so', () => {
  const open = organizationsCall('RegisterDelegatedAdministrator', {});
  const named = organizationsCall('AttachPolicy', {});
  const effects = [
    undo('neutral', open),
    undo('tightens', named, open),
    undo('tightens', named),
    undo('removes', open),
  ];
  expect(effects.map(({ effect }) => effect)).toEqual(['loosens', 'loosens', 'tightens', 'removes']);
});
