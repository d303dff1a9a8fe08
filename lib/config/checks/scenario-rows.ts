import { itemsOf } from '../draft';
import type { Draft } from '../draft';
import type { ScenarioRow } from '../../model/scenario-schema';
import type { Checked } from './check';

/** Every row of every sentence, with its path in `config/scenarios.ts`. */
export function rowsOfScenarios(
  scenarios: Checked['draft']['scenarios'],
): { readonly row: Draft<ScenarioRow>; readonly path: readonly PropertyKey[] }[] {
  return itemsOf(scenarios).flatMap(([index, scenario]) =>
    (['never', 'always'] as const).flatMap((list) =>
      itemsOf(scenario[list]).map(([position, row]) => ({ row, path: [index, list, position] })),
    ),
  );
}
