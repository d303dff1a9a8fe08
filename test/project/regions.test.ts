import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRegion } from '../../lib/model/regions';
import { repository } from '../support/repository';

/** Files of lib in which Regions stand, and what they are there. */
const HOMES: Readonly<Record<string, string>> = {
  'lib/base/regions.ts': 'the one with what belongs to no Region',
  'lib/model/regions.ts': 'all that there are',
  'lib/policy/evaluate/global-services.ts': 'where each global service has its API',
  'lib/catalogue/guardrails/definition/perimeter-services.ts': 'the accounts of AWS in each',
  'lib/catalogue/guardrails/definition/proof-principals.ts': 'some that are far from any company',
  'lib/catalogue/personas/qa.ts': 'where AWS Device Farm is',
  'lib/proofs/standing-claims.ts': 'one that is far from any company',
  'lib/review/ask/values.ts': 'some to ask about',
};

test('a Region stands in lib where a table of AWS has it, and nowhere else', () => {
  const files = readdirSync(join(repository, 'lib'), { recursive: true, encoding: 'utf8' })
    .map((file) => `lib/${file}`)
    .filter((file) => /\.(ts|js)$/.test(file));
  const naming = files.filter((file) => regionsIn(readFileSync(join(repository, file), 'utf8')).length > 0);
  expect(naming.sort()).toEqual(Object.keys(HOMES).sort());
});

test.each([
  ["const home = 'us-east-1';", ['us-east-1']],
  ['region: "eu-west-1"', ['eu-west-1']],
  ['`arn:aws:cur:us-east-1:${account}`', []],
  ["// such as 'us-east-1'", []],
])('%s has the Regions %j', (text, regions) => {
  expect(regionsIn(text)).toEqual(regions);
});

/** As a text of its own: in an ARN, or a sentence, it is an example. */
function regionsIn(text: string): readonly string[] {
  const code = text.replace(/^\s*(?:\/?\*|\/\/).*$/gm, '');
  return [...code.matchAll(/['"`]([a-z-]+-\d)['"`]/g)].map(([, word = '']) => word).filter(isRegion);
}
