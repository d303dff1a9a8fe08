import type { Guardrail } from '../definition/guardrail';
import { impostors, someone } from '../definition/proof-principals';

const changes = [
  'cloudtrail:DeleteChannel',
  'cloudtrail:DeleteEventDataStore',
  'cloudtrail:DeleteServiceLinkedChannel',
  'cloudtrail:DeleteTrail',
  'cloudtrail:DisableFederation',
  'cloudtrail:PutEventConfiguration',
  'cloudtrail:PutEventSelectors',
  'cloudtrail:PutInsightSelectors',
  'cloudtrail:StopEventDataStoreIngestion',
  'cloudtrail:StopImport',
  'cloudtrail:StopLogging',
  'cloudtrail:UpdateChannel',
  'cloudtrail:UpdateEventDataStore',
  'cloudtrail:UpdateServiceLinkedChannel',
  'cloudtrail:UpdateTrail',
] as const;

/**
 * Nobody is exempt: no StackSet deploys a trail, and the execution role of StackSets in the security account, which administers
 * CloudTrail, would otherwise be able to stop the organization's.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
 */
export const denyChangingCloudtrail: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G06',
  why: 'Whoever can stop or narrow a trail can act unseen. Trails and event data stores only ever grow.',
  exceptions: { to: [], because: 'whoever can stop the trail can do all else unseen' },
  protects: [
    {
      service: 'cloudtrail',
      leaves: [
        {
          because: 'makes more that is recorded',
          actions: [
            'CreateChannel',
            'CreateEventDataStore',
            'CreateServiceLinkedChannel',
            'CreateTrail',
            'RestoreEventDataStore',
            'StartEventDataStoreIngestion',
            'StartImport',
            'StartLogging',
          ],
        },
        {
          because: 'reads what was recorded, or arranges it for reading',
          actions: [
            'CancelQuery',
            'CreateDashboard',
            'DeleteDashboard',
            'EnableFederation',
            'GenerateQuery',
            'StartDashboardRefresh',
            'StartQuery',
            'UpdateDashboard',
          ],
        },
        {
          because: 'says who may read or add, and takes nothing away',
          actions: ['DeleteResourcePolicy', 'PutResourcePolicy'],
        },
        { because: 'nothing rests on its tags', actions: ['AddTags', 'RemoveTags'] },
        {
          because: 'only the management account can, and no control policy binds it',
          actions: ['DeregisterOrganizationDelegatedAdmin', 'RegisterOrganizationDelegatedAdmin'],
        },
      ],
    },
  ],
  statements: [{ Effect: 'Deny', Action: changes, Resource: '*' }],
  denies: [{ action: changes }, { principal: [someone.stackSets, ...impostors], action: changes }],
  allows: [{ action: ['cloudtrail:CreateTrail', 'cloudtrail:LookupEvents', 'cloudtrail:StartLogging'] }],
};
