import type { ContextValues, RequestResource } from '../environment';
import { Glob } from '../text/glob';

/** A call for which AWS asks for other actions too, on the same resource. */
export interface OtherActions {
  /** In lower case. */
  readonly action: string;
  /** In AWS's own spelling. */
  readonly others: readonly string[];
  /** Condition keys, as patterns in lower case: only a request that carries one of them takes the others. @default any does */
  readonly carrying?: readonly string[];
  /** Only about such a resource, as a pattern. @default any */
  readonly on?: string;
  /** What AWS says with the others beside. @default nothing */
  readonly says?: ContextValues;
  readonly page: string;
}

const LAMBDA = 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html';
const SESSION_TAGS = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html';
const SOURCE_IDENTITY =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html';
const IAM_TAGS = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html';
const PUT_OBJECT = 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html';
const EC2_TAGS = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html';
const TAGS = ['aws:requesttag/*', 'aws:tagkeys'];

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
  ...['instance', 'network-interface', 'spot-instances-request', 'volume'].map((kind): OtherActions => ({
    action: 'ec2:runinstances',
    others: ['ec2:CreateTags'],
    carrying: TAGS,
    on: `arn:*:ec2:*:*:${kind}/*`,
    says: { 'ec2:CreateAction': 'RunInstances' },
    page: EC2_TAGS,
  })),
];

/** What a call is about, as far as it decides what else is asked. */
export interface AskedBeside {
  readonly resource?: Pick<RequestResource, 'arn'> | undefined;
  readonly context?: ContextValues;
}

/** Where AWS says nothing beside. */
export const NOTHING_BESIDE: ContextValues = {};

/** Another action of which the caller must be allowed too, and what AWS says with it beside. */
export interface OtherAction {
  readonly name: string;
  readonly says: ContextValues;
}

/** What else the caller must be allowed. @param action in any case */
export function otherActionsOf(action: string, asked: AskedBeside): readonly OtherAction[] {
  const folded = action.toLowerCase();
  return OTHER_ACTIONS.filter((row) => row.action === folded && isAsked(row, asked)).flatMap(
    ({ others, says = NOTHING_BESIDE }) => others.map((name) => ({ name, says })),
  );
}

/** Whether any call of an action takes another one. @param action in any case */
export function takesOthers(action: string): boolean {
  const folded = action.toLowerCase();
  return OTHER_ACTIONS.some((row) => row.action === folded);
}

/** Whether such a call takes the others. */
export function isAsked({ carrying, on }: OtherActions, { resource, context = {} }: AskedBeside): boolean {
  if (on !== undefined && (resource === undefined || !globOf(on).matches(resource.arn))) return false;
  return (
    carrying === undefined ||
    Object.entries(context).some(
      ([key, values]) =>
        [values].flat().length > 0 && carrying.some((pattern) => globOf(pattern).matches(key.toLowerCase())),
    )
  );
}

const globs = new Map<string, Glob>();

function globOf(text: string): Glob {
  const known = globs.get(text) ?? Glob.of(text);
  globs.set(text, known);
  return known;
}
