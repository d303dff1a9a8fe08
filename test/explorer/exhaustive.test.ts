import { isAskedAbout } from '../../lib/ask/asked-about';
import type { PlaceRow, PrincipalRow } from '../../lib/explorer/page/format';
import { startUp } from '../support/companies/start-up';
import { byCan, differs, explored, type Asked, type Explored } from './support';

/* Of a company that is small enough everything is asked: everybody, everywhere, each action of services that decide by what they are asked about. */

/** Some ask for a resource, some for none, and some let people in by a policy of their own. */
const SERVICES = ['kms', 'secretsmanager', 'sns', 'sqs', 'sts'];

let page: Explored;
beforeAll(async () => {
  page = await explored(startUp);
});

function* questions(): Generator<Asked> {
  const actions = SERVICES.flatMap((service) => page.answers.actionsOf(service));
  for (const [principal, place] of placesOnce()) for (const action of actions) yield { principal, place, action };
}

/** One of the places where somebody has the same answers, and of those who are not people all. */
function* placesOnce(): Generator<readonly [PrincipalRow, PlaceRow]> {
  for (const principal of page.data.principals) for (const place of principal.places) yield [principal, place];
}

test('everywhere the page has what npm run can says, and does not know what depends there', () => {
  const different: string[] = [];
  let asked = 0;
  for (const question of questions()) {
    const { principal, place, action } = question;
    const can = byCan(page, question);
    if (can === undefined) continue;
    asked += 1;
    const { verdict } = page.answers.answer(place.sheet, place.account, action);
    const found = differs(page.answers.answer(place.sheet, place.account, action), can);
    const isHidden = can.decision === 'depends' && verdict !== 'depends' && verdict !== 'not known';
    if (found !== undefined || isHidden) different.push(`${principal.name} ${action}: ${found ?? verdict}`);
  }
  expect(asked).toBeGreaterThan(5000);
  expect(different).toEqual([]);
});

test('what the page denies or allows outright npm run can denies or allows on each resource that the templates make', () => {
  const different: string[] = [];
  let asked = 0;
  const { organization, data, answers } = page;
  const { graph, iamData } = organization;
  for (const question of questions()) {
    const { principal, place, action } = question;
    const verdict = answers.verdict(place.sheet, action);
    if (verdict !== 'allowed' && verdict !== 'denied') continue;
    const account = graph.account(data.accounts[place.account]?.name ?? '');
    const arns = account === undefined ? [] : graph.resourceArnsIn(account);
    for (const arn of arns.filter((one) => isAskedAbout(iamData, action, one))) {
      const can = byCan(page, question, arn);
      if (can === undefined) continue;
      asked += 1;
      if (can.decision !== verdict)
        different.push(`${principal.name} ${action} ${arn}: ${verdict}, and can says ${can.decision}: ${can.reason}`);
    }
  }
  expect(asked).toBeGreaterThan(500);
  expect(different).toEqual([]);
});
