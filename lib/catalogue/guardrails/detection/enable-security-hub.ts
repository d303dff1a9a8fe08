import type { Guardrail, GuardrailContext } from '../definition/guardrail';

/**
 * Both lists are required, and where they differ the second wins. Security Hub must have its delegated administrator
 * before the policy takes effect.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_security_hub_syntax.html
 */
export const enableSecurityHub = (context: GuardrailContext): Guardrail => ({
  type: 'SECURITYHUB_POLICY',
  control: 'G45',
  why: 'Every account reports its findings from the first minute, in every Region that it may use.',
  content: {
    securityhub: {
      enable_in_regions: { '@@assign': context.approvedRegions },
      disable_in_regions: { '@@assign': [] },
    },
  },
  sets: [
    { path: ['securityhub', 'enable_in_regions', '@@assign'], value: context.approvedRegions },
    { path: ['securityhub', 'disable_in_regions', '@@assign'], value: [] },
  ],
});
