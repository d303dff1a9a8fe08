import { findUnknownActions, findUnknownNames, loadIamData, type IamData } from '../../../lib/iam-data';
import type { OneOrMore } from '../../../lib/policy/document';
import { accessControls } from './fixture';

let data: IamData;
beforeAll(async () => {
  data = await loadIamData();
});

const list = (value: OneOrMore<string>): readonly string[] => (typeof value === 'string' ? [value] : value);

test.each(accessControls)('%s names only actions and condition keys that AWS knows', (_id, control) => {
  const { statements, denies, allows } = control;
  const rows = [...denies, ...allows].flatMap(({ action, except = [] }) => [...list(action), ...except]);
  expect(statements.flatMap((statement) => findUnknownNames(statement, data))).toEqual([]);
  expect(findUnknownActions(rows, data)).toEqual([]);
});

test.each(accessControls.filter(([, { type }]) => type === 'RESOURCE_CONTROL_POLICY'))(
  '%s names only services that resource control policies bind',
  (_id, { statements }) => {
    const services = statements.flatMap(({ Action = [] }) => list(Action)).map((action) => action.split(':')[0] ?? '');
    expect(services.filter((service) => !data.supportsRcp(service))).toEqual([]);
  },
);
