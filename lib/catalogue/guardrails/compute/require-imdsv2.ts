import type { Guardrail } from '../definition/guardrail';
import { someone } from '../definition/proof-principals';

const launched = 'arn:aws:ec2:{region}:{account}:instance/*';
/** A launch is also checked on what it uses, of which no such key is sent. */
const used = [
  'arn:aws:ec2:{region}:{account}:subnet/subnet-0123456789abcdef0',
  'arn:aws:ec2:{region}:{account}:volume/*',
  'arn:aws:ec2:{region}::image/ami-0123456789abcdef0',
] as const;

/**
 * A request says how the metadata of an instance is read, or leaves it to the launch template and to the account's default; then
 * it carries no such key, and a negated condition would deny every launch by a template. What the template says is
 * held to IMDSv2 by `enforce-instance-defaults`, which EC2 itself enforces: place both.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html
 */
export const requireImdsv2: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G31',
  why: 'IMDSv1 gives an instance’s credentials to any request that a bug lets through. A launch that asks for it is denied: use HttpTokens=required. What a launch leaves open is held by enforce-instance-defaults alone.',
  restsOn: [{ guardrail: 'enforce-instance-defaults', for: 'a launch that says nothing of it, and a change after it' }],
  exceptions: { to: ['principal', 'account'], because: 'old software may know nothing newer' },
  statements: [
    {
      Effect: 'Deny',
      Action: 'ec2:RunInstances',
      Resource: '*',
      Condition: { StringEquals: { 'ec2:MetadataHttpTokens': 'optional' } },
    },
  ],
  denies: [
    { action: 'ec2:RunInstances', resource: launched, context: instance('optional') },
    {
      principal: [someone.stackSets, someone.breakGlass],
      action: 'ec2:RunInstances',
      resource: launched,
      context: instance('optional'),
    },
  ],
  allows: [
    { action: 'ec2:RunInstances', resource: launched, context: instance('required') },
    // By a launch template, whether it says so or not.
    { action: 'ec2:RunInstances', resource: launched, context: { 'ec2:InstanceType': 't3.micro' } },
    { action: 'ec2:RunInstances', resource: used },
    { action: ['ec2:StartInstances', 'ec2:TerminateInstances'] },
  ],
};

function instance(httpTokens: 'optional' | 'required'): Record<string, string> {
  return { 'ec2:MetadataHttpTokens': httpTokens, 'ec2:InstanceType': 't3.micro' };
}
