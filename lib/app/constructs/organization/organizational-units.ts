import { CfnOrganizationalUnit } from 'aws-cdk-lib/aws-organizations';
import { Stack, type CfnResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ADOPTED_ORGANIZATIONAL_UNITS } from '../../../base/template-contract';
import { logicalId } from '../../../base/logical-id';
import { unitsParentFirst } from '../../../model/tree';
import type { Organization } from '../../../model/landing-zone';
import { retain } from '../retain';
import { oneByOne } from '../lanes';
import type { Ids } from './ids';

export interface OrganizationalUnitsProps {
  readonly rootId: string;
  readonly organizationalUnits: Organization['organizationalUnits'];
  /** OUs of another stack that these lie below. @default only the root is above them */
  readonly above?: Ids;
}

/**
 * The tree of organizational units. An OU's logical id comes from its key alone: its name and place among its siblings
 * may change, while its parent cannot (CloudFormation would replace it).
 *
 * One after the other: Organizations takes one change at a time, and of all its calls CloudFormation's handler does not try again the
 * one that makes an OU.
 *
 * @see https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-organizations
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-organizations-organizationalunit.html
 */
export class OrganizationalUnits extends Construct implements Ids {
  /** Those that are made, in the order in which they are. */
  public readonly resources: readonly CfnResource[];
  private readonly ids = new Map<string, string>();

  public constructor(scope: Construct, id: string, props: OrganizationalUnitsProps) {
    super(scope, id);
    this.ids.set('root', props.rootId);
    const adopted: Record<string, { Name: string; ParentId: string }> = {};
    const created: CfnOrganizationalUnit[] = [];
    for (const [key, unit] of unitsParentFirst(props.organizationalUnits)) {
      const { name } = unit;
      const parentId = this.ids.get(unit.parent) ?? (props.above ?? this).idOf(unit.parent);
      if (unit.existing !== undefined) adopted[unit.existing] = { Name: name, ParentId: parentId };
      if (unit.existing === undefined) created.push(this.create(key, name, parentId));
      this.ids.set(key, unit.existing ?? created.at(-1)?.ref ?? '');
    }
    oneByOne(created);
    this.resources = created;
    // No resource stands for an adopted OU; whoever reads the templates needs to know where it is all the same.
    if (Object.keys(adopted).length > 0) Stack.of(this).addMetadata(ADOPTED_ORGANIZATIONAL_UNITS, adopted);
  }

  /** `ou-…` of an OU, or `r-…` of the root, by its key. */
  public idOf(key: string): string {
    const found = this.ids.get(key);
    if (found === undefined) throw new Error(`no organizational unit "${key}" in the model`);
    return found;
  }

  private create(key: string, name: string, parentId: string): CfnOrganizationalUnit {
    const unit = retain(new CfnOrganizationalUnit(this, key, { name, parentId }));
    unit.overrideLogicalId(logicalId('OrganizationalUnit', key));
    return unit;
  }
}
