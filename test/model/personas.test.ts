import type { PersonaDefinition } from '../../lib/catalogue/personas/definition/persona';
import { catalogues, persona, problemsOf, valid } from './fixture';

const FILE = 'lib/catalogue/personas/developer.ts';
const NAME = 'a name of 1 to 32 letters, digits and + = , . @ _ -';
const SESSION = 'a session of 1 to 12 whole hours';

/** An inline policy of exactly so many characters, with white space that does not count. */
function statementsOf(characters: number): PersonaDefinition['statements'] {
  const frame = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '', Resource: '*' }] });
  return [{ Effect: 'Allow', Action: `${'a'.repeat(characters - frame.length)}  `, Resource: '*' }];
}

const using = (developer: Partial<PersonaDefinition>): typeof catalogues => ({
  ...catalogues,
  personas: { ...catalogues.personas, developer: persona(developer) },
});

describe('a persona is refused', () => {
  test.each<[string, Partial<PersonaDefinition>, string, string, string, string]>([
    ['with a session of 13 hours', { sessionHours: 13 }, 'sessionHours', '13', SESSION, '12 is the longest'],
    ['with a session of no hours', { sessionHours: 0 }, 'sessionHours', '0', SESSION, 'change it'],
    ['with a session of half hours', { sessionHours: 1.5 }, 'sessionHours', '1.5', SESSION, 'change it'],
    ['with a name of 33 characters', { name: 'n'.repeat(33) }, 'name', `"${'n'.repeat(33)}"`, NAME, 'shorten it by 1'],
    ['with a space in its name', { name: 'Power User' }, 'name', '"Power User"', NAME, 'use other characters'],
    [
      'with a description of 701 characters',
      { description: 'd'.repeat(701) },
      'description',
      '701 characters',
      'a description of 1 to 700 characters',
      'shorten it by 1',
    ],
    [
      'with a character in its description that AWS does not take',
      { description: 'Builds – and runs' },
      'description',
      'the character "–"',
      'characters of Latin-1 alone: AWS takes no others in a description',
      'use plain quotes, hyphens and letters',
    ],
    [
      'with an inline policy of 10,241 characters',
      { statements: statementsOf(10_241) },
      'statements',
      'an inline policy of 10,241 characters without white space',
      '10,240 characters at most',
      'shorten it by 1, or move a part into a managed policy',
    ],
    [
      'with the name of another, whatever the case',
      { name: 'ORGADMIN' },
      'name',
      '"OrgAdmin", also at lib/catalogue/personas/developer.ts → name',
      'a name that no other persona has',
      'rename one of them',
    ],
  ])('%s', (_sentence, overrides, property, found, expected, mend) => {
    const file = overrides.name === 'ORGADMIN' ? 'lib/catalogue/personas/org-admin.ts' : FILE;
    expect(problemsOf(valid, using(overrides))).toEqual([{ path: `${file} → ${property}`, found, expected, mend }]);
  });
});

test('a persona at every limit is fine', () => {
  const atTheLimit = using({
    name: 'n'.repeat(32),
    description: 'd'.repeat(700),
    sessionHours: 12,
    managedPolicies: Array.from({ length: 10 }, (_, i) => `Policy${i}`),
    statements: statementsOf(10_240),
  });
  expect(problemsOf(valid, atTheLimit)).toEqual([]);
});
