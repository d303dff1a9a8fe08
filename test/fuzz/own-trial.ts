import { basename } from 'node:path';
import type { JsonValue } from '../../lib/base/json';
import { nothingOwn, type ContentKind } from '../../lib/choice/catalogue';
import { productDefinitions, settledDefinitions, type Definitions } from '../../lib/config/definitions';
import { jsonAt } from '../../lib/config/definitions/formats';
import type { OwnFile, OwnFiles } from '../../lib/config/own/own-files';
import { unreadableContent } from '../../lib/config/own/unreadable-content';
import { withOwnContent } from '../../lib/config/own/with-own-content';
import { pick, type Random } from '../support/random';
import { loadCompany } from '../support/copy-company';
import { editOf } from './edit';
import { placedOn, SETTINGS } from './meant';
import type { Trial } from './one-trial';
import { catalogue as productCatalogue } from '../../lib/catalogue/guardrails/catalogue';

type Own = Readonly<Record<ContentKind, Readonly<Record<string, unknown>>>>;
type Edited = ReturnType<typeof editOf>;

const { config, catalogue, files } = loadCompany('own-content');
const own = catalogue as Own;

/** The content of a company's own, wrong in some way: what is gathered, or one entry. Files export what is gathered. */
export function ownTrial(random: Random): Trial {
  const { value, what } = random() < 0.1 ? editOf(own, random) : entryEdit(random);
  return { what: `own content, ${what}`, config, definitions: definitionsWith(value) };
}

/** A setting of the company's own, beside the product's or alone, on whatever target. */
export function ownSettingTrial(random: Random): Trial {
  const of = pick(random, SETTINGS);
  const id = `own-${of}`;
  const guardrails: Readonly<Record<string, unknown>> = Object.fromEntries(
    Object.values(productCatalogue).flatMap((theme) => Object.entries<unknown>(theme)),
  );
  const { value: content, what } = editOf(Object.fromEntries([[of, guardrails[of]]]), random);
  const definition = random() < 0.5 ? guardrails[of] : (content as Readonly<Record<string, unknown>>)[of];
  const written = { ...own, guardrails: { ...own.guardrails, [id]: definition } };
  const placed = [of, id].reduce<object>((before, one) => placedOn(before, one, random), config as object);
  return {
    what: `own content, ${id}${definition === guardrails[of] ? '' : `, ${what}`}, on a target of its own`,
    config: placed,
    definitions: definitionsWith(written, { name: `${id}.ts`, exports: [definition] }),
  };
}

function entryEdit(random: Random): Edited {
  const kind = pick(random, Object.keys(own) as ContentKind[]);
  const id = pick(random, Object.keys(own[kind]));
  const { value, what } = editOf(own[kind][id], random);
  return { value: { ...own, [kind]: { ...own[kind], [id]: value } }, what: `${kind}.${id}: ${what}` };
}

function filesOf(content: unknown, more: readonly OwnFile[]): OwnFiles {
  const of = (kind: string, file: OwnFile): OwnFile => {
    const path = [kind, basename(file.name, '.ts')];
    return file.exports === undefined ? file : { ...file, exports: [jsonAt(content as JsonValue, path)] };
  };
  const all = Object.entries(files).map(([kind, some]) => [
    kind,
    [...(some as OwnFile[]).map((file) => of(kind, file)), ...(kind === 'guardrails' ? more : [])],
  ]);
  return Object.fromEntries(all) as OwnFiles;
}

/** As `readConfig` makes them: what cannot be looked at is told before anything looks at it. */
function definitionsWith(content: unknown, ...more: readonly OwnFile[]): Definitions {
  const problems = unreadableContent(content);
  if (problems.length > 0) {
    return { ...productDefinitions, own: { entries: nothingOwn, documents: new Map(), problems } };
  }
  return settledDefinitions(withOwnContent(productDefinitions, { catalogue: content, files: filesOf(content, more) }));
}
