import type { Guardrail } from '../definition/guardrail';

const noChildMayChange = { '@@operators_allowed_for_child_policies': ['@@none'] } as const;

/**
 * `default` stands for every AI service, those to come included. Each level is closed to policies further down.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_ai-opt-out_syntax.html
 */
export const optOutOfAiTraining: Guardrail = {
  type: 'AISERVICES_OPT_OUT_POLICY',
  control: 'G44',
  why: 'AWS does not keep our content to improve its AI services, nor store it in other Regions for that.',
  content: {
    services: {
      ...noChildMayChange,
      default: { ...noChildMayChange, opt_out_policy: { ...noChildMayChange, '@@assign': 'optOut' } },
    },
  },
  sets: [
    { path: ['services', 'default', 'opt_out_policy', '@@assign'], value: 'optOut' },
    { path: ['services', '@@operators_allowed_for_child_policies'], value: ['@@none'] },
    { path: ['services', 'default', '@@operators_allowed_for_child_policies'], value: ['@@none'] },
    { path: ['services', 'default', 'opt_out_policy', '@@operators_allowed_for_child_policies'], value: ['@@none'] },
  ],
};
