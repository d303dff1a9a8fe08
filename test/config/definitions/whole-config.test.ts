import { definitions, readLandingZone } from '../../support/read-landing-zone';
import { config } from '../../support/companies/trips';
import { catalogue } from '../../../lib/catalogue/guardrails/catalogue';
import { ConfigError } from '../../../lib/config/config-error';
import { personas } from '../../../lib/catalogue/personas/catalogue';

/*
 * Synthesis runs transpiled, so what the types refuse has to be refused at run time as well.
 */

function problemsWhile(broken: object, property: string, value: unknown): readonly string[] {
  const before = Object.getOwnPropertyDescriptor(broken, property);
  Object.defineProperty(broken, property, { value, configurable: true, enumerable: true, writable: true });
  try {
    readLandingZone(config);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ path, found }) => `${path}: ${found}`);
  } finally {
    if (before !== undefined) Object.defineProperty(broken, property, before);
  }
}

test('a guardrail whose proof was taken out is refused', () => {
  const guardrail = catalogue.organization['deny-leaving-organization'];
  expect(problemsWhile(guardrail, 'denies', [])).toEqual([
    'lib/catalogue/guardrails/organization/deny-leaving-organization.ts → denies: an empty list',
  ]);
});

test('a persona whose proof was taken out is refused', () => {
  expect(problemsWhile(personas.auditor, 'cannot', [])).toEqual([
    'lib/catalogue/personas/auditor.ts → cannot: an empty list',
  ]);
});

test('a persona that is nothing is refused, and the config that assigns it is still checked', () => {
  expect(problemsWhile(personas, 'auditor', null)).toEqual(['lib/catalogue/personas/auditor.ts: null']);
});

test('a machine role that cannot cope with its place is refused where it is placed', () => {
  const define = ({ resources }: { resources: Record<string, { arn: string }> }): object => {
    throw new Error(`not with ${resources.orders?.arn ?? ''}`);
  };
  const roles = definitions.machineRoles as Readonly<Record<string, object>>;
  expect(problemsWhile(roles['order-publisher'] ?? {}, 'define', define)).toEqual([
    expect.stringContaining(
      'config/machine-roles/order-publisher.ts: a function that ends in an error: not with arn:aws:sns',
    ),
  ]);
});

test('the catalogues as they are have nothing to say', () => {
  expect(() => readLandingZone(config)).not.toThrow();
});
