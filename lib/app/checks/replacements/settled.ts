import { isDeepStrictEqual } from 'node:util';
import type { JsonObject, JsonValue } from '../../../base/json';
import { APPLICATION_ROLE_PATH, MANAGEMENT_ALARMS_NAME, PREFIX } from '../../../base/names';
import type { Collision } from './collisions';

/** Why a property may stay as it is, although AWS could not replace its resource. */
export interface SettledReplacement {
  readonly type: string;
  /** Path. */
  readonly property: string;
  /** Whether what the reason rests on is so in a template. What is not is found like any other. */
  readonly holds: (value: JsonValue, properties: JsonObject) => boolean;
  readonly reason: string;
}

/**
 * The reviewed list. Each entry rests on something that the template shows: a value that nothing in the config leads to, or a name
 * that says it already. An entry that no resource needs fails a test.
 */
export const SETTLED: readonly SettledReplacement[] = [
  {
    type: 'AWS::AccessAnalyzer::Analyzer',
    property: 'Type',
    holds: is('ORGANIZATION'),
    reason: 'Its code knows one kind of analyzer: of the whole organization, whatever the config says.',
  },
  {
    type: 'AWS::BCMDataExports::Export',
    property: 'Export.RefreshCadence',
    holds: is({ Frequency: 'SYNCHRONOUS' }),
    reason: 'AWS knows one cadence.',
  },
  {
    type: 'AWS::BCMDataExports::Export',
    property: 'Export.DataQuery.TableConfigurations',
    holds: is({
      COST_AND_USAGE_REPORT: {
        TIME_GRANULARITY: 'DAILY',
        INCLUDE_RESOURCES: 'TRUE',
        INCLUDE_MANUAL_DISCOUNT_COMPATIBILITY: 'FALSE',
        INCLUDE_SPLIT_COST_ALLOCATION_DATA: 'FALSE',
      },
    }),
    reason: 'No part of the config says how the table is made. Another table takes an export of another name.',
  },
  {
    type: 'AWS::CloudFormation::StackSet',
    property: 'PermissionModel',
    holds: (model, { StackSetName }) =>
      model === (StackSetName === MANAGEMENT_ALARMS_NAME ? 'SELF_MANAGED' : 'SERVICE_MANAGED'),
    reason:
      'Every StackSet deploys through trusted access, but for the one in the management account, by name: nothing in the config ' +
      'chooses another model.',
  },
  {
    type: 'AWS::Config::ConfigurationRecorder',
    property: 'Name',
    holds: is('default'),
    reason: 'An account has one recorder in a Region, and a name that never changes.',
  },
  {
    type: 'AWS::Config::DeliveryChannel',
    property: 'Name',
    holds: is('default'),
    reason: 'An account has one delivery channel in a Region, and a name that never changes.',
  },
  {
    type: 'AWS::IAM::InstanceProfile',
    property: 'Path',
    holds: (path, { InstanceProfileName }) => isPathOf(path, InstanceProfileName),
    reason: 'The path follows from whom the role belongs to, and so does its name: both change together.',
  },
  {
    type: 'AWS::IAM::ManagedPolicy',
    property: 'Description',
    holds: is(
      'Whoever may create roles could give a role more than they have, and use it. Under this cap no role that a team ' +
        'makes, and nothing that runs as one, reaches beyond the workload: not identity, not the organization, not the audit trail.',
    ),
    reason:
      'IAM never changes a description, and roles everywhere name the policy. Other words would have to come with another ' +
      'name, and with every role moved to it.',
  },
  {
    type: 'AWS::IAM::Role',
    property: 'Path',
    holds: (path, { RoleName }) => isPathOf(path, RoleName),
    reason: 'The path follows from whom the role belongs to, and so does its name: both change together.',
  },
  {
    type: 'AWS::S3::Bucket',
    property: 'ObjectLockEnabled',
    holds: is(true),
    reason: 'Which log is locked is written in the code, since some services refuse a locked bucket.',
  },
];

function is(expected: JsonValue): SettledReplacement['holds'] {
  return (value) => isDeepStrictEqual(value, expected);
}

/** As roles are named: `lz-…` at the root, an application's without the prefix below its path. */
function isPathOf(path: JsonValue, name: JsonValue | undefined): boolean {
  return typeof name === 'string' && path === (name.startsWith(PREFIX) ? '/' : APPLICATION_ROLE_PATH);
}

export function isSettled({ resource, property, values }: Collision): boolean {
  return SETTLED.some(
    (one) =>
      one.type === resource.type &&
      one.property === property &&
      values.every((value) => one.holds(value, resource.properties)),
  );
}
