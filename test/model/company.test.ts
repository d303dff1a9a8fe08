import { refuses } from './fixture';

const HOME = 'config/company.ts → homeRegion';
const COMMERCIAL = 'a region of the commercial partition (aws): an organization never spans two';
const OTHER = 'remove it; the other partition needs a landing zone of its own';

describe('a region is refused', () => {
  refuses([
    [
      'that does not exist',
      { 'company/approvedRegions/1': 'us-east-22' },
      'config/company.ts → approvedRegions[1]',
      '"us-east-22"',
      'an AWS region',
      'did you mean "us-east-2"?',
    ],
    [
      'in capitals',
      { 'company/homeRegion': 'EU-West-1' },
      HOME,
      '"EU-West-1"',
      'an AWS region',
      'did you mean "eu-west-1"?',
    ],
    [
      'that is like no other',
      { 'company/identityCenterRegion': 'the-moon' },
      'config/company.ts → identityCenterRegion',
      '"the-moon"',
      'an AWS region',
      'see the list in lib/model/regions.ts',
    ],
    [
      'of AWS China',
      { 'company/homeRegion': 'cn-north-1' },
      HOME,
      '"cn-north-1", a region of AWS China (partition aws-cn)',
      COMMERCIAL,
      OTHER,
    ],
    [
      'of AWS GovCloud',
      { 'company/approvedRegions/1': 'us-gov-west-1' },
      'config/company.ts → approvedRegions[1]',
      '"us-gov-west-1", a region of AWS GovCloud (US) (partition aws-us-gov)',
      COMMERCIAL,
      OTHER,
    ],
    [
      'as home when it is not approved',
      { 'company/homeRegion': 'eu-west-2' },
      HOME,
      '"eu-west-2", which is not approved',
      'one of approvedRegions: the landing zone itself lives there',
      'add "eu-west-2" to approvedRegions, or choose another home region',
    ],
    [
      'when none is approved',
      { 'company/approvedRegions': [] },
      'config/company.ts → approvedRegions',
      'an empty list',
      'a list with at least one entry',
      'add one',
    ],
    [
      'that is approved twice',
      { 'company/approvedRegions': ['eu-west-1', 'eu-west-1'] },
      'config/company.ts → approvedRegions[1]',
      '"eu-west-1" a second time',
      'each entry once',
      'remove it',
    ],
  ]);
});

describe('the company is refused', () => {
  refuses([
    [
      'when nobody defined its security account',
      { 'company/securityAccount': 'securty' },
      'config/company.ts → securityAccount',
      '"securty"',
      'one of the accounts in config/accounts.ts',
      'did you mean "security"?',
    ],
    [
      'when the management account is to keep the logs',
      { 'company/logArchiveAccount': 'management' },
      'config/company.ts → logArchiveAccount',
      '"management"',
      'a member account: no control policy binds the management account',
      'add an account for it to config/accounts.ts and name that one',
    ],
    [
      'when one account watches and keeps the logs',
      { 'company/logArchiveAccount': 'security' },
      'config/company.ts → logArchiveAccount',
      '"security", also the security account',
      'two accounts: whoever runs the security tools must not be able to touch the logs',
      'name an account that only keeps logs',
    ],
    [
      'when its log archive is suspended',
      { 'company/logArchiveAccount': 'old-app' },
      'config/company.ts → logArchiveAccount',
      '"old-app", in a suspended OU',
      'an account that works',
      'name another account, or move this one to another OU',
    ],
    [
      'when a trusted partner is the company itself',
      { 'company/trustedPartners': [{ accountId: '999999999999', why: 'a mistake' }] },
      'config/company.ts → trustedPartners[0].accountId',
      '"999999999999", our own account "management"',
      'an account outside the organization',
      'remove it: our own accounts need no exception',
    ],
    [
      'when it trusts a partner twice',
      {
        'company/trustedPartners': [
          { accountId: '111111111111', why: 'audits' },
          { accountId: '111111111111', why: 'audits' },
        ],
      },
      'config/company.ts → trustedPartners[1].accountId',
      '"111111111111" a second time',
      'each entry once',
      'remove it',
    ],
    [
      'when an identity provider comes with its scheme',
      { 'company/trustedOidcProviders': [{ url: 'https://x.trips.com', audiences: ['a'], subjects: ['b'] }] },
      'config/company.ts → trustedOidcProviders[0].url',
      '"https://x.trips.com"',
      'host and path of the provider, without https://',
      'for example "token.actions.githubusercontent.com"',
    ],
    [
      'when its management account’s id is no id',
      { 'company/managementAccount/accountId': '99999' },
      'config/company.ts → managementAccount.accountId',
      '"99999"',
      'an account id of 12 digits',
      'for example "111111111111"',
    ],
    [
      'when its account quota is half an account',
      { 'company/accountQuota': 10.5 },
      'config/company.ts → accountQuota',
      '10.5',
      'a whole number',
      'write a whole number',
    ],
  ]);
});
