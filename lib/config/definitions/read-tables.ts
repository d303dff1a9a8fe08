import { inFile } from '../location';
import type { Problem } from '../problem';
import type { Control } from '../../catalogue/controls/definition/control';
import { alarmSchema, findingAlarmSchema } from './alarm';
import { boundarySchema } from './boundary';
import { controlSchema } from './control';
import { entriesIn } from './entries';
import { readDefinition, repeatedNames } from './read-definition';

const ALARMS = 'lib/catalogue/alarms/alarms.ts';
const FINDING_ALARMS = 'lib/catalogue/alarms/finding-alarms.ts';
const CONTROLS = 'lib/catalogue/controls/controls.ts';

/** Every problem of the alarms. */
export function alarmProblems(alarms: unknown): readonly Problem[] {
  const { problems, entries } = entriesIn(alarms, ALARMS);
  return [
    ...problems,
    ...entries.flatMap(([name, alarm]) => readDefinition(alarm, alarmSchema, { file: ALARMS, path: [name] }).problems),
  ];
}

/** Every problem of the alarms about findings. */
export function findingAlarmProblems(alarms: unknown): readonly Problem[] {
  const { problems, entries } = entriesIn(alarms, FINDING_ALARMS);
  return [
    ...problems,
    ...entries.flatMap(([service, alarm]) => {
      const at = { file: FINDING_ALARMS, path: [service] };
      return readDefinition(alarm, findingAlarmSchema, at).problems;
    }),
  ];
}

/** Every problem of the compliance controls. */
export function controlProblems(controls: unknown): readonly Problem[] {
  const { problems, entries } = entriesIn(controls, CONTROLS);
  const read = entries.map(
    ([id, control]) => [id, readDefinition<Control>(control, controlSchema, { file: CONTROLS, path: [id] })] as const,
  );
  const rules = read.flatMap(([id, { value }]) =>
    value === undefined ? [] : [{ path: inFile(CONTROLS, [id, 'rule']), name: value.rule }],
  );
  return [
    ...problems,
    ...read.flatMap(([, control]) => control.problems),
    ...repeatedNames(rules, 'a rule that no other control is evaluated by'),
  ];
}

/** Every problem of the permissions boundary. */
export function boundaryProblems(boundary: unknown): readonly Problem[] {
  return readDefinition(boundary, boundarySchema, { file: 'lib/catalogue/boundary/permissions-boundary.ts' }).problems;
}
