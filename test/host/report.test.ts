import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { review } from '../../lib/cli/review';
import { run, sampleAssembly } from '../cli/support';
import { sampleChange } from '../review/sample-change';
import { fileWith, FakeGitHub, github } from './fake-github';

const noConfig = (): never => {
  throw new Error('nothing was asked of the config');
};

test('a report of npm run review is taken as one, and its other formats are those of npm run review', async () => {
  const argv = ['--base', sampleAssembly(), '--head', sampleAssembly(sampleChange), '--format'];
  const [json, markdown, sarif] = [
    await run(review(noConfig), [...argv, 'json']),
    await run(review(noConfig), [...argv, 'markdown']),
    await run(review(noConfig), [...argv, 'sarif']),
  ];
  const report = fileWith(json.stdout, 'report.json');
  const folder = dirname(report);
  const rendered = await github(new FakeGitHub({}), ['--do', 'render', '--report', report, '--folder', folder]);
  expect(rendered).toMatchObject({ exitCode: 0, stderr: '' });
  expect(readFileSync(join(folder, 'report.md'), 'utf8')).toBe(markdown.stdout);
  expect(readFileSync(join(folder, 'report.sarif'), 'utf8')).toBe(sarif.stdout);
  expect(markdown.stdout).toContain('critical');
});
