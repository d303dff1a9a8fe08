import { resolvePermissionSets } from '../../lib/permission-sets/catalogue';
import type { PermissionSetDefinition } from '../../lib/permission-sets/permission-set';
import { personaProblems } from '../../lib/permission-sets/persona-problems';

const definitions = resolvePermissionSets({ homeRegion: 'us-west-2', approvedRegions: ['us-west-2'] });
const sound: PermissionSetDefinition = {
  name: 'Reader',
  description: 'For readers.',
  sessionHours: 1,
  statements: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
  can: [{ action: 's3:GetObject' }],
  cannot: [{ action: 's3:PutObject' }],
};
/** As it comes out of a file that was never type-checked. */
const unchecked = (change: object): PermissionSetDefinition => ({ ...sound, ...change });

test.each(Object.entries(definitions))('%s is sound', (_id, definition) => {
  expect(personaProblems(definition)).toEqual([]);
});

test.each<[string, object, string]>([
  ['an empty can', { can: [] }, 'can must have at least one row: a persona without proof is a claim'],
  ['no cannot', { cannot: undefined }, 'cannot must have at least one row: a persona without proof is a claim'],
  ['no policy at all', { statements: [] }, 'it must have statements or managed policies'],
  [
    'a statement without effect',
    { statements: [{ Action: '*', Resource: '*' }] },
    'statement 1 must have the Effect Allow or Deny',
  ],
  [
    'a statement without action',
    { statements: [{ Effect: 'Allow', Resource: '*' }] },
    'statement 1 must have either Action or NotAction',
  ],
  [
    'a statement with both kinds of resource',
    { statements: [{ Effect: 'Allow', Action: '*', Resource: '*', NotResource: '*' }] },
    'statement 1 must have either Resource or NotResource',
  ],
  [
    'a principal',
    { statements: [{ Effect: 'Allow', Action: '*', Resource: '*', Principal: '*' }] },
    'statement 1 must not name a principal: the persona is the principal',
  ],
])('%s is a problem', (_what, change, problem) => {
  expect(personaProblems(unchecked(change))).toEqual([problem]);
});
