import type { NonEmpty, Statement } from '../../../policy/document';
import type { ProofRow } from '../../../policy/proof-row';

/** AWS services that run code as a role. */
export type ComputeService = 'ec2' | 'ecs-tasks' | 'lambda';

/** Of nobody that we know. */
const STRANGER = '999999999999';

/**
 * Lets a service be the role, on behalf of this account only: the confused deputy is what it keeps out. EC2 names no
 * source account, and needs none: an instance profile only ever holds roles of its own account.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
 */
export function trustService(service: ComputeService): Statement {
  return { Effect: 'Allow', Principal: { Service: hostOf(service) }, Action: 'sts:AssumeRole', ...only(service) };
}

function only(service: ComputeService): Pick<Statement, 'Condition'> {
  const ownAccount = { StringEquals: { 'aws:SourceAccount': '{account}' } };
  switch (service) {
    case 'ec2':
      return {};
    case 'ecs-tasks':
      return { Condition: { ...ownAccount, ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:*:{account}:*' } } };
    case 'lambda':
      return { Condition: ownAccount };
  }
}

/** That each of the services may be the role. @param roleArn of the role itself */
export function serviceCanBe(services: NonEmpty<ComputeService>, roleArn: string): NonEmpty<ProofRow> {
  const [first, ...rest] = services;
  const row = (service: ComputeService): ProofRow => ({
    principal: `service/${hostOf(service)}`,
    action: 'sts:AssumeRole',
    resource: roleArn,
    ...(service === 'ec2' ? {} : { context: source(service, '{account}') }),
  });
  return [row(first), ...rest.map(row)];
}

/** That nobody else may: neither the services for another account, nor other services, nor people and roles. */
export function nobodyElseCanBe(services: NonEmpty<ComputeService>, roleArn: string): NonEmpty<ProofRow> {
  return [
    {
      principal: 'service/cloudformation.amazonaws.com',
      action: 'sts:AssumeRole',
      resource: roleArn,
    },
    ...services
      .filter((service) => service !== 'ec2')
      .flatMap((service) =>
        foreignSources(service).map((context) => ({
          principal: `service/${hostOf(service)}`,
          action: 'sts:AssumeRole',
          resource: roleArn,
          context,
        })),
      ),
  ];
}

/** Contexts of calls for somebody else, or for nobody that is named: each condition of the trust is tried alone. */
function foreignSources(service: ComputeService): readonly NonNullable<ProofRow['context']>[] {
  const [own, foreign] = [source(service, '{account}'), source(service, STRANGER)];
  const values = (key: string): readonly (string | readonly string[])[] => [foreign[key] ?? [], []];
  const keys = service === 'ecs-tasks' ? ['aws:SourceAccount', 'aws:SourceArn'] : ['aws:SourceAccount'];
  return [foreign, ...keys.flatMap((key) => values(key).map((value) => ({ ...own, [key]: value })))];
}

function source(service: ComputeService, account: string): Readonly<Record<string, string>> {
  const kind = service === 'lambda' ? 'lambda:{region}' : 'ecs:{region}';
  return {
    'aws:SourceAccount': account,
    'aws:SourceArn': `arn:aws:${kind}:${account}:${service === 'lambda' ? 'function:x' : 'task/x/1'}`,
    'aws:SourceOrgID': account === STRANGER ? 'o-stranger000' : '{organization}',
  };
}

function hostOf(service: ComputeService): string {
  return `${service}.amazonaws.com`;
}
