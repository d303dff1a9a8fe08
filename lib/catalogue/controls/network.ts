import type { Control } from './definition/control';

/** Networks, and the instances in them. */
export const networkControls = {
  'vpc-flow-logs': {
    title: 'VPCs record traffic that they reject',
    rule: 'VPC_FLOW_LOGS_ENABLED',
    parameters: { trafficType: 'REJECT' },
    scope: 'region',
    cis: { v3: ['3.7'], v5: ['3.7'] },
    nist: ['AC-4(26)', 'AU-2', 'AU-3', 'AU-6(3)', 'AU-6(4)', 'AU-12', 'CA-7', 'SI-7(8)'],
  },
  'default-security-group-closed': {
    title: 'The default security group of a VPC lets nothing through',
    rule: 'VPC_DEFAULT_SECURITY_GROUP_CLOSED',
    scope: 'region',
    cis: { v3: ['5.4'], v5: ['5.5'] },
    nist: ['AC-4', 'AC-4(21)', 'SC-7', 'SC-7(4)', 'SC-7(5)', 'SC-7(11)', 'SC-7(16)', 'SC-7(21)'],
  },
  'no-open-ssh': {
    title: 'No security group opens SSH to the internet',
    rule: 'INCOMING_SSH_DISABLED',
    scope: 'region',
    cis: { v3: ['5.2'], v5: ['5.3'] },
    nist: ['AC-4', 'AC-4(21)', 'CM-7', 'SC-7', 'SC-7(4)', 'SC-7(5)', 'SC-7(11)', 'SC-7(16)', 'SC-7(21)'],
  },
  'network-acls-closed': {
    title: 'No network ACL opens SSH or RDP to the internet',
    rule: 'NACL_NO_UNRESTRICTED_SSH_RDP',
    scope: 'region',
    cis: { v3: ['5.1'], v5: ['5.2'] },
    nist: ['AC-4(21)', 'CA-9(1)', 'CM-2', 'CM-2(2)', 'CM-7', 'SC-7', 'SC-7(5)', 'SC-7(21)'],
  },
  imdsv2: {
    title: 'EC2 instances take IMDSv2 only',
    rule: 'EC2_IMDSV2_CHECK',
    scope: 'region',
    cis: { v3: ['5.6'], v5: ['5.7'] },
    nist: ['AC-3', 'AC-3(7)', 'AC-3(15)', 'AC-6'],
  },
} as const satisfies Record<string, Control>;
