import { PREFIX } from '../../../base/names';
import { exceptFor, exempt } from '../definition/exemptions';
import type { Guardrail } from '../definition/guardrail';
import { impostors, someone } from '../definition/proof-principals';

const changes = [
  'config:DeleteAggregationAuthorization',
  'config:DeleteConfigRule',
  'config:DeleteConfigurationAggregator',
  'config:DeleteConfigurationRecorder',
  'config:DeleteConnector',
  'config:DeleteDeliveryChannel',
  'config:DeleteEvaluationResults',
  'config:DeleteRemediationConfiguration',
  'config:DeleteRemediationExceptions',
  'config:DeleteRetentionConfiguration',
  'config:DeleteServiceLinkedConfigurationRecorder',
  'config:DisassociateResourceTypes',
  'config:PutAggregationAuthorization',
  'config:PutConfigRule',
  'config:PutConfigurationAggregator',
  'config:PutConfigurationRecorder',
  'config:PutDeliveryChannel',
  'config:PutRemediationConfigurations',
  'config:PutRemediationExceptions',
  'config:PutRetentionConfiguration',
  'config:StopConfigurationRecorder',
] as const;

const packChanges = ['config:DeleteConformancePack', 'config:PutConformancePack'] as const;
const pack = (name: string): string => `arn:aws:config:{region}:{account}:conformance-pack/${name}/conformance-pack-1`;

/**
 * A rule's ARN holds a random id and CloudFormation cannot tag a rule, so the landing zone's rules cannot be told from
 * others and all are protected. Teams bring their own in a conformance pack, which AWS Config deploys through its
 * service-linked role.
 *
 * @see https://docs.aws.amazon.com/config/latest/developerguide/conformance-packs.html
 */
export const denyChangingConfig: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G07',
  why: 'AWS Config is how auditors see what an account looked like. Put your own rules into a conformance pack.',
  exceptions: { to: [], because: 'auditors take what it records as complete' },
  protects: [
    {
      service: 'config',
      leaves: [
        {
          because: 'is how teams bring rules of their own; packs of the landing zone are denied by name',
          actions: ['DeleteConformancePack', 'PutConformancePack'],
        },
        {
          because: 'records more',
          actions: [
            'AssociateResourceTypes',
            'PutConnector',
            'PutServiceLinkedConfigurationRecorder',
            'PutThirdPartyServiceLinkedConfigurationRecorder',
            'StartConfigurationRecorder',
          ],
        },
        {
          because: 'runs what is set up',
          actions: ['StartConfigRulesEvaluation', 'StartRemediationExecution', 'StartResourceEvaluation'],
        },
        {
          because: 'says what a rule or a resource of the caller came to',
          actions: ['DeleteResourceConfig', 'PutEvaluations', 'PutExternalEvaluation', 'PutResourceConfig'],
        },
        { because: 'asks or saves a question', actions: ['DeleteStoredQuery', 'PutStoredQuery'] },
        { because: 'declines what another account offered', actions: ['DeletePendingAggregationRequest'] },
        {
          because:
            'is of the management account and of the security account, for rules that the landing zone does not make',
          actions: [
            'DeleteOrganizationConfigRule',
            'DeleteOrganizationConformancePack',
            'PutOrganizationConfigRule',
            'PutOrganizationConformancePack',
          ],
        },
        { because: 'nothing rests on its tags', actions: ['TagResource', 'UntagResource'] },
      ],
    },
  ],
  statements: [
    { Effect: 'Deny', Action: changes, Resource: '*', Condition: exceptFor(exempt.stackSets) },
    {
      Effect: 'Deny',
      Action: packChanges,
      Resource: `arn:aws:config:*:*:conformance-pack/${PREFIX}*`,
      Condition: exceptFor(exempt.stackSets),
    },
  ],
  denies: [
    { action: changes },
    { principal: impostors, action: changes },
    { action: packChanges, resource: pack(`${PREFIX}regional-controls`) },
    { principal: impostors, action: packChanges, resource: pack(`${PREFIX}regional-controls`) },
  ],
  allows: [
    { principal: someone.stackSets, action: changes },
    { principal: someone.stackSets, action: packChanges, resource: pack(`${PREFIX}regional-controls`) },
    { action: packChanges, resource: pack('orders') },
    { action: ['config:SelectResourceConfig', 'config:StartConfigRulesEvaluation'] },
  ],
};
