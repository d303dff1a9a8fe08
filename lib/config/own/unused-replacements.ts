import { contentKinds, ownFile, type ContentKind, type OwnEntries } from '../../choice/catalogue';
import { entriesOf, itemsOf, type LandingZoneDraft } from '../draft';
import { inFile } from '../location';
import type { Problem } from '../problem';
import { quote } from '../wording';

/** What the config names, as far as it can be read; undefined where what could name more is missing. */
type Uses = (draft: LandingZoneDraft) => readonly string[] | undefined;

const USES: Readonly<Record<Exclude<ContentKind, 'workflows'>, { readonly names: Uses; readonly mend: string }>> = {
  guardrails: { names: placedGuardrails, mend: 'place it in config/organization.ts or config/accounts.ts' },
  personas: {
    names: ({ access }) =>
      access?.assignments && itemsOf(access.assignments).flatMap(([, { persona }]) => persona ?? []),
    mend: 'assign it in config/access.ts',
  },
  machineRoles: {
    names: ({ workloads }) => entriesOf(workloads).flatMap(([, { machineRole }]) => machineRole ?? []),
    mend: 'place it in config/workloads.ts',
  },
};

/** What stands in for an entry of the product that the company does not use: nothing would prove it. */
export function unusedReplacements(draft: LandingZoneDraft, own: OwnEntries): readonly Problem[] {
  return contentKinds.flatMap((kind) => {
    // Asked wherever its actor is: that it is nowhere is told.
    if (kind === 'workflows') return [];
    const used = USES[kind].names(draft);
    if (used === undefined) return [];
    return Object.entries(own[kind])
      .filter(([id, { replaces }]) => replaces !== undefined && !used.includes(id))
      .map(([id]) => ({
        path: inFile(ownFile(kind, id), ['replaces']),
        found: `${quote(id)}, which the config uses nowhere`,
        expected: 'what is used: nothing of it would deploy or be proven',
        mend: `${USES[kind].mend}, or remove the file`,
      }));
  });
}

function placedGuardrails({ organization, accounts }: LandingZoneDraft): readonly string[] | undefined {
  if (organization === undefined || accounts === undefined) return undefined;
  const units = entriesOf(organization.organizationalUnits).map(([, unit]) => unit.guardrails);
  const members = entriesOf(accounts).map(([, account]) => account.guardrails);
  return [organization.guardrails, ...units, ...members].flatMap((ids) => itemsOf(ids).map(([, id]) => id));
}
