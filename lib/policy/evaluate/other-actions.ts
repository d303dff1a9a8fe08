import type { ContextValues, RequestPrincipal, RequestResource } from '../environment';
import { Glob } from '../text/glob';
import { MADE_BY_EC2 } from './made-by-ec2';
import type { OtherActions } from './takes-others';
import { PERHAPS_OTHER_ACTIONS } from './perhaps-other-actions';

const LAMBDA = 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html';
const SESSION_TAGS = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html';
const SOURCE_IDENTITY =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html';
const IAM_TAGS = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html';
const PUT_OBJECT = 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html';
const EC2_TAGS = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html';
const CREATE_BUCKET = 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html';
const ACCESS_CONTROL = ['s3:x-amz-acl', 's3:x-amz-grant-*'];
export const TAGS = ['aws:requesttag/*', 'aws:tagkeys'];

/** Whoever may not do all of them may not make the call. */
export const OTHER_ACTIONS: readonly OtherActions[] = [
  { action: 'lambda:putresourcepolicy', others: ['lambda:AddPermission'], page: LAMBDA },
  { action: 'lambda:deleteresourcepolicy', others: ['lambda:RemovePermission'], page: LAMBDA },
  ...['sts:assumerole', 'sts:assumerolewithsaml', 'sts:assumerolewithwebidentity'].flatMap(
    (action): readonly OtherActions[] => [
      {
        action,
        others: ['sts:TagSession'],
        carrying: [...TAGS, 'sts:transitivetagkeys'],
        page: SESSION_TAGS,
      },
      { action, others: ['sts:SetSourceIdentity'], carrying: ['sts:sourceidentity'], page: SOURCE_IDENTITY },
    ],
  ),
  { action: 'sts:getfederationtoken', others: ['sts:TagSession'], carrying: TAGS, page: SESSION_TAGS },
  ...(
    [
      ['iam:createinstanceprofile', 'iam:TagInstanceProfile'],
      ['iam:createopenidconnectprovider', 'iam:TagOpenIDConnectProvider'],
      ['iam:createpolicy', 'iam:TagPolicy'],
      ['iam:createrole', 'iam:TagRole'],
      ['iam:createsamlprovider', 'iam:TagSAMLProvider'],
      ['iam:createuser', 'iam:TagUser'],
      ['iam:createvirtualmfadevice', 'iam:TagMFADevice'],
      ['iam:uploadservercertificate', 'iam:TagServerCertificate'],
    ] as const
  ).map(([action, other]): OtherActions => ({ action, others: [other], carrying: TAGS, page: IAM_TAGS })),
  {
    action: 's3:putobject',
    others: ['s3:PutObjectTagging'],
    carrying: ['s3:requestobjecttag/*', 's3:requestobjecttagkeys'],
    page: PUT_OBJECT,
  },
  {
    action: 's3:putobject',
    others: ['s3:PutObjectRetention'],
    carrying: ['s3:object-lock-mode', 's3:object-lock-retain-until-date'],
    page: PUT_OBJECT,
  },
  {
    action: 's3:putobject',
    others: ['s3:PutObjectLegalHold'],
    carrying: ['s3:object-lock-legal-hold'],
    page: PUT_OBJECT,
  },
  {
    action: 's3:putobject',
    others: ['s3:PutObjectAcl'],
    carrying: ACCESS_CONTROL,
    unless: ['private'],
    // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
    unlessOfServices: ['bucket-owner-full-control'],
    page: PUT_OBJECT,
  },
  // Of the list that every object has, the page does not say whether it counts.
  {
    action: 's3:putobject',
    others: ['s3:PutObjectAcl'],
    carrying: ACCESS_CONTROL,
    unlessOfServices: ['bucket-owner-full-control'],
    isOpen: true,
    page: PUT_OBJECT,
  },
  {
    action: 's3:createbucket',
    others: ['s3:PutBucketAcl'],
    carrying: ACCESS_CONTROL,
    unless: ['private'],
    page: CREATE_BUCKET,
  },
  {
    action: 's3:createbucket',
    others: ['s3:PutBucketOwnershipControls'],
    carrying: ['s3:x-amz-object-ownership'],
    page: CREATE_BUCKET,
  },
  {
    action: 'lambda:invokefunctionurl',
    others: ['lambda:InvokeFunction'],
    says: { 'lambda:InvokedViaFunctionUrl': 'true' },
    // Asked of URLs that are made since October 2025; of those before it, the page leaves open from when on.
    isOpen: true,
    page: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
  },
  // The domain's policy has no say in it: codeartifact/latest/ug/get-set-up-provision-user.html
  ...['codeartifact', 'ecr-public'].map((service): OtherActions => ({
    action: `${service}:getauthorizationtoken`,
    others: ['sts:GetServiceBearerToken'],
    about: 'nothing',
    says: { 'sts:AWSServiceName': `${service}.amazonaws.com` },
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_bearer.html',
  })),
  {
    action: 'secretsmanager:createsecret',
    others: ['secretsmanager:TagResource'],
    carrying: TAGS,
    page: 'https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html',
  },
  {
    action: 'sqs:createqueue',
    others: ['sqs:TagQueue'],
    carrying: TAGS,
    page: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html',
  },
  {
    action: 'sns:createtopic',
    others: ['sns:TagResource'],
    carrying: TAGS,
    page: 'https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html',
  },
  ...Object.entries(MADE_BY_EC2).flatMap(([name, kinds]) =>
    kinds.map((kind): OtherActions => ({
      action: `ec2:${name.toLowerCase()}`,
      others: ['ec2:CreateTags'],
      carrying: TAGS,
      on: `arn:*:ec2:*:*:${kind}/*`,
      says: { 'ec2:CreateAction': name },
      page: EC2_TAGS,
    })),
  ),
  ...PERHAPS_OTHER_ACTIONS,
];

/** What a call is about, as far as it decides what else is asked. */
export interface AskedBeside {
  readonly principal?: Pick<RequestPrincipal, 'kind'>;
  readonly resource?: Pick<RequestResource, 'arn'> | undefined;
  readonly context?: ContextValues;
}

/** Where AWS says nothing beside. */
export const NOTHING_BESIDE: ContextValues = {};

/** Another action of which the caller must be allowed too, and what AWS says with it beside. */
export interface OtherAction {
  readonly name: string;
  readonly says: ContextValues;
  /** Whether AWS leaves open that the call takes it. */
  readonly isOpen: boolean;
  /** Whether it is asked about no resource. */
  readonly isAboutNothing: boolean;
}

/** Whether a key, or a pattern of keys, in lower case is about the tags that a request brings. */
export function isTag(key: string): boolean {
  return key.startsWith('aws:requesttag/') || key === 'aws:tagkeys';
}

/** What else the caller must be allowed. @param action in any case @param more what it may take besides */
export function otherActionsOf(action: string, asked: AskedBeside, more?: OtherActions): readonly OtherAction[] {
  const rows = byAction.get(action.toLowerCase()) ?? [];
  return [...rows, ...(more === undefined ? [] : [more])]
    .filter((row) => isAsked(row, asked))
    .flatMap(({ others, says = NOTHING_BESIDE, isOpen = false, about }) =>
      others.map((name) => ({ name, says, isOpen, isAboutNothing: about !== undefined })),
    );
}

/** Asked of every call. */
const byAction: ReadonlyMap<string, readonly OtherActions[]> = new Map(
  OTHER_ACTIONS.map(({ action }) => [action, OTHER_ACTIONS.filter((row) => row.action === action)]),
);

/** Whether such a call takes the others. */
export function isAsked(row: OtherActions, { principal, resource, context = {} }: AskedBeside): boolean {
  return (
    isCarried(row, context, principal?.kind === 'service' ? row.unlessOfServices : []) &&
    (row.on === undefined || (resource !== undefined && globOf(row.on).matches(resource.arn)))
  );
}

/** Whether any call of an action takes another one. @param action in any case */
export function takesOthers(action: string): boolean {
  return byAction.has(action.toLowerCase());
}

function isCarried(
  { carrying, unless = [] }: OtherActions,
  context: ContextValues,
  unlessToo: readonly string[] = [],
): boolean {
  if (carrying === undefined) return true;
  return Object.entries(context).some(
    ([key, values]) =>
      [values].flat().some((value) => !unless.includes(value) && !unlessToo.includes(value)) &&
      carrying.some((pattern) => globOf(pattern).matches(key.toLowerCase())),
  );
}

const globs = new Map<string, Glob>();

function globOf(text: string): Glob {
  const known = globs.get(text) ?? Glob.of(text);
  globs.set(text, known);
  return known;
}
