import { account } from './found';
import type { Change } from './change';

/* What somebody does by hand to who administers a service. */

export function delegationChanges(): readonly Change[] {
  return [...OWN.map(givenTwice), ...GENERAL.map(given), ...TAKEN];
}

/** Services that the security account administers already, or whose parts it does, and that take it back themselves. */
const OWN: readonly (readonly [service: string, command: string])[] = [
  ['cloudtrail.amazonaws.com', 'aws cloudtrail deregister-organization-delegated-admin'],
  ['guardduty.amazonaws.com', 'in each Region: aws guardduty disable-organization-admin-account'],
  ['malware-protection.guardduty.amazonaws.com', 'in each Region: aws guardduty disable-organization-admin-account'],
  ['securityhub.amazonaws.com', 'in each Region: aws securityhub disable-organization-admin-account'],
  ['inspector2.amazonaws.com', 'in each Region: aws inspector2 disable-delegated-admin-account'],
  ['macie.amazonaws.com', 'in each Region: aws macie2 disable-organization-admin-account'],
];

function givenTwice([service, command]: (typeof OWN)[number]): Change {
  return [
    `the administration of ${service} is given by hand, which the service alone takes back`,
    (state) => state.delegatedAdministrators.push({ accountId: account(state, 'growth-sales').id, service }),
    new RegExp(
      `^extra: Administration of ${service} is delegated to account growth-sales, but nobody here defined it → If nobody needs it, ${command} `,
    ),
  ];
}

/** Services that nobody administers here, trusted or not. */
const GENERAL = [
  'iam.amazonaws.com',
  'sso.amazonaws.com',
  'member.org.stacksets.cloudformation.amazonaws.com',
  'stacksets.cloudformation.amazonaws.com',
  'ram.amazonaws.com',
  'backup.amazonaws.com',
  'config.amazonaws.com',
];

function given(service: string): Change {
  return [
    `the administration of ${service} is given away`,
    (state) => state.delegatedAdministrators.push({ accountId: account(state, 'growth-sales').id, service }),
    new RegExp(
      `^extra: Administration of ${service} is delegated to account growth-sales, but nobody here defined it → removes: aws organizations deregister-delegated-administrator `,
    ),
  ];
}

const TAKEN: readonly Change[] = [
  [
    'the administration of CloudTrail is taken away, which its own call gives back',
    (state) =>
      (state.delegatedAdministrators = state.delegatedAdministrators.filter(
        ({ service }) => service !== 'cloudtrail.amazonaws.com',
      )),
    /^missing: Administration of cloudtrail.amazonaws.com is not delegated to account security → Make the call again that the template of lz-baseline has in /,
  ],
];
