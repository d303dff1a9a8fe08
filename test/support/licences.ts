/** Licences that a fork may live with: permissive, or public domain. Nothing of the GPL family. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
]);

/** Of a tool that is used as it is, changed by nobody and handed on to nobody. */
const ALLOWED_FOR_TOOLS = new Set(['MPL-2.0']);

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  /** Whether only those who change the product install it. */
  readonly dev?: boolean;
}

/** One line for each locked package whose licence is not allowed, or not known. */
export function licenceProblems(lockedPackages: Readonly<Record<string, LockedPackage>>): string[] {
  return Object.entries(lockedPackages)
    .filter(([path]) => path !== '')
    .filter(([, { license, dev }]) => license === undefined || !(isAllowed(license) || isForTools(license, dev)))
    .map(([path, { version = '?', license = 'none' }]) => {
      const name = path.replace(/^.*node_modules\//, '');
      return `${name}@${version}: licence ${license} is not among the allowed ones: ${[...ALLOWED].join(', ')}`;
    });
}

/** SPDX: `A OR B` leaves the choice to us, `A AND B` binds us to both. */
function isAllowed(expression: string): boolean {
  return expression
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => ALLOWED.has(licence)));
}

function isForTools(licence: string, dev: boolean | undefined): boolean {
  return dev === true && ALLOWED_FOR_TOOLS.has(licence);
}
