import { entryOf } from '../../base/entry-of';
import { numberText } from '../../base/number-text';
import { withoutPositions } from '../../base/leaves';
import { CustomType, SdkCommand, sdkCallType } from '../../base/template-contract';
import type { ChangedProperty } from './meaning';
import { policyTypeWords } from './words';

/** By type and path, what a change of it is in words. @returns nothing where there are none */
const WORDS: Readonly<Record<string, Readonly<Record<string, (was: string, is: string) => string>>>> = {
  'AWS::Budgets::Budget': {
    'Budget.BudgetLimit.Amount': (was, is) =>
      was === ''
        ? `${amount(is)} USD`
        : is === ''
          ? `no longer ${amount(was)} USD`
          : `${amount(was)} → ${amount(is)} USD`,
    'NotificationsWithSubscribers.Subscribers.Address': toldWords,
  },
  'AWS::CE::AnomalySubscription': { 'Subscribers.Address': toldWords },
  'AWS::Backup::BackupVault': {
    'LockConfiguration.ChangeableForDays': (_was, is) =>
      is === ''
        ? 'break-glass can lift the lock of its backups, and delete them early'
        : `${amount(is)} days after the deploy nobody can lift the lock of its backups any more`,
    'LockConfiguration.MinRetentionDays': daysOf('nobody can delete a backup for'),
  },
  'AWS::S3::Bucket': {
    'LifecycleConfiguration.Rules.ExpirationInDays': daysOf('what is in it is kept for'),
    'ObjectLockConfiguration.Rule.DefaultRetention.Days': daysOf('nobody can delete or change it for'),
  },
  'AWS::SSO::Assignment': {
    PrincipalId: (was, is) =>
      was === '' || is === '' ? '' : `the group ${is} of the identity provider gets in, and no longer ${was}`,
  },
  [CustomType.ACCOUNT_SETTINGS]: {
    Backups: (_was, is) => `accounts are ${is === 'on' ? '' : 'no longer '}set up for backups`,
    Config: (_was, is) => `accounts are ${is === 'on' ? '' : 'no longer '}set up for AWS Config to record what is set`,
  },
  [sdkCallType(SdkCommand.ENABLE_SERVICE_ACCESS)]: {
    Identity: (was, is) =>
      is === '' ? `that ${was} may act in all accounts is no longer looked after` : `${is} may act in all accounts`,
  },
  'AWS::SNS::Subscription': {
    Endpoint: toldWords,
  },
};

function toldWords(was: string, is: string): string {
  return [is === '' ? '' : `${is} is told`, was === '' ? '' : `${was} is no longer told`].filter(Boolean).join(', ');
}

/** How long something is kept, or kept from everybody. */
function daysOf(what: string): (was: string, is: string) => string {
  return (was, is) => {
    if (is === '') return was === '' ? '' : `${what} ${amount(was)} days no longer`;
    return `${what} ${amount(is)} days${was === '' ? '' : ` instead of ${amount(was)}`}`;
  };
}

/** Of which kinds policies hold, whatever the places in the list. */
function policyTypes(changed: readonly ChangedProperty[]): readonly string[] {
  const [was, is] = (['was', 'is'] as const).map(
    (side) => new Set(changed.map((one) => textOf(one[side])).filter((type) => type !== '')),
  );
  const missing = (from: ReadonlySet<string> = new Set(), to: ReadonlySet<string> = new Set()): readonly string[] =>
    [...from].filter((type) => !to.has(type)).map(policyTypeWords);
  const [gone, come] = [missing(was, is), missing(is, was)];
  return [
    ...(gone.length === 0 ? [] : [`no policy about ${gone.join(', ')} holds in any account any more`]),
    ...(come.length === 0 ? [] : [`policies about ${come.join(', ')} can hold`]),
  ];
}

/** Whom AWS writes to, whatever the places in the list: a contact that leaves the config stays in the account. */
function contacts(changed: readonly ChangedProperty[]): readonly string[] {
  const own = changed.filter(({ path }) => withoutPositions(path) === 'Contacts.EmailAddress');
  const [was, is] = (['was', 'is'] as const).map((side) => [
    ...new Set(own.map((one) => textOf(one[side])).filter(Boolean)),
  ]) as [string[], string[]];
  const come = is.filter((one) => !was.includes(one));
  const gone = was.filter((one) => !is.includes(one));
  if (come.length === 0) return gone.length === 0 ? [] : [`AWS goes on writing to ${gone.join(', ')}`];
  return [`AWS writes to ${come.join(', ')}${gone.length === 0 ? '' : `, no longer to ${gone.join(', ')}`}`];
}

function amount(text: string): string {
  const number = Number(text);
  return text.trim() === '' || Number.isNaN(number) ? text : numberText(number);
}

/** What everybody understands of a change of a resource. */
export function plainChanges(type: string, changed: readonly ChangedProperty[]): readonly string[] {
  if (type === CustomType.ORGANIZATION_POLICY_TYPES) return policyTypes(changed);
  if (type === CustomType.ALTERNATE_CONTACTS) return contacts(changed);
  const words = entryOf(WORDS, type);
  if (words === undefined) return [];
  const all = changed.flatMap(({ path, was, is }) => {
    const say = entryOf(words, withoutPositions(path));
    const said = say?.(textOf(was), textOf(is)) ?? '';
    return said === '' ? [] : [said];
  });
  // What several notifications of one budget have in common.
  return [...new Set(all)];
}

function textOf(json: string | undefined): string {
  if (json === undefined) return '';
  const value: unknown = JSON.parse(json);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
