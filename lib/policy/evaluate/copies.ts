import { accountOf } from '../environment';
import type { ContextValues, RequestPrincipal, RequestResource } from '../environment';

interface Asked {
  readonly principal: RequestPrincipal;
  readonly resource?: RequestResource;
  readonly context?: ContextValues;
}

/** What a copy reads. */
export interface CopySource {
  readonly action: 's3:GetObject' | 's3:GetObjectVersion';
  readonly arn: string;
}

const SOURCE = 's3:x-amz-copy-source';
const VERSION = '?versionId=';

/** Keys about what is written, which the reading does not carry. */
const OF_WRITING = /^s3:(?:x-amz-|object-lock-|requestobjecttag|if-)/;

export const COPY_OBJECT = 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html';

/**
 * What a call reads that makes a copy, as the header of the request names it: `/bucket/key`, with or without the stroke, or an object
 * behind an access point, with its version or without. Undefined for a call that makes none.
 */
export function copySource(action: string, context: ContextValues = {}): CopySource | undefined {
  if (action.toLowerCase() !== 's3:putobject') return undefined;
  const values = Object.entries(context).find(([key]) => key.toLowerCase() === SOURCE)?.[1];
  const [text = ''] = [values ?? []].flat();
  const [name = '', version] = text.split(VERSION);
  if (name === '') return undefined;
  const arn = name.startsWith('arn:') ? name : `arn:aws:s3:::${name.replace(/^\//, '')}`;
  return { action: version === undefined ? 's3:GetObject' : 's3:GetObjectVersion', arn };
}

/** The reading of what is copied, and whether it is known whose that is. */
export interface Reading<T> {
  readonly asked: T;
  readonly action: CopySource['action'];
  readonly arn: string;
  readonly isKnown: boolean;
}

/** What a copy asks beside the writing: of the object that the resource tells, of one in the same bucket, or else of anybody's. */
export function readingOf<T extends Asked>(asked: T, action: string): Reading<T> | undefined {
  const { resource, context = {} } = asked;
  const source = copySource(action, context);
  if (source === undefined || resource === undefined) return undefined;
  const known = knownSource(resource, source.arn);
  const account = accountOf(asked.principal) ?? resource.account;
  const said = Object.entries(context).filter(([key]) => !OF_WRITING.test(key.toLowerCase()));
  return {
    ...source,
    asked: {
      ...asked,
      action: source.action,
      resource: known ?? { arn: source.arn, account, policy: 'not known' },
      context: Object.fromEntries(said),
    },
    isKnown: known !== undefined,
  };
}

function knownSource(resource: RequestResource, arn: string): RequestResource | undefined {
  const { copiedFrom, account, policy, otherPolicy } = resource;
  if (copiedFrom?.arn === arn) return copiedFrom;
  const ofBucket = /^arn:[^:]*:s3:::[^/]+\//.exec(resource.arn)?.[0];
  if (ofBucket === undefined || !arn.startsWith(ofBucket)) return undefined;
  return {
    arn,
    account,
    ...(policy === undefined ? {} : { policy }),
    ...(otherPolicy === undefined ? {} : { otherPolicy }),
  };
}
