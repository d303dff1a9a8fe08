import { join } from 'node:path';
import { nothingOwn, type ContentKind } from '../../lib/choice/catalogue';
import { productDefinitions, settledDefinitions, type Definitions } from '../../lib/config/definitions';
import { readOwnFiles, type OwnFiles } from '../../lib/config/own/own-files';
import { unreadableContent } from '../../lib/config/own/unreadable-content';
import { withOwnContent } from '../../lib/config/own/with-own-content';
import { catalogue, config } from '../support/companies/own-content';
import { pick, type Random } from '../support/random';
import { repository } from '../support/repository';
import { editOf } from './edit';
import type { Trial } from './trial';

type Own = Readonly<Record<ContentKind, Readonly<Record<string, unknown>>>>;
type Edited = ReturnType<typeof editOf>;

const own = catalogue as unknown as Own;
const files = readOwnFiles(join(repository, 'test/support/companies/own-content'), (file) => require(file) as unknown); // eslint-disable-line @typescript-eslint/no-require-imports

/** The content of a company's own, wrong in some way: what is gathered, or an entry together with its file. */
export function ownTrial(random: Random): Trial {
  const { value, what, given } = random() < 0.1 ? gatheringEdit(random) : entryEdit(random);
  return { what: `own content, ${what}`, config, definitions: definitionsWith(value, given) };
}

function gatheringEdit(random: Random): Edited & { readonly given: OwnFiles } {
  return { ...editOf(own, random), given: files };
}

function entryEdit(random: Random): Edited & { readonly given: OwnFiles } {
  const kind = pick(random, Object.keys(own) as ContentKind[]);
  const id = pick(random, Object.keys(own[kind]));
  const { value, what } = editOf(own[kind][id], random);
  const given = files[kind].map((file) => (file.name === `${id}.ts` ? { ...file, exports: [value] } : file));
  return {
    value: { ...own, [kind]: { ...own[kind], [id]: value } },
    what: `${kind}.${id}: ${what}`,
    given: { ...files, [kind]: given },
  };
}

/** As `readConfig` makes them: what cannot be looked at is told before anything looks at it. */
function definitionsWith(content: unknown, given: OwnFiles): Definitions {
  const problems = unreadableContent(content);
  if (problems.length > 0) {
    return { ...productDefinitions, own: { entries: nothingOwn, documents: new Map(), problems } };
  }
  return settledDefinitions(withOwnContent(productDefinitions, { catalogue: content, files: given }));
}
