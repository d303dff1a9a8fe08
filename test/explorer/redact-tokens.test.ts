import { changesOf } from '../../lib/explorer/model/changes';
import { configNames } from '../../lib/explorer/model/config-names';
import { namesGone } from '../../lib/explorer/model/names-gone';
import { assemblyNames, companyNames } from '../../lib/explorer/model/page-names';
import { redacted } from '../../lib/explorer/model/redact';
import { bundle } from '../../lib/explorer/write/bundle';
import { html } from '../../lib/explorer/write/html';
import { review } from '../../lib/review/review';
import { smallCompany, wholeCompany, type NamedCompany, type Naming } from './named-company';
import { explored } from './support';

/* A word of its own, which nothing else has, in every text of a config: none of them may be anywhere in the bytes of a redacted page. */

/** @param first tells these words from those of another naming */
function naming(first: string): Naming {
  const words = new Map<string, string>();
  return (what) => {
    const place = words.size;
    const letters = [Math.floor(place / 26), place % 26].map((one) => String.fromCharCode(97 + one)).join('');
    const word = words.get(what) ?? `zq${first}${letters}xvk`;
    words.set(what, word);
    return word;
  };
}

const WORD = /zq[a-z]{3}xvk/gi;

const made = new Map<NamedCompany, ReturnType<typeof explored>>();

/** Once of each. */
async function exploredOnce(company: NamedCompany): ReturnType<typeof explored> {
  const known = made.get(company) ?? explored(company.config, company.from);
  made.set(company, known);
  return known;
}

/** Words that are left, with what stands around them. */
async function leftOf(head: NamedCompany, base: NamedCompany): Promise<readonly string[]> {
  const [after, before] = [await exploredOnce(head), await exploredOnce(base)];
  const report = review(
    { base: before.organization, head: after.organization },
    { today: '2026-11-26', owners: new Map() },
  );
  const data = { ...after.data, changes: changesOf(report, 'main') };
  const known = [
    ...companyNames(after.chooser.zone.company.name),
    ...configNames(after.chooser),
    ...assemblyNames(after.organization),
    ...assemblyNames(before.organization),
    ...namesGone(before.organization, after.organization, after.chooser.catalogue),
  ];
  const script = await bundle();
  // That the words are there to be found.
  expect(new Set(html(data, script).match(WORD)).size).toBeGreaterThan(20);
  const file = html(redacted(data, known), script);
  return [...new Set(file.match(new RegExp(`.{0,80}${WORD.source}.{0,40}`, 'gi')) ?? [])];
}

const [key, value] = [naming('k'), naming('v')];
const [small, whole] = [smallCompany(key, value), wholeCompany(key, value)];

test.each([
  ['added', whole, small],
  ['gone', small, whole],
  ['changed in their places', whole, wholeCompany(key, naming('w'))],
  ['another company’s', whole, wholeCompany(naming('l'), naming('w'))],
])(
  'no name is left in the bytes where names are %s',
  async (_how, head, base) => {
    expect(await leftOf(head, base)).toEqual([]);
  },
  600_000,
);
