import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newCompanyCommand } from '../../lib/cli/new-company';
import type { RawAnswers } from '../../lib/cli/new-company/answers';
import { repository } from '../support/repository';
import { run, type Run } from './support';

/** Of every question but what to begin with. */
export const ANSWERS: Omit<RawAnswers, 'start' | 'teams' | 'environments'> = {
  name: 'Ferry “Tales” & Söhne',
  email: 'aws+{account}@ferries.example',
  'home-region': 'eu-central-1',
  'approved-regions': 'eu-central-1,eu-west-1',
  'identity-source': 'external',
  repository: 'ferries/landing-zone',
  'alarm-email': 'aws+alarms@ferries.example',
  'billing-contact': 'Finance; Finance team; aws+billing@ferries.example; +49 555 0100',
  'operations-contact': '',
  'security-contact': 'Security; On call; aws+security-team@ferries.example; +49 555 0102',
  'account-quota': '20',
};

/** A folder as a clone has it: what the config imports lies beside it. */
export function clone(): string {
  const top = mkdtempSync(join(tmpdir(), 'landing-zone-new-'));
  symlinkSync(join(repository, 'lib'), join(top, 'lib'));
  symlinkSync(join(repository, 'node_modules'), join(top, 'node_modules'));
  return join(top, 'config');
}

export function argvOf(answers: Partial<RawAnswers>): string[] {
  return Object.entries(answers).flatMap(([name, answer]) => (answer === '' ? [] : [`--${name}`, answer]));
}

/** `npm run new-company`, where nobody is there to answer. */
export async function newCompany(
  folder: string,
  answers: Partial<RawAnswers>,
  ...more: readonly string[]
): Promise<Run> {
  return run(newCompanyCommand({ folder }), [...argvOf(answers), ...more]);
}
