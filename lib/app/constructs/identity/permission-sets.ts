import { CfnPermissionSet } from 'aws-cdk-lib/aws-sso';
import { Construct } from 'constructs';
import { logicalId } from '../../../base/logical-id';
import { PERMISSIONS_BOUNDARY_NAME } from '../../../base/names';
import { inlinePolicy, type PersonaDefinition } from '../../../catalogue/personas/definition/persona';

export interface PermissionSetsProps {
  readonly instanceArn: string;
  /** Personas by id. */
  readonly permissionSets: Readonly<Record<string, PersonaDefinition>>;
}

/**
 * One permission set per persona.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sso-permissionset.html
 */
export class PermissionSets extends Construct {
  private readonly arns = new Map<string, string>();
  private readonly permissionSets: PermissionSetsProps['permissionSets'];

  public constructor(scope: Construct, id: string, props: PermissionSetsProps) {
    super(scope, id);
    this.permissionSets = props.permissionSets;
    for (const [persona, definition] of Object.entries(props.permissionSets)) {
      const permissionSet = new CfnPermissionSet(this, persona, {
        instanceArn: props.instanceArn,
        name: definition.name,
        description: definition.description,
        sessionDuration: `PT${definition.sessionHours}H`,
        managedPolicies: definition.managedPolicies?.map((name) => `arn:aws:iam::aws:policy/${name}`),
        inlinePolicy: inlinePolicy(definition),
        relayStateType: definition.relayState,
        permissionsBoundary: this.namesBoundary(persona)
          ? { customerManagedPolicyReference: { name: PERMISSIONS_BOUNDARY_NAME, path: '/' } }
          : undefined,
      });
      permissionSet.overrideLogicalId(logicalId('PermissionSet', persona));
      this.arns.set(persona, permissionSet.attrPermissionSetArn);
    }
  }

  /** Whether an account has to have the landing zone's permissions boundary before it takes the permission set. */
  public namesBoundary(persona: string): boolean {
    return this.permissionSets[persona]?.permissionsBoundary === 'landing-zone';
  }

  /** ARN of a persona's permission set. */
  public arnOf(persona: string): string {
    const arn = this.arns.get(persona);
    if (arn === undefined) throw new Error(`no persona "${persona}" in the catalogue`);
    return arn;
  }
}
