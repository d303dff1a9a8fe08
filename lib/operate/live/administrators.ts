import { ADMINISTRATIONS } from '../../app/handlers/organization-calls/administrators';
import { itemsOf } from '../../app/handlers/organization-calls/pages';
import { askerAt } from './ask';
import type { AwsClients } from './clients';
import { LiveError } from './live-error';
import { told } from './told';

/** The services that have an administrator Region by Region, as the deploy names one. */
const SERVICES = {
  guardDuty: { service: 'guardduty', command: 'EnableOrganizationAdminAccount', input: {} },
  // Security Hub itself, not AWS Security Hub CSPM.
  securityHub: {
    service: 'securityhub',
    command: 'EnableOrganizationAdminAccount',
    input: { Feature: 'SecurityHubV2' },
  },
  inspector: { service: 'inspector2', command: 'EnableDelegatedAdminAccount', input: {} },
  macie: { service: 'macie2', command: 'EnableOrganizationAdminAccount', input: {} },
} as const;

export type RegionalService = keyof typeof SERVICES;

/** The call that lists them, for example `guardduty:ListOrganizationAdminAccounts`. */
export function listingCall(name: RegionalService): string {
  return `${SERVICES[name].service}:${listOf(name).command}`;
}

/**
 * Accounts that a service has as its administrators in one Region: the management account too, which Organizations does not list.
 *
 * @see https://docs.aws.amazon.com/guardduty/latest/APIReference/API_ListOrganizationAdminAccounts.html
 */
export async function readServiceAdministrators(
  clients: AwsClients,
  name: RegionalService,
  region: string,
): Promise<readonly string[]> {
  const { service, input } = SERVICES[name];
  const { command, field, id } = listOf(name);
  const found = await itemsOf(askerAt(clients, { region }), { service, command, input, field });
  return found.map((one: Readonly<Record<string, string | undefined>>) =>
    told(one[id], listingCall(name), `${field}.${id}`),
  );
}

function listOf(name: RegionalService): { readonly command: string; readonly field: string; readonly id: string } {
  const { service, command } = SERVICES[name];
  const list = ADMINISTRATIONS[`${service}:${command}`]?.list;
  if (list === undefined) throw new LiveError('failed', `nobody can ask who administers ${service} in one Region`);
  return list;
}
