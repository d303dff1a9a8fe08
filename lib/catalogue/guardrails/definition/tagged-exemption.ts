import type { NonEmpty, Statement } from '../../../policy/document';
import type { ProofRow } from '../../../policy/proof-row';
import { exceptFor, exempt, type exemptTag } from './exemptions';
import { impostors, someone } from './proof-principals';

type ExemptTag = (typeof exemptTag)[keyof typeof exemptTag];

const tagging = ['iam:CreateRole', 'iam:TagRole', 'iam:TagUser', 'sts:TagSession'] as const;
/** AWS asks each of the actions about the one that it tags. */
const tagged = ['arn:aws:iam::{account}:role/app/orders', 'arn:aws:iam::{account}:user/orders'] as const;
const [role] = tagged;

/**
 * A tag that lets a principal through must be out of reach for those whom it would let through: this denies everybody
 * but the landing zone to set it. Whatever its case, since IAM reads tag keys in any.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
 */
export function denyTagging(tag: ExemptTag): Statement {
  return {
    Effect: 'Deny',
    Action: tagging,
    Resource: '*',
    Condition: { 'ForAnyValue:StringEqualsIgnoreCase': { 'aws:TagKeys': tag }, ...exceptFor(exempt.stackSets) },
  };
}

export function deniesTagging(tag: ExemptTag): NonEmpty<ProofRow> {
  return [
    { action: tagging, resource: tagged, context: { 'aws:TagKeys': [tag, 'owner'] } },
    { action: tagging, resource: tagged, context: { 'aws:TagKeys': tag.toUpperCase() } },
    { principal: impostors, action: tagging, resource: tagged, context: { 'aws:TagKeys': tag } },
  ];
}

export function allowsOtherTags(tag: ExemptTag): NonEmpty<ProofRow> {
  return [
    { action: tagging, resource: tagged, context: { 'aws:TagKeys': ['owner', 'cost-center'] } },
    { action: tagging, resource: tagged },
    { principal: someone.stackSets, action: tagging, resource: tagged, context: { 'aws:TagKeys': tag } },
    { action: 'iam:UntagRole', resource: role, context: { 'aws:TagKeys': tag } },
    // What stands in a token is no tag of whoever asks for it.
    { action: 'sts:GetWebIdentityToken', context: { 'aws:TagKeys': tag } },
    { action: 'sts:AssumeRole', resource: role },
  ];
}
