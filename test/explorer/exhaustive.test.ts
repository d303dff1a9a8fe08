import { isAskedAbout } from '../../lib/ask/asked-about';
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
  for (const principal of page.data.principals) {
    for (const place of principal.places) for (const action of actions) yield { principal, place, action };
  }
}

function unlike(answer: ReturnType<Explored['answers']['answer']>, can: ReturnType<typeof byCan>): string | undefined {
  if (can === undefined) return undefined;
  const isHidden = can.decision === 'depends' && answer.verdict !== 'depends' && answer.verdict !== 'not known';
  return differs(answer, can) ?? (isHidden ? `${answer.verdict}, and can says depends: ${can.reason}` : undefined);
}

test('everywhere the page has what npm run can says, and does not know what depends there', () => {
  const different: string[] = [];
  let asked = 0;
  for (const question of questions()) {
    const { principal, place, action } = question;
    const answer = page.answers.answer(place.sheet, place.account, action);
    const found = unlike(answer, byCan(page, question));
    asked += 1;
    if (found === undefined) continue;
    different.push(`${principal.name} ${action}: ${found}`);
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
      // What the policy of one resource says the page leaves to npm run can, and tells so.
      const isOwnPolicy = verdict === 'allowed' && can.layer === 'resource policy';
      if (can.decision !== verdict && !isOwnPolicy)
        different.push(`${principal.name} ${action} ${arn}: ${verdict}, and can says ${can.decision}: ${can.reason}`);
    }
  }
  expect(asked).toBeGreaterThan(500);
  expect(different).toEqual([]);
});
