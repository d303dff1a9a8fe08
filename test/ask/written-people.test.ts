import type { Assignment } from '../../lib/assembly';
import { asInTemplates } from '../../lib/ask/written-people';

/** An assignment with the logical ids that its keys in the config give. */
const assignment = (
  group: string,
  name: string,
  ids: readonly [permissionSet: string, assignment: string],
): Assignment =>
  ({
    group,
    permissionSet: { name, source: { logicalId: `PermissionSet${ids[0]}` } },
    source: { logicalId: `Assignment${ids[1]}` },
  }) as Assignment;

const graph = {
  assignments: [
    assignment('Fleet operators', 'FleetOperator', ['FleetOperator', 'FleetOperatorsAsFleetOperatorInManagement']),
    assignment('readers', 'AnalyticsReadOnly', ['Reader', 'ReadersAsReaderInManagement']),
    assignment('readers', 'reader', ['Writer', 'ReadersAsWriterInManagement']),
    assignment('Fleet', 'Odd', ['Odd', 'FleetAsReaderAsOddInManagement']),
    assignment('made elsewhere', 'Other', ['Other', 'Something']),
  ],
};

test.each([
  ['fleet-operators/fleet-operator', 'Fleet operators/FleetOperator'],
  ['Fleet operators/FleetOperator', 'Fleet operators/FleetOperator'],
  ['fleet-operators/FleetOperator', 'Fleet operators/FleetOperator'],
  ['readers/AnalyticsReadOnly', 'readers/AnalyticsReadOnly'],
  ['readers/writer', 'readers/reader'],
  ['made elsewhere/Other', 'made elsewhere/Other'],
  ['fleet-as-reader/odd', 'Fleet/Odd'],
  ['fleet/odd', 'fleet/Odd'],
  ['nobody/nothing', 'nobody/nothing'],
  ['role/fleet-operator', 'role/fleet-operator'],
  ['root', 'root'],
])('%s is %s in the templates', (written, inTemplates) => {
  expect(asInTemplates(graph, written)).toBe(inTemplates);
});

test('what is the key of one and the name of another is asked back', () => {
  expect(asInTemplates(graph, 'readers/reader')).toEqual({
    problem: expect.stringContaining(
      '"reader" is the name of one permission set, and in config/ the key of another',
    ) as string,
  });
});
