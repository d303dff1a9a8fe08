import { isUnknownInRegion, type LiveAws } from '../live';
import type { Assembly } from '../../assembly';
import type { Chooser } from '../../choice/catalogue';

/** What a check found, for one thing that it looked at. */
export type Finding =
  | { readonly status: 'ok'; readonly what: string }
  | {
      readonly status: 'to do';
      readonly what: string;
      /** Command, console link or edit of the config that mends it. */
      readonly how: string;
      /** `before the deploy`: AWS would refuse the deploy, or the landing zone would not be safe. */
      readonly when: 'before the deploy' | 'soon';
    }
  | { readonly status: 'cannot tell'; readonly what: string; readonly how: string };

export interface CheckContext extends Chooser {
  readonly live: LiveAws;
  /** What would be deployed. @default not synthesized: what follows from templates alone is not asked */
  readonly assembly?: Assembly;
}

/** One question to the live account. A LiveError that it throws becomes "cannot tell". */
export interface Check {
  readonly name: string;
  readonly run: (context: CheckContext) => Promise<readonly Finding[]>;
}

export function ok(what: string): Finding {
  return { status: 'ok', what };
}

export function toDo(what: string, how: string): Finding {
  return { status: 'to do', what, how, when: 'before the deploy' };
}

export function toDoSoon(what: string, how: string): Finding {
  return { status: 'to do', what, how, when: 'soon' };
}

export function cannotTell(what: string, how: string): Finding {
  return { status: 'cannot tell', what, how };
}

/** What there is to do, or one line that says that all is well. */
export function orOk(findings: readonly Finding[], what: string): readonly Finding[] {
  return findings.length > 0 ? findings : [ok(what)];
}

/**
 * What a region has. One that is not enabled in the account knows no credentials, and has nothing.
 *
 * @param read of a region
 * @throws LiveError of credentials that have ended meanwhile, too: nothing was seen with them
 */
export async function unlessNotEnabled<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read;
  } catch (error) {
    if (isUnknownInRegion(error)) return undefined;
    throw error;
  }
}
