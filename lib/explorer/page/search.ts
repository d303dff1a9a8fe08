import MiniSearch from 'minisearch';
import { groupBy } from '../../base/group-by';
import type { Address } from './address';
import type { PageData, PlaceRow } from './format';
import { trustedAt } from './trusted';

export interface Hit {
  readonly title: string;
  readonly kind: string;
  readonly to: Address;
}

interface Entry extends Hit {
  readonly id: number;
}

/** Entries that are put into the index at a time, so that the page answers in between. */
const SLICE = 250;

/** Finds whatever has a view, by words and their beginnings: until {@link build} has ended by names that hold every word as it is written. */
export class Search {
  private readonly entries: readonly Hit[];
  private isBuilt = false;
  private readonly index = new MiniSearch<Entry>({
    fields: ['title', 'kind'],
    tokenize: wordsIn,
    searchOptions: {
      // Of a name that is written otherwise each part has to be there, not the whole.
      tokenize: partsIn,
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      combineWith: 'AND',
      boost: { title: 3 },
    },
  });

  public constructor(
    data: PageData,
    private readonly actions: readonly string[],
  ) {
    this.entries = entriesOf(data);
  }

  /** Makes the index, a slice at a time. */
  public async build(): Promise<void> {
    await this.index.addAllAsync(
      this.entries.map((hit, id) => ({ ...hit, id })),
      { chunkSize: SLICE },
    );
    this.isBuilt = true;
  }

  /** The best first; actions after everything else. */
  public find(text: string, most = 12): readonly Hit[] {
    const wanted = text.trim();
    if (wanted === '') return [];
    const found = this.isBuilt ? this.inIndex(wanted, most) : this.asWritten(wanted).slice(0, most);
    return [...found, ...this.actionsLike(wanted, most)].slice(0, Math.max(most, found.length + 5));
  }

  private inIndex(wanted: string, most: number): readonly Hit[] {
    const found = this.index.search(wanted).slice(0, most);
    return found.flatMap(({ id }) => this.entries[Number(id)] ?? []);
  }

  private asWritten(wanted: string): readonly Hit[] {
    const words = wanted.toLowerCase().split(/\s+/);
    return this.entries.filter(({ title, kind }) => {
      const text = `${title} ${kind}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
  }

  /** Those that begin so stand before those that hold it. */
  private actionsLike(text: string, most: number): readonly Hit[] {
    const folded = text.toLowerCase();
    const words = folded.split(/\s+/);
    const rank = (action: string): number => {
      const [, name = ''] = action.split(':');
      // `s3 put` is `s3:Put…`, `put object` is `PutObject`.
      return [action, action.replace(':', ''), name].some((one) => one.startsWith(words.join(''))) ? 0 : 1;
    };
    const matching = this.actions.filter((action) => {
      const name = action.toLowerCase();
      return words.every((word) => name.includes(word));
    });
    return matching
      .map((action) => ({ action, rank: rank(action.toLowerCase()) }))
      .sort((one, other) => one.rank - other.rank || one.action.length - other.action.length)
      .slice(0, most)
      .map(({ action }) => ({ title: action, kind: 'action', to: { view: 'action', name: action } }));
  }
}

function entriesOf(data: PageData): readonly Hit[] {
  const { units, accounts, principals, guardrails } = data;
  const controls = groupBy(guardrails, ({ id }) => id);
  return [
    ...accounts.map(({ name, id = '', email = '' }): Hit => ({
      title: name,
      kind: ['account', id, email].filter((text) => text !== '').join(' '),
      to: { view: 'account', name },
    })),
    ...principals.map(({ kind, name, places }): Hit => {
      const groups = [...new Set(places.flatMap((place) => place.groups ?? []))];
      const repositories = repositoriesOf(data, places);
      return { title: name, kind: [kind, ...groups, ...repositories].join(' '), to: { view: 'principal', kind, name } };
    }),
    ...[...controls].map(([id, rows]): Hit => ({
      title: id,
      kind: ['guardrail', ...new Set(rows.flatMap(({ control = [] }) => control))].join(' '),
      to: { view: 'guardrail', name: id },
    })),
    // The root is the organization itself.
    ...units.slice(1).map(({ name, path }): Hit => ({
      title: name,
      kind: `organizational unit${path === name ? '' : ` ${path}`}`,
      to: { view: 'organization' },
    })),
  ];
}

/** Whose jobs may become a role. Where it trusts the same it is asked once. */
function repositoriesOf(data: PageData, places: readonly PlaceRow[]): readonly string[] {
  const apart = [...new Map(places.map((place) => [place.trust, place])).values()];
  const words = apart.flatMap((place) => trustedAt(data, place)).map((one) => one.words);
  return [...new Set(words.flatMap((text) => / of (?:repository|project) ([^\s,]+)/.exec(text)?.[1] ?? []))];
}

/** `lz-break-glass` and `PutObject` are three words and two, each also one, and one from every part on: `breakglass`. */
function wordsIn(text: string): string[] {
  const whole = text.split(/\s+/);
  const joined = whole.flatMap((word) => {
    const parts = partsIn(word);
    return parts.map((_, from) => parts.slice(from).join(''));
  });
  return [...new Set([...whole, ...partsIn(text), ...joined])].filter((word) => word !== '');
}

function partsIn(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+|(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u).filter((word) => word !== '');
}
