import type { JsonObject } from '../../../base/json';
import type { Guardrail } from '../definition/guardrail';

/** Without this list a tag policy only reports. It stops a wrong spelling of the key, never a missing tag. */
const enforcedFor = ['dynamodb:table', 'ec2:instance', 'ec2:volume', 'lambda:function', 'rds:db', 's3:bucket'] as const;

const tag = (key: string): JsonObject => ({
  tag_key: { '@@assign': key },
  enforced_for: { '@@assign': enforcedFor },
});

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_tag-policies-syntax.html */
export const standardizeCostTags: Guardrail = {
  type: 'TAG_POLICY',
  control: 'G43',
  why: 'Costs are split by the tags cost-center and owner, spelt exactly so.',
  content: { tags: { 'cost-center': tag('cost-center'), owner: tag('owner') } },
  sets: [
    { path: ['tags', 'cost-center', 'tag_key', '@@assign'], value: 'cost-center' },
    { path: ['tags', 'cost-center', 'enforced_for', '@@assign'], value: enforcedFor },
    { path: ['tags', 'owner', 'tag_key', '@@assign'], value: 'owner' },
    { path: ['tags', 'owner', 'enforced_for', '@@assign'], value: enforcedFor },
  ],
};
