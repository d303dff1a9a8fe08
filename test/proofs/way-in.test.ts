import { EngineEnvironment } from '../../lib/assembly';
import { loadIamData, type IamData } from '../../lib/iam-data';
import type { PolicyDocument, Statement } from '../../lib/policy';
import { environmentOf } from '../../lib/proofs/landing-zone-proofs';
import { engineFor, runProofs } from '../../lib/proofs/run';
import { wayInClaims } from '../../lib/proofs/way-in-claims';
import { config } from '../support/companies/trips';
import { synthesized } from './support';

/* A resource control policy that lets nobody be whom an account is for: what they may do there would still hold. */

const { assembly } = synthesized(config);
const environment = environmentOf(assembly);

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

/** Lists of the claims that fail where every resource control policy denies one thing more. */
function failing(denied: Pick<Statement, 'Action' | 'Condition'>): readonly string[] {
  const { graph, awsManagedPolicies } = environment;
  const documents = new Set<unknown>(
    graph.policies.filter(({ type }) => type === 'RESOURCE_CONTROL_POLICY').map(({ content }) => content),
  );
  const more = { Effect: 'Deny', Principal: '*', Resource: '*', ...denied } as Statement;
  const rewrite = (document: PolicyDocument): PolicyDocument =>
    documents.has(document) ? { ...document, Statement: [document.Statement, more].flat() } : document;
  const changed = new EngineEnvironment(graph, awsManagedPolicies, rewrite);
  const members = graph.accounts.filter(({ kind }) => kind === 'member');
  const claims = wayInClaims(changed, members);
  const { failures } = runProofs(claims, { iamData, homeRegion: 'us-west-2' }, engineFor(claims, iamData));
  return [...new Set(failures.map(({ claim }) => claim.list))].sort();
}

test.each<[string, Pick<Statement, 'Action' | 'Condition'>, readonly string[]]>([
  ['nothing that matters', { Action: 's3:GetObject' }, []],
  ['what signs people in', { Action: 'sts:AssumeRoleWithSAML' }, ['people']],
  ['tags that Identity Center brings', { Action: 'sts:TagSession' }, ['people']],
  [
    'whoever is not of the account',
    {
      Action: 'sts:AssumeRole',
      Condition: { StringNotEqualsIfExists: { 'aws:PrincipalAccount': '${aws:ResourceAccount}' } },
    },
    ['account access, way in', 'break-glass, way in'],
  ],
  [
    'users',
    { Action: 'sts:AssumeRole', Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/*' } } },
    ['break-glass, way in'],
  ],
  ['everybody, everywhere', { Action: 'sts:*' }, ['account access, way in', 'break-glass, way in', 'people']],
])('denying %s is noticed', (_, denied, lists) => {
  expect(failing(denied)).toEqual(lists);
});
