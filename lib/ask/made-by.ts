import { listOf } from '../base/list';
import type { ContextValues, OneOrMore } from '../policy';
import { MADE_BY_EC2 } from '../policy/evaluate/made-by-ec2';

const MADE_BY = new Map(Object.entries(MADE_BY_EC2).map(([name, types]) => [`ec2:${name}`.toLowerCase(), types]));

/** What is not made yet has no name: AWS asks about all of its type in a place. */
const NOT_MADE = /^arn:aws:ec2:[^*?/]*:([a-z0-9-]+)\/\*$/;

const TAGGING = /^ec2:createtags$/i;

/** What is asked. */
export interface Call {
  readonly action?: OneOrMore<string> | undefined;
  readonly context?: ContextValues | undefined;
}

/**
 * Whether a resource stands for what each of the actions makes. A launch makes an instance and takes an image that is there: about that
 * one AWS asks by its name, and a pattern would be nobody's. What is made with tags is tagged before it has a name, too.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ExamplePolicies_EC2.html#iam-example-runinstances
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html
 */
export function isMadeBy({ action, context = {} }: Call, arn: string): boolean {
  const [, type] = NOT_MADE.exec(arn) ?? [];
  const [, making] = Object.entries(context).find(([key]) => key.toLowerCase() === 'ec2:createaction') ?? [];
  const makers = listOf(making).map((name) => `ec2:${name}`);
  const actions = listOf(action).flatMap((one) => (TAGGING.test(one) && makers.length > 0 ? makers : [one]));
  return (
    type !== undefined &&
    actions.length > 0 &&
    actions.every((one) => MADE_BY.get(one.toLowerCase())?.includes(type) === true)
  );
}
