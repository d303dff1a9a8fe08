import { orgAdmin } from '../../../lib/catalogue/personas/org-admin';
import { loadIamData, type IamData } from '../../../lib/iam-data';

/** What changes CloudTrail and takes nothing out of anybody's sight. */
const HARMLESS: Readonly<Record<string, string>> = {
  'cloudtrail:CancelQuery': 'a query is not the log',
  'cloudtrail:CreateChannel': 'brings in events from outside',
  'cloudtrail:CreateDashboard': 'shows what is there',
  'cloudtrail:CreateEventDataStore': 'one more copy',
  'cloudtrail:CreateServiceLinkedChannel': 'one more reader',
  'cloudtrail:CreateTrail': 'one more copy',
  'cloudtrail:DeleteChannel': 'of events from outside',
  'cloudtrail:DeleteDashboard': 'shows what is there',
  'cloudtrail:DisableFederation': 'Athena reads no more; the events stay',
  'cloudtrail:EnableFederation': 'Athena reads, too',
  'cloudtrail:GenerateQuery': 'a query is not the log',
  'cloudtrail:PutResourcePolicy': 'lets somebody read',
  'cloudtrail:RegisterOrganizationDelegatedAdmin': 'the landing zone does; it raises audit-changes',
  'cloudtrail:RestoreEventDataStore': 'brings back',
  'cloudtrail:StartDashboardRefresh': 'shows what is there',
  'cloudtrail:StartEventDataStoreIngestion': 'records more',
  'cloudtrail:StartImport': 'records more',
  'cloudtrail:StartLogging': 'records more',
  'cloudtrail:StartQuery': 'a query is not the log',
  'cloudtrail:StopImport': 'of older events, which stay where they are',
  'cloudtrail:UpdateChannel': 'of events from outside',
  'cloudtrail:UpdateDashboard': 'shows what is there',
};

let data: IamData;
beforeAll(async () => {
  data = await loadIamData();
});

const denied = (orgAdmin.statements ?? [])
  .filter(({ Effect }) => Effect === 'Deny')
  .flatMap(({ Action = [] }) => Action);

function changesIn(pattern: RegExp): string[] {
  const levels = ['Write', 'Permissions management'];
  return data.actions.filter((action) => pattern.test(action) && levels.includes(data.accessLevel(action) ?? ''));
}

test('OrgAdmin is denied every action that changes CloudTrail, or there is a reason', () => {
  const changes = changesIn(/^cloudtrail:/);
  expect(changes.length).toBeGreaterThan(30);
  expect(changes.filter((action) => !denied.includes(action)).sort()).toEqual(Object.keys(HARMLESS));
});

test('OrgAdmin takes no service out of the security account’s hands', () => {
  const services = /^(cloudtrail|config|guardduty|inspector2|macie2|organizations|securityhub|access-analyzer):/;
  const calls = changesIn(/:(Deregister|Disable)\w*(DelegatedAdmin|AdminAccount)/).filter((name) =>
    services.test(name),
  );
  expect(calls).toHaveLength(6);
  expect(calls.filter((action) => !denied.includes(action))).toEqual([]);
});
