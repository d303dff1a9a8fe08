import { att, type Company } from '../support';
import type { ChangeCase } from './change-case';

/** A user of IAM Identity Center in groups, of which those that nobody is in are there too. */
function member(user: string, groups: readonly string[]): (of: Company) => void {
  return (of) => {
    const others = Object.entries(of.organization).filter(([logicalId]) => !logicalId.startsWith('Member'));
    of.organization = {
      ...Object.fromEntries(others),
      GroupDevelopers: { Type: 'AWS::IdentityStore::Group', Properties: { DisplayName: 'developers' } },
      GroupWatchers: { Type: 'AWS::IdentityStore::Group', Properties: { DisplayName: 'watchers' } },
      User: { Type: 'Custom::IdentityCenterUser', Properties: { UserName: user } },
      ...Object.fromEntries(
        groups.map((group) => [
          `Member${group}`,
          {
            Type: 'AWS::IdentityStore::GroupMembership',
            Properties: { GroupId: att(`Group${group}`, 'GroupId'), MemberId: { UserId: att('User', 'UserId') } },
          },
        ]),
      ),
    };
  };
}

/** The group of a name, as the assignment has it of an identity provider. */
function groupOfId(id: string): (of: Company) => void {
  return (of) => (of.groupId = id);
}

function ofAdministrators(more: (of: Company) => void): (of: Company) => void {
  return (of) => {
    of.developer.statements = [{ Effect: 'Allow', Action: '*', Resource: '*' }];
    more(of);
  };
}

/** Changes of who is in which group. */
export const peopleCases: readonly ChangeCase[] = [
  {
    name: 'a person in a group',
    base: member('ada', []),
    edit: member('ada', ['Developers']),
    expected: ['high member-added', 'info resource-created'],
    says: ['ada joins developers, and is Developer by it', 'Developer in engineering-dev: up to '],
  },
  {
    name: 'a person in a group that is an administrator',
    base: ofAdministrators(member('ada', [])),
    edit: member('ada', ['Developers']),
    expected: ['critical administrator-added', 'info resource-created'],
    says: [
      'ada joins developers, and is Developer by it: may do everything in engineering-dev, or give itself the right to',
    ],
  },
  {
    name: 'a person out of a group that is an administrator',
    base: ofAdministrators(member('ada', ['Developers'])),
    edit: member('ada', []),
    expected: ['low resource-removed', 'medium administrator-removed'],
    says: ['ada leaves developers, and is no longer Developer by it: could do everything in engineering-dev'],
  },
  {
    name: 'another group of the identity provider as administrators',
    base: ofAdministrators(groupOfId('11111111-2222-3333-4444-555555555555')),
    edit: groupOfId('99999999-2222-3333-4444-555555555555'),
    expected: ['critical group-replaced', 'high resource-changed'],
    says: ['who was in the one before no longer does: may do everything in engineering-dev'],
  },
  {
    name: 'a person out of a group',
    base: member('ada', ['Developers', 'Watchers']),
    edit: member('ada', ['Watchers']),
    expected: ['low resource-removed', 'medium member-removed'],
    says: ['ada leaves developers, and is no longer Developer by it'],
  },
  {
    name: 'another group of the identity provider under the same name',
    base: groupOfId('11111111-2222-3333-4444-555555555555'),
    edit: groupOfId('99999999-2222-3333-4444-555555555555'),
    expected: ['high group-replaced', 'high resource-changed'],
    says: [
      'developers is another group of people now: whoever is in it gets in as Developer, and who was in the one before no longer does',
      '11111111-2222-3333-4444-555555555555 → 99999999-2222-3333-4444-555555555555',
    ],
  },
  {
    name: 'a new person in a group that has no access',
    edit: member('ada', ['Watchers']),
    expected: ['info group-added', 'info member-added', 'info resource-created'],
    says: ['ada joins watchers, a group without any access'],
  },
];
