import { readAssembly, type EngineEnvironment } from '../../lib/assembly';
import type { Chooser } from '../../lib/choice/catalogue';
import { catalogueOf, productDefinitions } from '../../lib/config/definitions';
import { withOwnContent } from '../../lib/config/own/with-own-content';
import type { ProofRow, Statement } from '../../lib/policy';
import { environmentOf } from '../../lib/proofs/landing-zone-proofs';
import { assemblyFolderOf } from '../support/assemblies';
import { startUp } from '../support/companies/start-up';
import { readLandingZone } from '../support/read-landing-zone';

/** What a guardrail of a company's own is about; the rest is filled in. */
export interface OwnGuardrail {
  readonly statements: readonly Statement[];
  readonly denies: readonly ProofRow[];
  readonly allows?: readonly ProofRow[];
}

/** The start-up with guardrails of its own on its root, by id. */
export function withOwnGuardrails(guardrails: Readonly<Record<string, OwnGuardrail>>): {
  readonly environment: EngineEnvironment;
  readonly chooser: Chooser;
} {
  const defined = Object.fromEntries(
    Object.entries(guardrails).map(([id, guardrail], index) => [
      id,
      {
        type: 'SERVICE_CONTROL_POLICY',
        control: `C${String(index + 1).padStart(2, '0')}`,
        why: 'For the test.',
        allows: [{ action: 'workspaces:DescribeWorkspaces' }],
        ...guardrail,
      },
    ]),
  );
  const files = Object.entries(defined).map(([id, one]) => ({ name: `${id}.ts`, exports: [one] }));
  const definitions = withOwnContent(productDefinitions, {
    catalogue: { guardrails: defined },
    files: { guardrails: files, personas: [], machineRoles: [], workflows: [] },
  });
  const { organization } = startUp;
  const placed = [...organization.guardrails, ...Object.keys(defined)];
  const zone = readLandingZone({ ...startUp, organization: { ...organization, guardrails: placed } }, definitions);
  const catalogue = catalogueOf(definitions);
  return { environment: environmentOf(readAssembly(assemblyFolderOf(zone, catalogue))), chooser: { zone, catalogue } };
}
