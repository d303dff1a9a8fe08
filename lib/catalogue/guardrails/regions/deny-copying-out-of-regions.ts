import type { Conditions, OneOrMore, Statement } from '../../../policy/document';
import type { ProofRow } from '../../../policy/proof-row';
import type { AccessControl, GuardrailContext } from '../definition/guardrail';
import { farFrom, someone } from '../definition/proof-principals';

/**
 * Calls in an approved Region that make AWS itself, a service-linked role for instance, keep a copy in another, where the caller is
 * asked nothing any more, and no condition key tells which Region. What is called in the Region of
 * the copy needs no line here: `deny-unapproved-regions` sees it.
 */
const untold = [
  'appstream:CopyImage',
  'cassandra:AlterMultiRegionResource',
  'cassandra:CreateMultiRegionResource',
  'cassandra:RestoreMultiRegionTable',
  'cloudhsm:CopyBackupToRegion',
  'cognito-idp:CreateUserPoolReplica',
  'connect:ReplicateInstance',
  'ds:AddRegion',
  'ecr:PutReplicationConfiguration',
  'elasticfilesystem:CreateReplicationConfiguration',
  'imagebuilder:CreateDistributionConfiguration',
  'imagebuilder:UpdateDistributionConfiguration',
  'lex:CreateBotReplica',
  'payment-cryptography:AddKeyReplicationRegions',
  'payment-cryptography:EnableDefaultKeyReplicationRegions',
  'redshift:EnableSnapshotCopy',
  'redshift-serverless:CreateSnapshotCopyConfiguration',
  'securitylake:CreateDataLake',
  'securitylake:UpdateDataLake',
  'ses:CreateMultiRegionEndpoint',
  'ssm-incidents:CreateReplicationSet',
  'ssm-incidents:UpdateReplicationSet',
] as const;

/** Calls that say in a condition key where the copy goes. */
const told = [
  { key: 'kms:ReplicaRegion', actions: ['kms:ReplicateKey'], values: 'always one' },
  {
    key: 'secretsmanager:AddReplicaRegions',
    actions: ['secretsmanager:CreateSecret', 'secretsmanager:ReplicateSecretToRegions'],
    values: 'many',
  },
  { key: 'ses:ReplicaRegion', actions: ['ses:ReplicateEmailIdentityDkimSigningKey'], values: 'many' },
  {
    key: 'dsql:WitnessRegion',
    actions: ['dsql:CreateCluster', 'dsql:PutWitnessRegion', 'dsql:UpdateCluster'],
    values: 'one or none',
  },
] as const;

/**
 * Beside `deny-unapproved-regions`, which sees where a call is made and not where its result goes. A bucket of ours to replicate to
 * has to be there first, so nothing is said of S3; one of a stranger's is a matter of `deny-outside-resources`.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html
 */
export const denyCopyingOutOfRegions = ({ approvedRegions }: GuardrailContext): AccessControl => {
  const copies = copiesElsewhere(approvedRegions);
  return {
    type: 'SERVICE_CONTROL_POLICY',
    control: 'G48',
    why: `Data stays in ${approvedRegions.join(' and ')}: what makes AWS keep a copy elsewhere is denied. Copy to another approved Region by a call in that Region, or ask for an exception.`,
    restsOn: [{ guardrail: 'deny-unapproved-regions', for: 'a copy that is asked for in the other Region' }],
    exceptions: {
      to: ['principal', 'account'],
      because: 'a registry or a directory may have to be in several Regions',
    },
    statements: [{ Effect: 'Deny', Action: untold, Resource: '*' }, ...copies.statements],
    denies: [
      { action: untold },
      { principal: [someone.stackSets, someone.breakGlass], action: untold },
      ...copies.denies,
    ],
    allows: [
      { action: ['ecr:CreateRepository', 'ecr:DescribeRegistry', 'kms:CreateKey', 's3:PutReplicationConfiguration'] },
      ...copies.allows,
    ],
  };
};

interface Copies {
  readonly statements: readonly Statement[];
  readonly denies: readonly ProofRow[];
  readonly allows: readonly ProofRow[];
}

/** What keeps copies whose Region the call names in these Regions, for the company and for an OU that works in some of them. */
export function copiesElsewhere(regions: GuardrailContext['approvedRegions']): Copies {
  const [near] = regions;
  const far = farFrom(regions);
  const rows = (region: OneOrMore<string>, of: readonly (typeof told)[number][] = told): readonly ProofRow[] =>
    of.map(({ key, actions }) => ({ action: actions, context: { [key]: region } }));
  return {
    statements: told.map((copy) => denyElsewhere(copy, regions)),
    denies: [
      ...rows(far),
      ...rows(
        [near, far],
        told.filter(({ values }) => values === 'many'),
      ),
    ],
    allows: [
      { action: ['dsql:CreateCluster', 'secretsmanager:CreateSecret'] },
      ...regions.flatMap((region) => rows(region)),
    ],
  };
}

/** Without a value nothing is copied, which the operators that negate would take for another Region. */
function denyElsewhere({ key, actions, values }: (typeof told)[number], regions: readonly string[]): Statement {
  const there: Conditions = values === 'one or none' ? { Null: { [key]: 'false' } } : {};
  const Condition: Conditions =
    values === 'many'
      ? { 'ForAnyValue:StringNotEquals': { [key]: regions } }
      : { StringNotEquals: { [key]: regions }, ...there };
  return { Effect: 'Deny', Action: actions, Resource: '*', Condition };
}
