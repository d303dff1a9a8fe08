import { loadIamData } from '../../lib/iam-data';
import { stackFindings } from '../../lib/review/compare/stacks';
import type { Organization } from '../../lib/ask/organization';
import { company, organizationOf } from './support';

let here: Organization;
beforeAll(async () => {
  here = organizationOf(company(), await loadIamData());
});

/** The same, with its stacks in another place. */
function moved(place: { readonly region?: string; readonly accountId?: string }): Organization {
  const stacks = here.assembly.stacks.map((stack) => ({ ...stack, ...place }));
  return { ...here, assembly: { ...here.assembly, stacks } };
}

test('a home Region that changes is critical, in one finding that says what AWS would do', () => {
  const findings = stackFindings({ base: moved({ region: 'us-west-2' }), head: moved({ region: 'us-east-2' }) });
  expect(findings.map(({ rule, severity, where }) => [rule, severity, where])).toEqual([
    ['stack-moved', 'critical', ['lz-organization']],
  ]);
  expect(findings[0]?.what).toMatch(
    /^a stack goes from us-west-2 to us-east-2: CloudFormation would make everything of/,
  );
});

test('so is another management account', () => {
  const [before, after] = ['111111111111', '222222222222'].map((accountId) =>
    moved({ accountId, region: 'us-west-2' }),
  );
  if (before === undefined || after === undefined) throw new Error('no sides');
  expect(stackFindings({ base: before, head: after }).map(({ rule }) => rule)).toEqual(['stack-moved']);
});

test('stacks that stay say nothing', () => {
  expect(stackFindings({ base: moved({ region: 'us-west-2' }), head: moved({ region: 'us-west-2' }) })).toEqual([]);
});
