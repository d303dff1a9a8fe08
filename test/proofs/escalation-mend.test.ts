import { mendOf } from '../../lib/proofs/escalation/mend';
import { TECHNIQUES } from '../../lib/proofs/escalation/techniques';
import { BY_BOOTSTRAP } from '../../lib/proofs/escalation/search';

test.each([
  [
    'over the bootstrap, of the product: the guardrail that closes it, and no edit of lib/',
    [['first'], ['first', BY_BOOTSTRAP]],
    'lib/catalogue/personas/developer.ts',
    "Take away the permission for the first of these steps that nobody needs there, or place the guardrail require-permissions-boundary on the account or on an OU above it (config/organization.ts), or assign another persona there (config/access.ts), or if it is an administrator by design, write administrator: { because: '…' } in a file of config/ that replaces lib/catalogue/personas/developer.ts (docs/own-content.md).",
  ],
  [
    'another way, of the company: its own file',
    [['first']],
    'config/personas/x.ts',
    "Take away the permission for the first of these steps that nobody needs there, or assign another persona there (config/access.ts), or if it is an administrator by design, write administrator: { because: '…' } in config/personas/x.ts.",
  ],
  [
    'of a machine role: another one',
    [['first']],
    'config/machine-roles/x.ts',
    "Take away the permission for the first of these steps that nobody needs there, or place another machine role there (config/workloads.ts), or if it is an administrator by design, write administrator: { because: '…' } in config/machine-roles/x.ts.",
  ],
])('a path %s', (_what, paths, source, mend) => {
  expect(mendOf(paths, source)).toBe(mend);
});

test('what a technique leads to is a sentence that names no way twice', () => {
  const said = TECHNIQUES.map(({ name, yields }) => `can ${name}, and so it ${yields}`);
  expect(said.filter((one) => !/and so it (acts|runs|gets|deploys|resets|administers) /.test(one))).toEqual([]);
  expect(said.filter((one) => (one.match(/, by /g) ?? []).length > 1)).toEqual([]);
  expect(said).toContain(
    'can take over a stack, by a template in the bucket of its CDK bootstrap, and so it acts with the permissions of the role that the stack deploys with',
  );
});
