import { CustomResource, type CfnResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { CustomType } from '../../../base/template-contract';
import type { LandingZone, Organization } from '../../../model/landing-zone';
import { ROOT } from '../../../model/tree';
import { organizationsHandler, SERVICE_TIMEOUT } from '../custom-resources/handlers';

export interface TreeGuardProps {
  readonly organization: Organization;
  /** OUs of the stack. */
  readonly units: Organization['organizationalUnits'];
  /** Accounts of the stack. */
  readonly accounts: LandingZone['accounts'];
  /** What may come only once it has let the tree through. */
  readonly before: readonly Construct[];
}

/**
 * Ends a deploy that would leave accounts without their guardrails for a while, by whatever command it is made: guardrails are
 * attached by a stack that comes after the accounts. `npm run preflight` says the same before anything begins, by what is live.
 */
export class TreeGuard extends Construct {
  public constructor(scope: Construct, id: string, props: TreeGuardProps) {
    super(scope, id);
    const { organization, units, accounts } = props;
    const made = Object.entries(units).filter(([, { existing }]) => existing === undefined);
    // All OUs: an account may move to where none was before.
    const keys = Object.keys(accounts).length === 0 ? [] : Object.keys(organization.organizationalUnits);
    const above = new Map(keys.map((key) => [key, organization.organizationalUnits[key]?.parent ?? ROOT]));
    const guardrails = [ROOT, ...above.keys()].map((key) => [key, placedOn(organization, key)] as const);
    const tree = new CustomResource(this, 'Resource', {
      resourceType: CustomType.ORGANIZATION_TREE,
      serviceToken: organizationsHandler(this),
      serviceTimeout: SERVICE_TIMEOUT,
      properties: {
        Units: Object.fromEntries(made.map(([key, { parent }]) => [key, parent])),
        Accounts: Object.fromEntries(Object.entries(accounts).map(([key, { ou }]) => [key, ou])),
        Above: Object.fromEntries(above),
        Guardrails: Object.fromEntries(guardrails.filter(([, names]) => names.length > 0)),
      },
    });
    (tree.node.defaultChild as CfnResource).overrideLogicalId('OrganizationTree');
    for (const one of props.before) one.node.addDependency(tree);
  }
}

function placedOn({ guardrails, organizationalUnits }: Organization, key: string): readonly string[] {
  return [...(key === ROOT ? guardrails : (organizationalUnits[key]?.guardrails ?? []))].sort();
}
