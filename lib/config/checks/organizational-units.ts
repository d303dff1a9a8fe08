import { entriesOf } from '../draft';
import { at } from '../location';
import { nameOf } from '../../model/defaults';
import { depthOf, endsInCycle, findOrganizationalUnit, ROOT, type OrganizationTree } from '../../model/tree';
import { quote } from '../wording';
import type { Check } from './check';
import { ignoringCase, repeated, unknownReferences } from './references';

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html */
const DEEPEST_LEVEL = 5;

const place = (key: string, ...path: string[]): string => at('organization', 'organizationalUnits', key, ...path);

export const unknownParents: Check = function* ({ draft }) {
  const units = entriesOf(draft.organization?.organizationalUnits);
  const parents = units.flatMap(([key, { parent }]) =>
    parent === undefined ? [] : [{ path: place(key, 'parent'), value: parent }],
  );
  yield* unknownReferences(parents, {
    names: [ROOT, ...units.map(([key]) => key)],
    expected: 'root, or one of the OUs in config/organization.ts',
    otherwise: 'define that OU',
  });
};

export const cycles: Check = function* ({ draft }) {
  const reported = new Set<string>();
  for (const [key] of entriesOf(draft.organization?.organizationalUnits)) {
    const cycle = cycleThrough(draft, key);
    if (cycle === undefined || cycle.some((member) => reported.has(member))) continue;
    cycle.forEach((member) => reported.add(member));
    yield {
      path: place(key, 'parent'),
      found: `a circle: ${[...cycle, key].map(quote).join(' in ')}`,
      expected: 'parents that lead to the root',
      mend: 'give one of them another parent',
    };
  }
};

export const tooDeep: Check = function* ({ draft }) {
  for (const [key] of entriesOf(draft.organization?.organizationalUnits)) {
    const depth = depthOf(draft, key);
    if (depth <= DEEPEST_LEVEL || endsInCycle(draft, key)) continue;
    yield {
      path: place(key, 'parent'),
      found: `an OU ${depth} levels below the root`,
      expected: `${DEEPEST_LEVEL} levels at most`,
      mend: 'give it, or an OU above it, a parent nearer to the root',
    };
  }
};

/** AWS documents no letter case here; names that differ by it alone are refused too, since a deploy might. */
export const duplicateOuNames: Check = function* ({ draft }) {
  const units = entriesOf(draft.organization?.organizationalUnits);
  for (const parent of new Set(units.map(([, unit]) => unit.parent))) {
    if (parent === undefined) continue;
    const names = units
      .filter(([, unit]) => unit.parent === parent)
      .map(([key, { name }]) => ({
        path: place(key, ...(name === undefined ? [] : ['name'])),
        value: nameOf(key, { name }),
      }));
    for (const { path, value, first } of repeated(names, ignoringCase)) {
      yield {
        path,
        found: `the name ${quote(value)}, also at ${first.path}`,
        expected: `a name that no other OU in ${quote(parent)} has`,
        mend: 'give one of them another name',
      };
    }
  }
};

/** The OUs from `key` back to itself, or undefined where its parents do not come back to it. */
function cycleThrough(tree: OrganizationTree, key: string): readonly string[] | undefined {
  const steps = [key];
  if (key === ROOT) return undefined;
  for (;;) {
    const parent = findOrganizationalUnit(tree, steps.at(-1) ?? key)?.parent;
    if (parent === key) return steps;
    if (parent === undefined || parent === ROOT || steps.includes(parent)) return undefined;
    steps.push(parent);
  }
}
