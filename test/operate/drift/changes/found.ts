import type { OrganizationalUnit, OrganizationPolicy, PermissionSet } from '../../../../lib/operate/live';
import type { State } from '../../live/fake';

/* Things of the sample company, by their names. */

export const policy = (
  state: State,
  name: string,
): { -readonly [Key in keyof OrganizationPolicy]: OrganizationPolicy[Key] } =>
  found(state.policies.find((one) => one.name === name && one.type === 'SERVICE_CONTROL_POLICY'));
export const account = (state: State, name: string): State['accounts'][number] =>
  found(state.accounts.find((one) => one.name === name));
export const permissionSet = (
  state: State,
  name: string,
): { -readonly [Key in keyof PermissionSet]: PermissionSet[Key] } =>
  found(state.permissionSets.find((one) => one.name === name));
export const replace = (state: State, name: string, by: Partial<State['accounts'][number]>): void => {
  state.accounts = state.accounts.map((one) => (one.name === name ? { ...one, ...by } : one));
};

export function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the test names something that the sample does not have');
  return value;
}

export const unit = (
  state: State,
  name: string,
): { -readonly [Key in keyof OrganizationalUnit]: OrganizationalUnit[Key] } =>
  found(state.organizationalUnits.find((one) => one.name === name));
