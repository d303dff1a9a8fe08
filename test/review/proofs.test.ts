import type { ProvenCheck } from '../../lib/assembly/proven/proofs-file';
import { changedProofs } from '../../lib/review/compare/proofs';

const check = (more: Partial<ProvenCheck>): ProvenCheck => ({
  name: 'Proofs',
  templates: 1,
  counts: { claims: 10 },
  ...more,
});

/** Each named by a letter, and one of which it is not known where it works. */
function workflowsTried(ids: readonly string[], questions: number): Partial<ProvenCheck> {
  const subjects = [...ids.map((id) => `workflow ${id}`), 'workflow unknown'];
  return {
    subjects: Object.fromEntries(subjects.map((subject) => [subject, { questions }])),
    everydayWork: {
      accountSets: [['dev']],
      workflows: Object.fromEntries(ids.map((id) => [id, [{ accounts: 0, inTheWay: [] }]])),
    },
  };
}

test.each<[what: string, before: Partial<ProvenCheck>, after: Partial<ProvenCheck>, lines: readonly string[]]>([
  ['nothing', {}, {}, []],
  [
    'a link that nothing keeps any more',
    { open: ['alarms in dev, without guard there (a:B)'] },
    { open: ['alarms in dev, without guard there (a:B)', 'logs in log-archive, without guard there (a:B)'] },
    [
      'high proof-removed logs in log-archive, without guard there (a:B): is broken by whoever administers the account: no guardrail keeps it there',
    ],
  ],
  [
    'a link that something keeps now',
    { open: ['logs in dev, without guard there (a:B)'] },
    {},
    [
      'info proof-added logs in dev, without guard there (a:B): no longer is broken by whoever administers the account: no guardrail keeps it there',
    ],
  ],
  [
    'one of two counts',
    { counts: { claims: 9, questions: 4 } },
    { counts: { claims: 1, questions: 4 } },
    ['medium proof-fewer Proofs is tried once instead of 9 times (claims)'],
  ],
  [
    'how much there is to look at, which proves nothing',
    { name: 'stack limits', counts: { resources: 9, properties: 4 } },
    { name: 'stack limits', counts: { resources: 3, properties: 2 } },
    [],
  ],
  [
    'rules by which resources are looked at',
    { name: 'cdk-nag', counts: { rules: 131, resources: 9 } },
    { name: 'cdk-nag', counts: { rules: 130, resources: 9 } },
    ['medium proof-fewer cdk-nag is tried 130 times instead of 131 times (rules)'],
  ],
  [
    'searches for paths to administrator, which belong to nobody that is told of',
    { counts: { claims: 3, 'escalation searches': 4 }, subjects: { 'persona a': { claims: 3 } } },
    { counts: { claims: 3, 'escalation searches': 3 }, subjects: { 'persona a': { claims: 3 } } },
    ['medium proof-fewer Proofs is tried 3 times instead of 4 times (escalation searches)'],
  ],
  [
    'what is counted in words of a later version',
    { counts: { claims: 3, surmises: 4 } },
    { counts: { claims: 3, surmises: 3 } },
    ['medium proof-fewer Proofs is tried 3 times instead of 4 times (surmises)'],
  ],
  [
    'a check that is made in place of another',
    { name: 'stack limits', counts: { resources: 9 } },
    { name: 'replacements', counts: { resources: 9 } },
    ['info proof-added the check replacements is made', 'high proof-removed the check stack limits is no longer made'],
  ],
  [
    'a count of a subject beside its claims',
    { subjects: { 'guardrail a': { claims: 3, questions: 8 } } },
    { subjects: { 'guardrail a': { claims: 3, questions: 2 } } },
    ['medium proof-fewer guardrail a is tried 2 times instead of 8 times (questions)'],
  ],
  [
    'an administrator more',
    { administrators: ['role a'] },
    { administrators: ['role a', 'role b'] },
    ['high proof-removed role b: is an administrator by design, of whom no proof asks'],
  ],
  [
    'a sentence in the place of another, tried as often',
    {
      subjects: { 'scenario 1': { claims: 1, questions: 4 } },
      sentences: [{ says: 'Nobody reads production', rows: ['never {"action":"s3:GetObject"}'] }],
    },
    {
      subjects: { 'scenario 1': { claims: 1, questions: 4 } },
      sentences: [{ says: 'Nobody leaves', rows: ['never {"action":"organizations:LeaveOrganization"}'] }],
    },
    [
      'high proof-removed “Nobody reads production” of config/scenarios.ts is claimed no longer: whether it still holds nobody knows: never {"action":"s3:GetObject"}',
      'info proof-added “Nobody leaves” of config/scenarios.ts is claimed: never {"action":"organizations:LeaveOrganization"}',
    ],
  ],
  [
    'a sentence of the same words that claims something else',
    { sentences: [{ says: 'Nobody reads production', rows: ['never {"action":"s3:GetObject"}', 'never {"a":1}'] }] },
    { sentences: [{ says: 'Nobody reads production', rows: ['never {"action":"s3:GetObjectAcl"}', 'never {"a":1}'] }] },
    [
      'high proof-removed “Nobody reads production” of config/scenarios.ts no longer claims what it did: whether it still holds nobody knows: never s3:GetObject',
      'info proof-added “Nobody reads production” of config/scenarios.ts claims what it did not: never s3:GetObjectAcl',
    ],
  ],
  [
    'a sentence that spares more than it did',
    { sentences: [{ says: 'Nobody reads production', rows: ['never {"action":"s3:GetObject","nobodyBut":["a"]}'] }] },
    {
      sentences: [{ says: 'Nobody reads production', rows: ['never {"action":"s3:GetObject","nobodyBut":["a","b"]}'] }],
    },
    [
      'high proof-removed “Nobody reads production” of config/scenarios.ts no longer claims what it did: whether it still holds nobody knows: never s3:GetObject: {"nobodyBut":["a"]}',
    ],
  ],
  [
    'a sentence that names fewer actions, or a pattern of fewer',
    {
      sentences: [
        { says: 'Nobody reads', rows: ['never {"action":["s3:Get*","s3:List*"]}', 'never {"action":"a:*"}'] },
      ],
    },
    { sentences: [{ says: 'Nobody reads', rows: ['never {"action":"s3:Get*"}', 'never {"action":"a:B*"}'] }] },
    [
      'high proof-removed “Nobody reads” of config/scenarios.ts no longer claims what it did: whether it still holds nobody knows: never s3:List*, a:*',
    ],
  ],
  [
    'a sentence that spares a pattern of what it spared',
    { sentences: [{ says: 'Nobody reads', rows: ['never {"action":"s3:Get*","nobodyBut":["admins/*"]}'] }] },
    { sentences: [{ says: 'Nobody reads', rows: ['never {"action":"s3:Get*","nobodyBut":["admins/prod-admin"]}'] }] },
    [
      'info proof-added “Nobody reads” of config/scenarios.ts claims what it did not: never s3:Get*: {"nobodyBut":["admins/prod-admin"]}',
    ],
  ],
  [
    'a sentence about a group as a whole, which was about one of its personas',
    { sentences: [{ says: 'Nobody reads', rows: ['never {"principal":"a/b","action":"s3:GetObject"}'] }] },
    { sentences: [{ says: 'Nobody reads', rows: ['never {"principal":"a/*","action":"s3:GetObject"}'] }] },
    [
      'info proof-added “Nobody reads” of config/scenarios.ts claims what it did not: never s3:GetObject: {"principal":"a/*"}',
    ],
  ],
  [
    'a sentence about one persona, which was about the whole group',
    { sentences: [{ says: 'Nobody reads', rows: ['never {"principal":"a/*","action":"s3:GetObject"}'] }] },
    { sentences: [{ says: 'Nobody reads', rows: ['never {"principal":"a/b","action":"s3:GetObject"}'] }] },
    [
      'high proof-removed “Nobody reads” of config/scenarios.ts no longer claims what it did: whether it still holds nobody knows: never s3:GetObject: {"principal":"a/*"}',
    ],
  ],
  [
    'a sentence about another group whose name begins alike',
    { sentences: [{ says: 'Nobody reads', rows: ['never {"principal":"a/b/c","action":"s3:GetObject"}'] }] },
    { sentences: [{ says: 'Nobody reads', rows: ['never {"principal":"a/*","action":"s3:GetObject"}'] }] },
    [
      'high proof-removed “Nobody reads” of config/scenarios.ts no longer claims what it did: whether it still holds nobody knows: never s3:GetObject: {"principal":"a/b/c"}',
      'info proof-added “Nobody reads” of config/scenarios.ts claims what it did not: never s3:GetObject: {"principal":"a/*"}',
    ],
  ],
  [
    'a sentence that spares nobody any more',
    { sentences: [{ says: 'Nobody reads production', rows: ['never {"action":"s3:GetObject","nobodyBut":"a"}'] }] },
    { sentences: [{ says: 'Nobody reads production', rows: ['never {"action":"s3:GetObject"}'] }] },
    ['info proof-added “Nobody reads production” of config/scenarios.ts claims what it did not: never s3:GetObject'],
  ],
  [
    'the last sentence',
    { sentences: [{ says: 'Nobody leaves', rows: [] }] },
    { sentences: [] },
    [
      'high proof-removed “Nobody leaves” of config/scenarios.ts is claimed no longer: whether it still holds nobody knows',
    ],
  ],
  ['sentences that nobody wrote down before', {}, { sentences: [{ says: 'Nobody leaves', rows: [] }] }, []],
  [
    'something that is not asked any more',
    {},
    { notAsked: ['persona developer: reads logs'] },
    ['medium proof-removed persona developer: reads logs: is asked by no proof'],
  ],
  [
    'a proof that takes the place of another, and one that does no longer',
    { replaced: ['row a'] },
    { replaced: ['row b'] },
    [
      'high proof-removed row b: takes the place of what was proven',
      'info proof-added row a: no longer takes the place of what was proven',
    ],
  ],
  [
    'counts of several subjects, one of them more',
    {
      subjects: { 'guardrail a': { claims: 3, questions: 8 }, 'persona b': { claims: 2 }, 'persona c': { claims: 2 } },
    },
    {
      subjects: { 'guardrail a': { claims: 1, questions: 2 }, 'persona b': { claims: 1 }, 'persona c': { claims: 3 } },
    },
    [
      'info proof-more persona c is tried 3 times instead of 2 times (claims)',
      'medium proof-fewer 2 things that are proven are tried less often: guardrail a is tried once instead of 3 times (claims) and 2 times instead of 8 times (questions); persona b is tried once instead of 2 times (claims)',
    ],
  ],
  [
    'counts of many workflows, whose work is compared by itself, and of one that is compared nowhere',
    workflowsTried(['a', 'b', 'c', 'd', 'e', 'f'], 3),
    workflowsTried(['a', 'b', 'c', 'd', 'e', 'f'], 2),
    [
      'medium proof-fewer workflow unknown is tried 2 times instead of 3 times (questions)',
      'info proof-fewer 6 things that are proven are tried in fewer accounts, or in accounts that are alike now, and claim what they did: 6 workflows, of which what works in which account is compared as everyday work: a, b, c, d, e, f',
    ],
  ],
  [
    'how often something is tried whose rows are the same, and a whole that follows from it',
    {
      counts: { claims: 5 },
      subjects: { 'persona a': { claims: 3 }, 'guardrail b': { claims: 2 }, 'guardrail gone': { claims: 2 } },
      rows: { 'persona a': ['can {"action":"a:B"}'], 'guardrail gone': ['denies {"action":"a:B"}'] },
    },
    {
      counts: { claims: 3 },
      subjects: { 'persona a': { claims: 2 }, 'guardrail b': { claims: 1 } },
      rows: { 'persona a': ['can {"action":"a:B"}'] },
    },
    [
      'medium proof-fewer 2 things that are proven are tried less often: guardrail gone is tried not at all instead of 2 times (claims); guardrail b is tried once instead of 2 times (claims)',
      'info proof-fewer 2 things that are proven are tried in fewer accounts, or in accounts that are alike now, and claim what they did: persona a is tried 2 times instead of 3 times (claims); Proofs is tried 3 times instead of 5 times (claims)',
    ],
  ],
  [
    'sentences that go, by their places',
    { subjects: { 'scenario 1': { claims: 3 }, 'scenario 2': { claims: 1 } }, sentences: [{ says: 'a', rows: [] }] },
    { subjects: { 'scenario 1': { claims: 1 } }, sentences: [{ says: 'a', rows: [] }] },
    [
      'info proof-fewer 2 things that are proven are tried in fewer accounts, or in accounts that are alike now, and claim what they did: scenario 2 is tried not at all instead of once (claims); scenario 1 is tried once instead of 3 times (claims)',
    ],
  ],
  [
    'what the landing zone claims as a whole',
    {
      rows: { 'standing claim': ['denied {"claim":"root","action":"*"}', 'allowed {"claim":"way in","action":"a:B"}'] },
    },
    { rows: { 'standing claim': [] } },
    [
      'high proof-removed standing claim no longer claims what it did: denied *: {"claim":"root"}; allowed a:B: {"claim":"way in"}',
    ],
  ],
  [
    'counts of few workflows',
    workflowsTried(['a'], 3),
    workflowsTried(['a'], 2),
    [
      'medium proof-fewer workflow unknown is tried 2 times instead of 3 times (questions)',
      'info proof-fewer workflow a is tried 2 times instead of 3 times (questions)',
    ],
  ],
  [
    'an action that a row no longer names, tried as often',
    {
      subjects: { 'persona a': { claims: 1, questions: 1 } },
      rows: { 'persona a': ['cannot {"action":["s3:GetObject","iam:CreateUser"]}'] },
    },
    {
      subjects: { 'persona a': { claims: 1, questions: 1 } },
      rows: { 'persona a': ['cannot {"action":["iam:CreateUser"]}'] },
    },
    ['high proof-removed persona a no longer claims what it did: cannot s3:GetObject'],
  ],
  [
    'what somebody can do',
    { rows: { 'persona a': ['can {"action":"s3:GetObject","resource":["arn:a","arn:b"]}'] } },
    { rows: { 'persona a': ['can {"action":"s3:GetObject","resource":"arn:a"}', 'can {"action":"s3:PutObject"}'] } },
    [
      'medium proof-removed persona a no longer claims what it did: can s3:GetObject: {"resource":"arn:b"}',
      'info proof-added persona a claims what it did not: can s3:PutObject',
    ],
  ],
  [
    'rows that are split, joined, moved and written in other letters',
    { rows: { 'guardrail a': ['denies {"action":["a:B","a:C"],"resource":"x"}', 'denies {"action":"a:D"}'] } },
    {
      rows: {
        'guardrail a': [
          'denies {"action":"a:D"}',
          'denies {"resource":["x"],"action":"a:c"}',
          'denies {"action":"a:b","resource":"x"}',
        ],
      },
    },
    [],
  ],
  [
    'an exemption within a claim that grows',
    { rows: { 'machine role a': ['cannot {"action":"*","except":["s3:Get*"]}'] } },
    { rows: { 'machine role a': ['cannot {"action":"*","except":["s3:*"]}'] } },
    ['high proof-removed machine role a no longer claims what it did: cannot *: {"except":["s3:Get*"]}'],
  ],
  ['rows that nobody wrote down before', {}, { rows: { 'persona a': [] } }, []],
  ['rows of what is nowhere any more', { rows: { 'persona a': ['can {"action":"a:B"}'] } }, { rows: {} }, []],
  [
    'several things without a place',
    {},
    { notPlaced: ['workload c', 'workload d'] },
    [
      'medium proof-removed 2 of what is proven, each of which has no place in which it is proven: workload c; workload d',
    ],
  ],
  [
    'something without a place',
    {},
    { notPlaced: ['workload c'] },
    ['medium proof-removed workload c: has no place in which it is proven'],
  ],
])('of proofs that change %s this is told', (_what, before, after, lines) => {
  const found = changedProofs([check(before)], [check(after)]);
  expect(
    found.map(
      ({ severity, rule, what, details }) =>
        `${severity} ${rule} ${[what, ...(details.length === 0 ? [] : [details.join('; ')])].join(': ')}`,
    ),
  ).toEqual(lines);
});
