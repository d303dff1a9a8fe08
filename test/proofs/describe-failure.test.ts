import { describeFinding } from '../../lib/app/checks/describe-finding';
import { FAILS_ALIKE } from '../../lib/app/checks/check';
import type { FailedQuestion } from '../../lib/proofs/claim';
import { describeQuestion } from '../../lib/proofs/describe-failure';

const question: FailedQuestion = {
  account: 'engineering-dev',
  principal: 'developers/developer',
  action: 'workspaces:CreateWorkspaces',
  found: 'depends',
};

test.each<[Partial<FailedQuestion>, string]>([
  [{}, 'Also workspaces:CreateWorkspaces by developers/developer in engineering-dev: it depends.'],
  [{ found: 'allowed' }, 'Also workspaces:CreateWorkspaces by developers/developer in engineering-dev: it is allowed.'],
  [
    { found: 'wrong row' },
    'Also workspaces:CreateWorkspaces by developers/developer in engineering-dev: it cannot be asked.',
  ],
  [{ action: 'tags.team', found: 'not in force' }, 'Also tags.team in engineering-dev: it is not in force.'],
  [{ account: '-', found: 'allowed' }, 'Also workspaces:CreateWorkspaces: it is allowed.'],
])('what fails alike is told as a sentence: %j', (change, line) => {
  const said = describeFinding({
    ruleName: 'proof',
    description: 'first',
    violatingResources: [],
    ruleMetadata: { [FAILS_ALIKE]: describeQuestion({ ...question, ...change }) },
  });
  expect(said).toBe(`proof: first\n  ${line}`);
});
