import { deepEqual, equal, ok } from 'node:assert/strict';
import { isInTheWay, type Preflight } from '../../../lib/operate/preflight/run';
import type { Cdk } from '../harness/cdk';
import type { Site } from '../harness/site';

/** `npm run preflight` says that a deploy of the site can start. */
export async function expectGo(site: Site): Promise<void> {
  await expectPreflight(site, site.cdk, []);
}

/** It names these and nothing else as in the way, each with what to do about it. */
export async function expectNoGo(site: Site, inTheWay: readonly RegExp[], cdk: Cdk = site.cdk): Promise<void> {
  await expectPreflight(site, cdk, inTheWay);
}

async function expectPreflight(site: Site, cdk: Cdk, inTheWay: readonly RegExp[]): Promise<void> {
  const { exitCode, output } = await cdk.command(site.copy.folder, 'preflight', '--json');
  ok(output.startsWith('{'), output);
  const { rows } = JSON.parse(output) as Preflight;
  const found = rows.filter(isInTheWay);
  const said = found.map(({ check, what }) => `${check}: ${what}`);
  deepEqual(
    said.filter((line) => !inTheWay.some((words) => words.test(line))),
    [],
    'what is in the way of a deploy',
  );
  for (const words of inTheWay)
    ok(
      said.some((line) => words.test(line)),
      `${String(words)} in:\n${said.join('\n')}`,
    );
  for (const row of found) ok('how' in row && row.how !== '', `${row.what}: what to do`);
  equal(exitCode, inTheWay.length === 0 ? 0 : 1, 'exit code of preflight');
}
