import type { NonEmpty, OneOrMore, Statement } from '../policy/document';
import type { ProofRow } from '../policy/proof-row';
import type { MachineRoleDefinition } from '../catalogue/machine-roles/definition/machine-role';

const REGION = '{region}';

/**
 * A machine role of several Regions: IAM is global, so it is one role, and wherever its definition has `{region}` it means each
 * of them. A statement lists them, and every proof that depends on a Region is tried in each.
 *
 * @param regions that the workload works in, one at least
 * @param home where the role itself deploys: there CloudFormation fills `{region}` in
 */
export function inRegions(
  definition: MachineRoleDefinition,
  regions: readonly string[],
  home: string,
): MachineRoleDefinition {
  const written = regions.map((region) => (region === home ? REGION : region));
  if (written.length === 1 && written[0] === REGION) return definition;
  return {
    ...definition,
    trust: statementsIn(definition.trust, written),
    statements: statementsIn(definition.statements, written),
    can: rowsIn(definition.can, written),
    cannot: rowsIn(definition.cannot, written),
  };
}

function statementsIn(statements: NonEmpty<Statement>, regions: readonly string[]): NonEmpty<Statement> {
  return listed(statements, regions) as NonEmpty<Statement>;
}

/** Every text of a policy that names the Region, once for each: IAM takes a list wherever it takes a text. */
function listed(value: unknown, regions: readonly string[]): unknown {
  if (typeof value === 'string') return oneOrMore(textsIn(value, regions));
  if (Array.isArray(value))
    return value.flatMap((item: unknown): readonly unknown[] =>
      typeof item === 'string' ? textsIn(item, regions) : [listed(item, regions)],
    );
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, listed(item, regions)]));
}

function textsIn(text: string, regions: readonly string[]): readonly string[] {
  return text.includes(REGION) ? regions.map((region) => text.replaceAll(REGION, region)) : [text];
}

function oneOrMore(texts: readonly string[]): OneOrMore<string> | undefined {
  return texts.length === 1 ? texts[0] : texts;
}

/** A row names one call: the Region of its context goes with that of its resource. */
function rowsIn(rows: NonEmpty<ProofRow>, regions: readonly string[]): NonEmpty<ProofRow> {
  return rows.flatMap((row) =>
    JSON.stringify(row).includes(REGION) ? regions.map((region) => replaced(row, region) as ProofRow) : [row],
  ) as unknown as NonEmpty<ProofRow>;
}

function replaced(value: unknown, region: string): unknown {
  if (typeof value === 'string') return value.replaceAll(REGION, region);
  if (Array.isArray(value)) return value.map((item: unknown) => replaced(item, region));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaced(item, region)]));
}
