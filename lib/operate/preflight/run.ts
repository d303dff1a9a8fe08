import { LiveError } from '../live';
import { cannotTell, type Check, type CheckContext, type Finding } from './check';
import { checks, identity } from './checks';

export type Row = Finding & { readonly check: string };

export interface Preflight {
  readonly rows: readonly Row[];
  /** `go`: the deploy can start. */
  readonly verdict: 'go' | 'no go';
}

/**
 * Asks the live account everything that a deploy rests on. Nothing is changed.
 *
 * @throws LiveError of kind `no credentials`, with which there is nothing to ask
 */
export async function preflight(context: CheckContext, list: readonly Check[] = checks): Promise<Preflight> {
  await context.live.caller();
  const rows: Row[] = [];
  for (const stage of [...identity, list]) {
    if (!rows.some(isInTheWay)) rows.push(...(await rowsOf(stage, context)));
  }
  return { rows, verdict: rows.some(isInTheWay) ? 'no go' : 'go' };
}

async function rowsOf(list: readonly Check[], context: CheckContext): Promise<Row[]> {
  const rows: Row[] = [];
  for (const check of list) {
    for (const finding of await tried(check, context)) rows.push({ check: check.name, ...finding });
  }
  return rows;
}

/** What nobody can tell is in the way too: a deploy that starts on a guess may end half done. */
export function isInTheWay(finding: Finding): boolean {
  if (finding.status === 'to do') return finding.when === 'before the deploy';
  return finding.status === 'cannot tell';
}

async function tried(check: Check, context: CheckContext): Promise<readonly Finding[]> {
  try {
    return await check.run(context);
  } catch (error) {
    if (!(error instanceof LiveError) || error.kind === 'no credentials') throw error;
    return [
      cannotTell(error.message, 'Use credentials of the management account that may read it, for example OrgAdmin.'),
    ];
  }
}
