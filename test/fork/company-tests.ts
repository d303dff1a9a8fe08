import type { Clone } from './clone';

export const COMPANY_TEST = 'test/project/company.test.ts';

/** What jest said of the tests of a run. */
interface TestRun {
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  readonly output: string;
}

/** Runs tests as people do. @param tests what `npm test` is told, for example a path. */
async function npmTest(clone: Clone, tests: string): Promise<TestRun> {
  const report = `${clone.folder}/cdk.out.tests.json`;
  const { output } = await clone.run(`npm test --silent -- --json --outputFile=${report} ${tests}; rm -rf coverage`);
  const { testResults } = JSON.parse(clone.read('cdk.out.tests.json')) as JestReport;
  await clone.must(`rm ${report}`);
  const all = testResults.flatMap(({ name, message, assertionResults }) =>
    // A file that could not be run has a message in place of tests.
    assertionResults.length === 0 ? [{ status: 'failed', fullName: `${name}: ${message}` }] : assertionResults,
  );
  const ofStatus = (wanted: string): readonly string[] =>
    all.filter(({ status }) => status === wanted).map(({ fullName }) => fullName);
  return { passed: ofStatus('passed'), failed: ofStatus('failed'), output };
}

interface JestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/**
 * What a change of the config or of the catalogue leaves to do: nothing, or the one command that the failing test names.
 *
 * @throws Error where another test fails than that of the pages, or it does not name the command
 */
export async function greenButForPages(clone: Clone, tests = COMPANY_TEST): Promise<string> {
  const { passed, failed, output } = await npmTest(clone, tests);
  const isGreen = passed.length > 0 && failed.every((name) => name.endsWith('if not: npm run pages'));
  if (!isGreen) throw new Error(`npm test -- ${tests} in ${clone.folder}: ${failed.join('\n')}\n${output}`);
  if (failed.length === 0) return `${passed.length} tests pass`;
  await clone.must('npm run --silent pages');
  await greenTests(clone, `${COMPANY_TEST} -t 'npm run pages'`);
  return `${passed.length} tests pass, and that of the pages after npm run pages`;
}

/** @throws Error where a test fails, or none was run */
async function greenTests(clone: Clone, tests: string): Promise<void> {
  const { passed, failed, output } = await npmTest(clone, tests);
  if (failed.length === 0 && passed.length > 0) return;
  throw new Error(`npm test -- ${tests} in ${clone.folder}: ${failed.join('\n')}\n${output}`);
}
