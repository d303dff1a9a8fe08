import type { ContextValues } from '../environment';
import { Glob } from '../text/glob';
import { valuesOf, type CallerFact } from './caller-fact';
import { ACCOUNTS } from './refusals';

/** Calls of which nobody can tell whether AWS takes them about such a resource. */
interface PerhapsAbout extends CallerFact {
  /** ARN pattern: about these. */
  readonly on: string;
  /** ARN patterns: but not about those. */
  readonly notOn: readonly string[];
}

export const PERHAPS_ABOUT: readonly PerhapsAbout[] = [
  {
    // These document that they take one of their own: autoscaling/ec2/userguide/autoscaling-service-linked-role.html and
    // config/latest/developerguide/using-service-linked-roles.html
    actions: ['iam:passrole'],
    on: 'arn:*:iam::*:role/aws-service-role/*',
    notOn: ['autoscaling', 'config'].map((name) => `arn:*:iam::*:role/aws-service-role/${name}.amazonaws.com/*`),
    callers: ACCOUNTS,
    why: 'A service-linked role is for its own service: whether that takes one which is passed, or another does, AWS does not say.',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html',
  },
  {
    actions: ['sts:assumerole'],
    on: 'arn:*:iam::*:role/aws-service-role/*',
    notOn: [],
    callers: ACCOUNTS,
    why: 'Unless its service says otherwise, that alone takes a service-linked role: whom its trust policy names, no template shows.',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html',
  },
  {
    actions: ['iam:createrole'],
    on: 'arn:*:iam::*:role/aws-service-role/*',
    notOn: [],
    callers: ACCOUNTS,
    why: 'A service-linked role is made by iam:CreateServiceLinkedRole: whether AWS takes its path for any other role, it does not say.',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html',
  },
  {
    actions: ['config:deleteconfigrule', 'config:putconfigrule'],
    on: 'arn:*:config:*:*:config-rule/aws-service-rule/*',
    notOn: [],
    callers: ACCOUNTS,
    why: 'A service-linked rule belongs to the service that made it: what of it AWS takes from others, it does not say.',
    page: 'https://docs.aws.amazon.com/config/latest/developerguide/service-linked-awsconfig-rules.html',
  },
  {
    // The page says that neither is done; where its VPC is gone, an error of CreateDBInstance asks to delete it.
    actions: ['rds:deletedbsubnetgroup', 'rds:modifydbsubnetgroup'],
    on: 'arn:*:rds:*:*:subgrp:default',
    notOn: [],
    callers: ACCOUNTS,
    why: 'Amazon RDS documents that the default subnet group stays as it is, and asks to delete it where its VPC is gone.',
    page: 'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBSubnetGroup.html',
  },
];

/** @param arn undefined where it may be about any resource */
export function perhapsAbout(arn: string | undefined, context: ContextValues): readonly PerhapsAbout[] {
  if (arn === undefined) return [];
  return PERHAPS_ABOUT.filter(
    ({ on, notOn }) =>
      Glob.constant(on).matches(arn) &&
      !(notOn.some((one) => Glob.constant(one).matches(arn)) && isPassedToItsOwn(arn, valuesOf(context, PASSED_TO))),
  );
}

const PASSED_TO = 'iam:passedtoservice';

/** Whether a service-linked role is passed to its service, or it is not told to which. */
function isPassedToItsOwn(arn: string, services: readonly string[] = []): boolean {
  return services.every((service) => arn.includes(`:role/aws-service-role/${service}/`));
}
