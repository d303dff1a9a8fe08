import type { PolicyType } from '../catalogue/guardrails/definition/guardrail';
import type { OrganizationPolicy, PolicyTarget } from './organization-policies';

/** What of an organization policy counts. */
export type Measured = Pick<OrganizationPolicy, 'type' | 'target' | 'name' | 'content'>;

export interface PolicyQuota {
  /** Largest document, in characters of JSON without white space. */
  readonly characters: number;
  /** Policies of the type on one root, OU or account, AWS's own one included. */
  readonly attachments: number;
  /** The policy that AWS itself attaches to every target, which counts. */
  readonly attachedByAws: 0 | 1;
}

/**
 * What AWS lets an organization policy be; none of it can be raised.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 */
export const policyQuotas: Readonly<Record<PolicyType, PolicyQuota>> = {
  // FullAWSAccess
  SERVICE_CONTROL_POLICY: { characters: 10_240, attachments: 10, attachedByAws: 1 },
  // RCPFullAWSAccess
  RESOURCE_CONTROL_POLICY: { characters: 5_120, attachments: 5, attachedByAws: 1 },
  AISERVICES_OPT_OUT_POLICY: { characters: 2_500, attachments: 5, attachedByAws: 0 },
  BACKUP_POLICY: { characters: 10_000, attachments: 10, attachedByAws: 0 },
  BEDROCK_POLICY: { characters: 10_000, attachments: 10, attachedByAws: 0 },
  CHATBOT_POLICY: { characters: 10_000, attachments: 5, attachedByAws: 0 },
  DECLARATIVE_POLICY_EC2: { characters: 10_000, attachments: 10, attachedByAws: 0 },
  INSPECTOR_POLICY: { characters: 10_000, attachments: 10, attachedByAws: 0 },
  NETWORK_SECURITY_DIRECTOR_POLICY: { characters: 10_000, attachments: 10, attachedByAws: 0 },
  S3_POLICY: { characters: 10_000, attachments: 10, attachedByAws: 0 },
  SECURITYHUB_POLICY: { characters: 10_000, attachments: 10, attachedByAws: 0 },
  TAG_POLICY: { characters: 10_000, attachments: 10, attachedByAws: 0 },
  // By the page of its syntax, which says less than that of the limits.
  UPGRADE_ROLLOUT_POLICY: { characters: 5_120, attachments: 10, attachedByAws: 0 },
};

export interface Usage {
  readonly used: number;
  readonly allowed: number;
}

export interface PolicyUsage extends Usage {
  readonly policy: Measured;
}

export interface AttachmentUsage extends Usage {
  readonly type: PolicyType;
  readonly target: PolicyTarget;
}

export interface OrganizationPolicyUsage {
  /** Characters, one entry a policy. */
  readonly characters: readonly PolicyUsage[];
  /** Policies attached, AWS's own one included: one entry for each type on each target that has any of ours. */
  readonly attachments: readonly AttachmentUsage[];
}

/** As long as the longest id that a token may become: an organization's. */
const LONGEST_ID = `o-${'x'.repeat(32)}`;
const TOKEN = /\$\{Token\[[^\]]*\]\}/g;

/** How much of AWS's quotas the policies use. Inherited policies count on the target that they are attached to only. */
export function measure(policies: readonly Measured[]): OrganizationPolicyUsage {
  const attached = new Map<string, Measured[]>();
  for (const policy of policies) {
    const place = JSON.stringify([policy.type, policy.target]);
    attached.set(place, [...(attached.get(place) ?? []), policy]);
  }
  return {
    characters: policies.map((policy) => ({
      policy,
      used: JSON.stringify(policy.content).replaceAll(TOKEN, LONGEST_ID).length,
      allowed: policyQuotas[policy.type].characters,
    })),
    attachments: [...attached.values()].flatMap((group) =>
      group.slice(0, 1).map(({ type, target }) => ({
        type,
        target,
        used: group.length + policyQuotas[type].attachedByAws,
        allowed: policyQuotas[type].attachments,
      })),
    ),
  };
}
