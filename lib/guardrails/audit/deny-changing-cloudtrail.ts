import { exceptFor, exempt } from '../exemptions';
import type { Guardrail } from '../guardrail';
import { impostors, someone } from '../proof-principals';

const changes = [
  'cloudtrail:DeleteEventDataStore',
  'cloudtrail:DeleteTrail',
  'cloudtrail:PutEventConfiguration',
  'cloudtrail:PutEventSelectors',
  'cloudtrail:PutInsightSelectors',
  'cloudtrail:StopEventDataStoreIngestion',
  'cloudtrail:StopLogging',
  'cloudtrail:UpdateEventDataStore',
  'cloudtrail:UpdateTrail',
] as const;

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html */
export const denyChangingCloudtrail: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G06',
  why: 'Whoever can stop or narrow a trail can act unseen. Trails and event data stores only ever grow.',
  statements: [{ Effect: 'Deny', Action: changes, Resource: '*', Condition: exceptFor(exempt.stackSets) }],
  denies: [{ action: changes }, { principal: impostors, action: changes }],
  allows: [
    { principal: someone.stackSets, action: changes },
    { action: ['cloudtrail:CreateTrail', 'cloudtrail:LookupEvents', 'cloudtrail:StartLogging'] },
  ],
};
