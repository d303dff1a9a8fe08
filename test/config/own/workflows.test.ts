import { readConfig } from '../../../lib/config/read-config';
import { ConfigError } from '../../../lib/config/config-error';
import type { OwnFile } from '../../../lib/config/own/own-files';
import { workflowSource } from '../../../lib/choice/catalogue';
import { config } from '../../support/companies/trips';
import { loaded } from '../../support/read-landing-zone';

const sample = loaded(config);
const reports = {
  says: 'The report of the night is written.',
  source: ['https://trips.com/reports'],
  by: 'application',
  calls: [{ action: 's3:PutObject', resource: 'arn:aws:s3:::reports/1.csv' }],
};

/** The sample company with workflows of its own, and files of them. */
function read(workflows: Readonly<Record<string, object>>, files: readonly OwnFile[] = filesOf(workflows)) {
  const catalogue = { ...(sample.catalogue as object), workflows };
  return readConfig({ ...sample, catalogue, files: { ...sample.files, workflows: files } }).catalogue;
}

function filesOf(workflows: Readonly<Record<string, object>>): readonly OwnFile[] {
  return Object.entries(workflows).map(([id, entry]) => ({ name: `${id}.ts`, exports: [entry] }));
}

function problemsOf(...given: Parameters<typeof read>): readonly string[] {
  try {
    read(...given);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ path, found, mend }) => `${path}: ${found} → ${mend}`);
  }
}

test('a workflow of the company’s own stands among the product’s, and says where it is written', () => {
  const { workflows, own } = read({ 'write-report': reports });
  expect(workflows['write-report']).toMatchObject(reports);
  expect(workflows['eks-irsa']).toBeDefined();
  expect(workflowSource(own, 'write-report')).toBe('config/workflows/write-report.ts');
  expect(workflowSource(own, 'eks-irsa')).toBe('lib/catalogue/workflows/compute.ts');
});

test('one that replaces the product’s takes its place, with a reason', () => {
  const mail = { ...reports, replaces: 'send-mail', reason: 'We have a relay.' };
  const { workflows, own } = read({ 'send-mail': mail });
  expect(workflows['send-mail']).toEqual(reports);
  expect(own.workflows['send-mail']?.replaces?.reason).toBe('We have a relay.');
});

test.each<[name: string, given: Parameters<typeof read>, problem: string]>([
  [
    'a key that there is not',
    [{ r: { ...reports, call: [] } }],
    'config/workflows/r.ts → call: unknown key "call" → did you mean "calls"?',
  ],
  [
    'a guardrail that there is not',
    [{ r: { ...reports, blocked: [{ by: 'deny-iam-user', calls: [1], instead: 'A.', allow: 'B.' }] } }],
    'did you mean "deny-iam-users"?',
  ],
  ['the id of one of the product', [{ 'eks-irsa': reports }], 'rename it, or say that it replaces the other'],
  ['a replacement without a reason', [{ 'eks-irsa': { ...reports, replaces: 'eks-irsa' } }], 'write a sentence'],
  [
    'a file that is not gathered',
    [{}, [{ name: 'r.ts', exports: [reports] }]],
    'add r to the workflows of config/catalogue.ts, or remove the file',
  ],
])('%s is told at its file', (_name, given, problem) => {
  expect(problemsOf(...given).join('\n')).toContain(problem);
});
