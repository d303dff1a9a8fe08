import { exceptFor, exempt } from '../definition/exemptions';
import type { Guardrail, GuardrailContext } from '../definition/guardrail';
import { someone } from '../definition/proof-principals';
import { allowsSecurityAdmin, deniesButSecurityAdmin } from '../definition/security-admin-rows';

const changes = [
  'access-analyzer:ApplyArchiveRule',
  'access-analyzer:CreateArchiveRule',
  'access-analyzer:DeleteAnalyzer',
  'access-analyzer:DeleteArchiveRule',
  'access-analyzer:DeleteServiceLinkedAnalyzer',
  'access-analyzer:UpdateAnalyzer',
  'access-analyzer:UpdateArchiveRule',
  'access-analyzer:UpdateFindings',
] as const;

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/what-is-access-analyzer.html */
export const denyChangingAccessAnalyzer = (context: GuardrailContext): Guardrail => ({
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G10',
  why: 'Access Analyzer finds what is open to outsiders; an archive rule would hide its findings.',
  exceptions: {
    to: ['principal'],
    because: 'a role may work for the security team; a whole account would not be watched',
  },
  protects: [
    {
      service: 'access-analyzer',
      leaves: [
        { because: 'looks at more', actions: ['CreateAnalyzer', 'CreateServiceLinkedAnalyzer', 'StartResourceScan'] },
        {
          because: 'asks about policies before they are used',
          actions: [
            'CancelPolicyGeneration',
            'CreateAccessPreview',
            'GenerateFindingRecommendation',
            'StartPolicyGeneration',
          ],
        },
        { because: 'nothing rests on its tags', actions: ['TagResource', 'UntagResource'] },
      ],
    },
  ],
  statements: [
    {
      Effect: 'Deny',
      Action: changes,
      Resource: '*',
      Condition: exceptFor(exempt.securityAdmin(context), exempt.stackSets),
    },
  ],
  denies: deniesButSecurityAdmin(changes, context),
  allows: [
    allowsSecurityAdmin(changes, context),
    { principal: someone.stackSets, action: changes },
    { action: ['access-analyzer:ListFindings', 'access-analyzer:ValidatePolicy'] },
  ],
});
