import type { Guardrail } from '../definition/guardrail';

const instanceMetadata = {
  // `required` alone is a default that a launch may override; `http_tokens_enforced` refuses such a launch.
  http_tokens: { '@@assign': 'required' },
  http_tokens_enforced: { '@@assign': 'enabled' },
  // Two hops, so that containers on an instance reach the service.
  http_put_response_hop_limit: { '@@assign': '2' },
  http_endpoint: { '@@assign': 'no_preference' },
  instance_metadata_tags: { '@@assign': 'no_preference' },
} as const;

/**
 * A declarative policy is enforced by the service, whoever asks: no role is exempt, break-glass neither.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_declarative_syntax.html
 */
export const enforceInstanceDefaults: Guardrail = {
  type: 'DECLARATIVE_POLICY_EC2',
  control: 'G30',
  why: 'Instances hand their credentials to sessions with a token only (IMDSv2); images and disks are never public; nobody logs in by serial console.',
  content: {
    ec2_attributes: {
      exception_message: {
        '@@assign': 'Blocked by the landing zone: IMDSv2 is required, public images and snapshots are not possible.',
      },
      instance_metadata_defaults: instanceMetadata,
      image_block_public_access: { state: { '@@assign': 'block_new_sharing' } },
      snapshot_block_public_access: { state: { '@@assign': 'block_all_sharing' } },
      serial_console_access: { status: { '@@assign': 'disabled' } },
    },
  },
  sets: [
    { path: ['ec2_attributes', 'instance_metadata_defaults', 'http_tokens', '@@assign'], value: 'required' },
    { path: ['ec2_attributes', 'instance_metadata_defaults', 'http_tokens_enforced', '@@assign'], value: 'enabled' },
    { path: ['ec2_attributes', 'image_block_public_access', 'state', '@@assign'], value: 'block_new_sharing' },
    { path: ['ec2_attributes', 'snapshot_block_public_access', 'state', '@@assign'], value: 'block_all_sharing' },
    { path: ['ec2_attributes', 'serial_console_access', 'status', '@@assign'], value: 'disabled' },
  ],
};
