import { linesOfDiff, type ChangedLine } from '../../lib/review/git/changed-lines';
import { located } from '../../lib/review/locate';
import type { Finding } from '../../lib/review/model';

const DIFF = `diff --git config/access.ts config/access.ts
index 1..2 100644
--- config/access.ts
+++ config/access.ts
@@ -24 +24,2 @@ export const access = defineAccess(
-    { group: 'qa-engineers', persona: 'qa', organizationalUnits: ['test'] },
+    { group: 'qa-engineers', persona: 'developer', organizationalUnits: ['test'] },
+++ not the name of a file
@@ -40,1 +42,0 @@
--- of: 'sql'
diff --git lib/catalogue/guardrails/identity/deny-x.ts lib/catalogue/guardrails/identity/deny-x.ts
deleted file mode 100644
--- lib/catalogue/guardrails/identity/deny-x.ts
+++ /dev/null
@@ -1 +0,0 @@
-export const x = 1;
diff --git config/a b.ts config/a b.ts
new file mode 100644
--- /dev/null
+++ config/a b.ts\t
@@ -0,0 +1 @@
+export const growth = { 'growth-prod': 1 };
`;

test('what git says of two trees is read line by line', () => {
  expect(linesOfDiff(DIFF)).toEqual([
    {
      file: 'config/access.ts',
      line: 24,
      text: `    { group: 'qa-engineers', persona: 'qa', organizationalUnits: ['test'] },`,
    },
    {
      file: 'config/access.ts',
      line: 24,
      text: `    { group: 'qa-engineers', persona: 'developer', organizationalUnits: ['test'] },`,
    },
    { file: 'config/access.ts', line: 25, text: '++ not the name of a file' },
    { file: 'config/access.ts', line: 42, text: `-- of: 'sql'` },
    { file: 'config/a b.ts', line: 1, text: `export const growth = { 'growth-prod': 1 };` },
  ]);
});

const line = (file: string, number: number, text: string): ChangedLine => ({ file, line: number, text });
const ACCESS = [
  line('config/access.ts', 12, `'qa-engineers': { description: 'Engineers who test' },`),
  line('config/access.ts', 24, `{ group: 'qa-engineers', persona: 'developer', organizationalUnits: ['test'] },`),
  line('config/accounts.ts', 3, `'growth-prod': { organizationalUnit: 'prod' },`),
];

test.each<[what: string, finding: Partial<Finding>, lines: readonly ChangedLine[], at: string]>([
  [
    'people, by their group and the OU',
    { who: ['qa-engineers as Developer'], where: ['engineering/nonproduction/test'] },
    ACCESS,
    'config/access.ts:24',
  ],
  ['one of several groups', { who: ['a-team, qa-engineers as Developer'] }, ACCESS, 'config/access.ts:12'],
  ['an account', { where: ['growth-prod'] }, ACCESS, 'config/accounts.ts:3'],
  ['an account that no line names', { where: ['growth'] }, ACCESS, 'undefined:undefined'],
  ['a word within a name', { where: ['qa'] }, ACCESS, 'undefined:undefined'],
  [
    'the only line that there is',
    { where: [] },
    [line('config/company.ts', 4, `sessionHours: 8,`)],
    'config/company.ts:4',
  ],
  ['its own file', { file: 'config/accounts.ts', where: ['x'] }, ACCESS, 'config/accounts.ts:3'],
  ['its own file, which nobody changed', { file: 'config/exceptions.ts' }, ACCESS, 'config/exceptions.ts:undefined'],
])('a finding comes from a line: %s', (_what, more, lines, at) => {
  const finding: Finding = {
    rule: 'access-gained',
    severity: 'high',
    who: [],
    where: [],
    what: 'x',
    details: [],
    ...more,
  };
  const [found] = located({ findings: [finding], questions: 0, approvers: [] }, lines).findings;
  expect(`${String(found?.file)}:${String(found?.line)}`).toBe(at);
});
