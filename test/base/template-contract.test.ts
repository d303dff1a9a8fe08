import { readLandingZone } from '../support/read-landing-zone';
import { repository } from '../support/repository';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as contract from '../../lib/base/template-contract';
import { assemblyFolderOf, templatesIn } from '../support/assemblies';
import { company } from '../limits/company';
import { config } from '../support/companies/trips';
import { startUp } from '../support/companies/start-up';
import { conglomerate } from '../support/companies/conglomerate';

const lib = join(repository, 'lib');
const files = readdirSync(lib, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.[jt]s$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

/** Names between quotes or backticks that begin with a prefix. */
function namesIn(file: string, prefix: string): readonly string[] {
  return readFileSync(file, 'utf8').match(new RegExp(`(?<=['"\`])${prefix}[A-Za-z]*`, 'g')) ?? [];
}

test.each(['Custom::', 'LandingZone::'])(
  'a name that begins with %s stands in the contract and nowhere else',
  (prefix) => {
    const handlers = join(lib, 'app', 'handlers');
    const found = files
      .filter((file) => !file.startsWith(handlers) && namesIn(file, prefix).length > 0)
      .map((file) => relative(lib, file));
    expect(found).toEqual(['base/template-contract.ts']);
  },
);

test('handlers, which import nothing, know only types of the contract, and every type but one that a handler makes', () => {
  const inHandlers = files
    .filter((file) => file.startsWith(join(lib, 'app', 'handlers')))
    .flatMap((file) => namesIn(file, 'Custom::'));
  const { ACCOUNT_SETTINGS, ...types } = contract.CustomType;
  // Its type is of no interest to the function that also runs on a schedule.
  expect(ACCOUNT_SETTINGS).toBe('Custom::AccountSettings');
  expect([...new Set(inHandlers)].sort()).toEqual(Object.values(types).sort());
});

test('the contract imports nothing', () => {
  const text = readFileSync(join(lib, 'base/template-contract.ts'), 'utf8');
  expect(text).not.toMatch(/^import |require\(/m);
});

const exempting = {
  ...config,
  exceptions: { 'deny-unapproved-regions': [{ account: 'growth-sales', reason: 'The CRM' }] },
};

const batched = { ...config, company: { ...config.company, batches: { accounts: ['b1'] } } };

test('whatever readers look for is written for some company', () => {
  const templates = [config, startUp, conglomerate, exempting, batched, company].flatMap((one) => [
    ...templatesIn(assemblyFolderOf(readLandingZone(one))).values(),
  ]);
  const text = JSON.stringify(templates).replaceAll('\\', '');
  const { sdkCallType, CustomType, SdkCommand } = contract;
  const keys = Object.values(contract).filter((value) => typeof value === 'string');
  const names = [...Object.values(CustomType), ...Object.values(SdkCommand).map(sdkCallType), ...keys];
  expect(keys.length).toBeGreaterThan(2);
  expect(names.filter((name) => !text.includes(`"${name}"`))).toEqual([]);
});
