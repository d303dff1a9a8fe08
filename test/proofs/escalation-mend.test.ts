import { mendOf } from '../../lib/proofs/escalation/mend';
import { BY_BOOTSTRAP } from '../../lib/proofs/escalation/search';

test.each([
  [
    'over the bootstrap, of the product: the guardrail that closes it, and no edit of lib/',
    [['first'], ['first', BY_BOOTSTRAP]],
    'lib/catalogue/personas/developer.ts',
    "Take away the first step that nobody needs there, or place the guardrail require-permissions-boundary on the account or on an OU above it (config/organization.ts), or place another one there (config/access.ts, config/workloads.ts), or if it is an administrator by design, write administrator: { because: '…' } in a file of config/ that replaces lib/catalogue/personas/developer.ts (docs/own-content.md).",
  ],
  [
    'another way, of the company: its own file',
    [['first']],
    'config/personas/x.ts',
    "Take away the first step that nobody needs there, or place another one there (config/access.ts, config/workloads.ts), or if it is an administrator by design, write administrator: { because: '…' } in config/personas/x.ts.",
  ],
])('a path %s', (_what, paths, source, mend) => {
  expect(mendOf(paths, source)).toBe(mend);
});
