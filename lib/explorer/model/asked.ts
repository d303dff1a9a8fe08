import type { Account } from '../../assembly';
import type { Organization } from '../../ask/organization';
import { ANY_OF_THEM, type RequestPrincipal } from '../../policy';
import { ACCOUNT, ACTION, LEVELS, VERDICTS } from '../page/format';
import type { ActionTable, ReasonRow, Sheet, Verdict } from '../page/format';
import { namesIn } from './names-in';
import { SheetTable } from './sheet-table';

/** Asks the engine about every action at once, and keeps the answers as the page has them. */
export class Asked {
  private readonly table = new SheetTable();
  /** Of each known action, its place among all that the engine has. */
  private readonly places: readonly number[];
  /** The actions that AWS has, in its own spelling, by service. */
  private readonly actions: readonly string[];
  /** By the classes that the engine shares between questions, and the reasons of each. */
  private readonly sheets = new WeakMap<object, Map<string, number>>();
  private readonly marks = new Map<string, (text: string) => string>();

  public constructor(private readonly organization: Organization) {
    const { engine, iamData } = organization;
    this.actions = iamData.actions;
    this.places = this.actions.map((action) => engine.universe.indexOf(action) ?? -1);
  }

  /**
   * The question of `npm run access`: any resource of the principal's own account, called in the home Region,
   * or where its service has its endpoint.
   *
   * @param like a sheet that is likely to say much the same, or -1
   * @returns the sheet with the answers
   */
  public sheetOf(principal: RequestPrincipal, account: Account, like: number): number {
    const { engine, homeRegion } = this.organization;
    const { classes, reasons } = engine.explainActions({
      principal,
      region: homeRegion,
      policiesOfResources: 'not known',
    });
    const mark = this.markOf(account);
    const numbers = reasons.map((reason) => this.table.reason(rowOf(reason, mark)));
    const known = this.sheets.get(classes) ?? new Map<string, number>();
    this.sheets.set(classes, known);
    const key = numbers.join();
    let sheet = known.get(key);
    if (sheet === undefined) {
      const byAction = Uint32Array.from(this.places, (place) => numbers[classes[place] ?? -1] ?? 0);
      known.set(key, (sheet = this.table.sheet(byAction, like)));
    }
    return sheet;
  }

  public encoded(): {
    readonly actions: ActionTable;
    readonly reasons: readonly ReasonRow[];
    readonly sheets: readonly Sheet[];
  } {
    const { iamData } = this.organization;
    const { classes, sheets } = this.table.encoded(this.actions.length);
    const services = [...new Set(this.actions.map(prefixOf))].map(
      (prefix) =>
        [
          prefix,
          iamData
            .actionsOf(prefix)
            .map((action) => action.slice(prefix.length + 1))
            .join(' '),
        ] as const,
    );
    const levels = this.actions.map((action) => LEVELS.findIndex((level) => level === iamData.accessLevel(action)));
    return { actions: { services, levels: levels.join(''), classes }, reasons: this.table.reasons, sheets };
  }

  /** Puts the mark where a text names the account, so that accounts that come to the same share it. */
  private markOf({ id, name }: Account): (text: string) => string {
    let mark = this.marks.get(name);
    if (mark === undefined) {
      const pattern = isWord(name) ? placeOf(name) : namesIn([id, name], '\\w-');
      mark = (text) => text.replaceAll(pattern, ACCOUNT);
      this.marks.set(name, mark);
    }
    return mark;
  }
}

/** Somebody may call an account like a word of every reason, such as `policy`. */
function isWord(name: string): boolean {
  return /^\p{L}+$/u.test(name);
}

/** Where an account is named: in ARNs and names of buckets, in quotes, and as what something is attached to. */
function placeOf(name: string): RegExp {
  return new RegExp(`(?<=[:/"-]|\\baccount )${name}(?![\\w])`, 'gu');
}

type Reason = ReturnType<Organization['engine']['explainAction']>;

function rowOf(reason: Reason, mark: (text: string) => string): ReasonRow {
  const { layer = '', policy = '', statement = '', attachedTo = '' } = decidingOf(reason);
  const verdict = VERDICTS.indexOf(verdictOf(reason));
  const text = mark(reason.reason.replaceAll(ANY_OF_THEM, ACTION));
  return [verdict, layer, policy, statement, mark(attachedTo), text];
}

/** What `npm run access` counts as denied, and `npm run can` does not know, has a verdict of its own. */
export function verdictOf(reason: Reason): Verdict {
  return reason.decision === 'depends' && reason.elseDenied === true ? 'not known' : reason.decision;
}

/** Of what depends, the statement that would let it through, as `npm run who-can` tells it; else the first that is open. */
function decidingOf(reason: Reason): Partial<Record<'layer' | 'policy' | 'statement' | 'attachedTo', string>> {
  if (reason.decision !== 'depends') return reason;
  return reason.dependsOn.find(({ effect }) => effect === 'Allow') ?? reason.dependsOn[0] ?? {};
}

function prefixOf(action: string): string {
  return action.slice(0, action.indexOf(':'));
}
