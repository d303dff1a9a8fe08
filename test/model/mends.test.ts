import { personaSchema } from '../../lib/config/definitions/persona';
import { readShape } from '../../lib/config/shape';
import { changed, persona, problemsOf, type Changes } from './fixture';

/* A value in the wrong wrapping, or in the wrong place, is given back as it should be written. */

test.each<[what: string, changes: Changes, mend: string]>([
  ['a list of one for a text', { 'accounts/app-dev/ou': ['dev'] }, "write ou: 'dev'"],
  ['a list of two for a text', { 'accounts/app-dev/ou': ['dev', 'core'] }, 'write a text in quotes'],
  ['a text for a list', { 'organization/guardrails': 'deny-root' }, "write guardrails: ['deny-root']"],
  ['a number in quotes', { 'company/accountQuota': '20' }, 'write accountQuota: 20'],
  ['a number that is none', { 'company/accountQuota': 'twenty' }, 'write a number'],
  ['a number that does not do', { 'company/accountQuota': '0' }, 'write a number'],
  ['a text with a quote', { 'company/approvedRegions': "o'" }, "write approvedRegions: ['o\\'']"],
  ['a tag beside the tags', { 'accounts/app-dev/environment': 'dev' }, 'move it into tags, or remove it'],
  ['what no tag could be', { 'accounts/app-dev/colour': 3 }, 'remove it'],
  ['what belongs deeper', { 'company/lockDays': 30 }, 'move it into logRetention'],
  [
    'what belongs further out',
    { 'company/alarms': { emails: ['aws@example.com'], securityAccount: 'security' } },
    'move it out of alarms',
  ],
])('%s', (_what, changes, mend) => {
  expect(problemsOf(changed(changes)).map((problem) => problem.mend)).toContain(mend);
});

test('of a definition, too', () => {
  const written = {
    ...persona({ managedPolicies: ['ReadOnlyAccess'] }),
    sessionHours: '4',
    can: { action: 's3:GetObject' },
  };
  const { problems } = readShape(written, personaSchema, (path) => path.join('.'));
  expect(problems.map(({ path, mend }) => `${path}: ${mend}`)).toEqual([
    'sessionHours: write sessionHours: 4',
    'can: write can: [{ … }]',
  ]);
});

test('examples in messages are of nobody', () => {
  const wrong = { 'accounts/app-dev/email': 'x', 'company/reviewers': { config: ['x'] } };
  expect(JSON.stringify(problemsOf(changed(wrong)))).not.toContain('trips');
});
