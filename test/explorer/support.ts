import { answer, type Answer } from '../../lib/ask/answer';
import { readOrganization, type Organization } from '../../lib/ask/organization';
import { understand } from '../../lib/ask/question';
import { WrongQuestionError } from '../../lib/ask/wrong-question';
import type { Chooser } from '../../lib/choice/catalogue';
import { catalogueOf, type Definitions } from '../../lib/config/definitions';
import { pageData } from '../../lib/explorer/model/page-data';
import { Answers, type Answer as PageAnswer } from '../../lib/explorer/page/answers';
import type { PageData, PlaceRow, PrincipalRow } from '../../lib/explorer/page/format';
import type { RequestPrincipal } from '../../lib/policy';
import { nameWithPath } from '../../lib/ask/principals';
import { assemblyFolderOf } from '../support/assemblies';
import { pick, type Random } from '../support/random';
import { definitions, readLandingZone } from '../support/read-landing-zone';

/** An organization, and the page about it. */
export interface Explored {
  readonly organization: Organization;
  readonly chooser: Chooser;
  readonly data: PageData;
  readonly answers: Answers;
}

/** @param from @default what the companies of the tests choose from */
export async function explored(config: unknown, from: Definitions = definitions): Promise<Explored> {
  const chooser = { zone: readLandingZone(config, from), catalogue: catalogueOf(from) };
  const silent = { write: () => undefined };
  const organization = await readOrganization(assemblyFolderOf(chooser.zone, chooser.catalogue), {
    stdout: silent,
    stderr: silent,
  });
  const data = pageData(organization, chooser);
  return { organization, chooser, data, answers: new Answers(data) };
}

/** One question, as the page asks it and as the engine does. */
export interface Asked {
  readonly principal: PrincipalRow;
  readonly place: PlaceRow;
  readonly action: string;
}

export function randomQuestion(random: Random, { data, answers }: Pick<Explored, 'data' | 'answers'>): Asked {
  const principal = pick(random, data.principals);
  return { principal, place: pick(random, principal.places), action: pick(random, answers.actions) };
}

/** What the engine says of it, asked anew. */
export function byEngine({ organization, data }: Explored, { principal, place, action }: Asked): object {
  const { engine, homeRegion } = organization;
  const asked = principalOf(organization, principal, data.accounts[place.account]?.name ?? '');
  const found = engine.explainAction(
    { principal: asked, region: homeRegion, policiesOfResources: 'not known' },
    action,
  );
  const deciding =
    'dependsOn' in found ? (found.dependsOn.find(({ effect }) => effect === 'Allow') ?? found.dependsOn[0]) : found;
  return {
    verdict: 'elseDenied' in found ? 'not known' : found.decision,
    layer: deciding?.layer ?? '',
    policy: deciding?.policy ?? '',
    statement: deciding?.statement ?? '',
    attachedTo: deciding?.attachedTo ?? '',
    reason: found.reason,
  };
}

/**
 * What `npm run can` answers, which takes one example where the page takes any resource; undefined for what it refuses to ask.
 *
 * @param resource @default the example, be it in another account
 */
export function byCan(
  { organization, data }: Explored,
  { principal, place, action }: Asked,
  resource?: string,
): Answer | undefined {
  const { kind, name } = principal;
  const [group = ''] = place.groups ?? [];
  const who = { root: 'root', 'permission set': `${group}/${name}`, role: `role/${name}`, user: `user/${name}` }[kind];
  const account = data.accounts[place.account]?.name ?? '';
  try {
    return answer(
      organization,
      understand(
        organization,
        {
          principal: who,
          account,
          action,
          context: {},
          resource,
        },
        'own',
        (part) => part,
      ),
    );
  } catch (error) {
    // An action of a service that ended.
    if (error instanceof WrongQuestionError && error.message.includes('authorizes nothing')) return undefined;
    throw error;
  }
}

/**
 * How what the page says differs from what `npm run can` says, if it does. The page's question is the wider one: what depends there may be
 * decided about the example, and what is not known there may be denied about it, if another kind of resource is not, or by a condition
 * of a statement that counts as absent. What is behind an access point the page does not ask.
 */
export function differs(page: PageAnswer, can: Answer): string | undefined {
  const others = can.notes.flatMap((note) => /^On .+? it is (?<verdict>\w+)\./.exec(note)?.groups?.verdict ?? []);
  const is = (verdict: string): boolean => [can.decision, ...others].includes(verdict);
  const isSame = {
    allowed: can.decision === 'allowed' || can.reason.includes(' access point '),
    depends: true,
    'not known': !is('allowed') && (is('depends') || can.statement !== undefined),
    denied: can.decision === 'denied' && others.length === 0,
  }[page.verdict];
  return isSame ? undefined : `${page.verdict}, and can says ${[can.decision, ...others].join(', ')}: ${can.reason}`;
}

function principalOf({ graph, environment }: Organization, row: PrincipalRow, name: string): RequestPrincipal {
  const account = graph.account(name);
  if (account === undefined) throw new Error(`There is no account ${name}.`);
  if (row.kind === 'root') return environment.root(account);
  const found = graph.contentsOf(account).principals.find((principal) => {
    const set = principal.kind === 'role' ? principal.assignment?.permissionSet : undefined;
    if (row.kind === 'permission set') return set === row.name;
    return set === undefined && principal.kind === row.kind && nameWithPath(principal) === row.name;
  });
  if (found === undefined) throw new Error(`There is no ${row.kind} ${row.name} in ${name}.`);
  return environment.principal(found);
}
