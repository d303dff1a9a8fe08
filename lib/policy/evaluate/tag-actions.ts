import type { OtherActions } from './takes-others';
import type { ActionCatalogue } from '../action-set/universe';
import type { ContextValues } from '../environment';
import { Remembered } from '../remembered';
import { OTHER_ACTIONS, TAGS, isTag } from './other-actions';

const TAGGED_ON_CREATION = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html';

/**
 * What calls that take tags along may take besides, from AWS's data about actions: many ask for the action that tags what they make, and
 * no data say which. Those of which a page says it are in {@link OTHER_ACTIONS}.
 */
export class TagActions {
  private readonly rows = new Remembered<string, OtherActions | 'none'>();

  constructor(private readonly catalogue: ActionCatalogue) {}

  /** Undefined where the action takes no tags along, tags something itself, or has a page that says what it takes. */
  rowOf(action: string): OtherActions | undefined {
    const folded = action.toLowerCase();
    const row = this.rows.get(folded) ?? this.make(folded) ?? 'none';
    this.rows.set(folded, row);
    return row === 'none' ? undefined : row;
  }

  private make(action: string): OtherActions | undefined {
    if (DOCUMENTED.has(action)) return undefined;
    const others = this.catalogue.tagActions?.(action).filter((other) => other !== TAGS_SESSIONS) ?? [];
    if (others.length === 0) return undefined;
    return { action, others, carrying: TAGS, isOpen: true, page: TAGGED_ON_CREATION };
  }
}

/** Asked where a session is opened, and nowhere else: pages say where. */
const TAGS_SESSIONS = 'sts:TagSession';

const DOCUMENTED: ReadonlySet<string> = new Set(
  OTHER_ACTIONS.filter(({ carrying }) => carrying?.some(isTag)).map(({ action }) => action),
);

/** Whether a request carries tags. */
export function carriesTags(context: ContextValues): boolean {
  return Object.keys(context).some((key) => isTag(key.toLowerCase()));
}
