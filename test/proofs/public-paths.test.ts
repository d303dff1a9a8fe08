import { TECHNIQUES } from '../../lib/proofs/escalation/techniques';
import { endsBeside, escalationsOf, type Escalations } from './escalation-support';
import { NO_TECHNIQUE, PUBLIC_PATHS } from './public-paths';

/* Every path of the public catalogue, planted as the actions that it takes and nothing else. */

let escalations: Escalations;
beforeAll(async () => {
  escalations = await escalationsOf();
});

const paths = Object.entries(PUBLIC_PATHS).map(
  ([id, [technique, actions]]) => [id, technique, actions.split(' ')] as const,
);

test('the catalogue is whole: ids of each service are without a gap, but for what it never had', () => {
  const ids = [...Object.keys(PUBLIC_PATHS), ...Object.keys(NO_TECHNIQUE)];
  expect(ids).toHaveLength(103);
  const gaps = ids.filter((id) => {
    const [service = '', number = ''] = id.split(/-(?=\d+$)/);
    return number !== '001' && !ids.includes(`${service}-${String(Number(number) - 1).padStart(3, '0')}`);
  });
  // EC2 Instance Connect was numbered with EC2.
  expect(gaps).toEqual(['ec2instanceconnect-003']);
  expect(Object.keys(NO_TECHNIQUE).filter((id) => id in PUBLIC_PATHS)).toEqual([]);
});

test.each(paths)('%s is found as “%s”', (_id, name, actions) => {
  const technique = TECHNIQUES.find((one) => one.name === name);
  const [service = 'unused.amazonaws.com'] = technique?.lends?.services ?? [];
  const techniques = TECHNIQUES.filter((one) => one === technique || endsBeside(actions).includes(one));
  expect(escalations.pathOf(actions, { service, techniques })?.[0]).toContain(name);
  expect(technique?.needs.filter(({ action }) => !actions.includes(action))).toEqual([]);
  expect(actions.includes('iam:PassRole')).toBe(technique?.lends?.how === 'pass');
});
