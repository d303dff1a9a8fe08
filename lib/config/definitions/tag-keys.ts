import type { Setting } from '../../catalogue/guardrails/definition/guardrail';
import { isNearly } from '../../base/did-you-mean';
import { isObject } from '../../base/json';
import { SERVICE_USER_TAG } from '../../base/names';
import type { LandingZone } from '../../model/landing-zone';
import type { Problem } from '../problem';
import { quote } from '../wording';

/** A condition key that holds the value of one tag: `aws:ResourceTag/team`. */
const OF_A_TAG = /^(?<stem>[^:/]+:\w*Tag)\/(?<tag>.+)$/i;

/** Tag keys that the config gives to accounts, OUs, users and everything else. */
export function tagKeysIn({ company, organization, accounts }: LandingZone): readonly string[] {
  const holders = [
    { tags: company.tags },
    ...Object.values(organization.organizationalUnits),
    ...Object.values(accounts),
    ...Object.values(company.serviceUsers),
  ];
  return [...new Set([SERVICE_USER_TAG, ...holders.flatMap(({ tags }) => Object.keys(tags))])];
}

/** Tag keys that a guardrail of the type `TAG_POLICY` spells: resources have them, whoever gives them. */
export function tagKeysSpeltBy({ type, content }: Pick<Setting, 'type' | 'content'>): readonly string[] {
  if (type !== 'TAG_POLICY' || !isObject(content.tags)) return [];
  return Object.values(content.tags).flatMap((tag) => {
    const key = isObject(tag) && isObject(tag.tag_key) ? tag.tag_key['@@assign'] : undefined;
    return typeof key === 'string' ? [key] : [];
  });
}

/**
 * A condition about a tag that is nearly one of the config is about nothing. AWS takes such keys in any case.
 *
 * @param spelt keys that there are besides
 */
export function nearlyATag(
  key: string,
  tagKeys: readonly string[],
  spelt: readonly string[],
): Omit<Problem, 'path'> | undefined {
  const { stem = '', tag = '' } = OF_A_TAG.exec(key)?.groups ?? {};
  if (tag === '' || [...tagKeys, ...spelt].some((one) => one.toLowerCase() === tag.toLowerCase())) return undefined;
  const meant = tagKeys.find((one) => isNearly(tag, one));
  if (meant === undefined) return undefined;
  return {
    found: quote(key),
    expected: `the tag key ${quote(meant)}, which the config gives, or another: one that a guardrail of the type TAG_POLICY spells (tag_key), or that differs in more than a letter or two`,
    mend: `did you mean ${quote(`${stem}/${meant}`)}?`,
  };
}
