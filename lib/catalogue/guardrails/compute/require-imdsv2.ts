import type { Guardrail } from '../definition/guardrail';
import { someone } from '../definition/proof-principals';

const launched = 'arn:aws:ec2:{region}:{account}:instance/*';
/** A launch is also checked on what it uses, where the key of the instance is missing. */
const used = [
  'arn:aws:ec2:{region}:{account}:subnet/subnet-0123456789abcdef0',
  'arn:aws:ec2:{region}:{account}:volume/*',
  'arn:aws:ec2:{region}::image/ami-0123456789abcdef0',
] as const;

/**
 * Scoped to the instance: a negated condition is true where its key is missing, so on any resource it would deny every
 * launch.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html
 */
export const requireImdsv2: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G31',
  why: 'IMDSv1 gives an instance’s credentials to any request that a bug lets through. Launch with HttpTokens=required.',
  exceptions: { to: ['principal', 'account'], because: 'old software may know nothing newer' },
  statements: [
    {
      Effect: 'Deny',
      Action: 'ec2:RunInstances',
      Resource: 'arn:aws:ec2:*:*:instance/*',
      Condition: { StringNotEquals: { 'ec2:MetadataHttpTokens': 'required' } },
    },
  ],
  denies: [
    { action: 'ec2:RunInstances', resource: launched, context: instance('optional') },
    { action: 'ec2:RunInstances', resource: launched, context: { 'ec2:InstanceType': 't3.micro' } },
    {
      principal: [someone.stackSets, someone.breakGlass],
      action: 'ec2:RunInstances',
      resource: launched,
      context: instance('optional'),
    },
  ],
  allows: [
    { action: 'ec2:RunInstances', resource: launched, context: instance('required') },
    { action: 'ec2:RunInstances', resource: used },
    { action: ['ec2:StartInstances', 'ec2:TerminateInstances'] },
  ],
};

function instance(httpTokens: 'optional' | 'required'): Record<string, string> {
  return { 'ec2:MetadataHttpTokens': httpTokens, 'ec2:InstanceType': 't3.micro' };
}
