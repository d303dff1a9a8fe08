import { EngineEnvironment, type OrganizationGraph } from '../../lib/assembly';
import type { TemplateResource } from '../../lib/assembly/template';
import type { JsonObject } from '../../lib/base/json';
import { loadIamData, loadManagedPolicies, type IamData } from '../../lib/iam-data';
import { PolicyEngine } from '../../lib/policy';
import { EscalationSearch } from '../../lib/proofs/escalation/search';
import type { Technique } from '../../lib/proofs/escalation/technique';
import { TECHNIQUES } from '../../lib/proofs/escalation/techniques';
import { allow, graphOf, resource, type Resources } from '../assembly/support/small-organization';

export const trusting = (Service: string): JsonObject => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }],
});

/** Of principals by ARN. */
export const trustingArn = (...AWS: readonly string[]): JsonObject => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' }],
});

export const statements = (...all: readonly JsonObject[]): JsonObject => ({
  Version: '2012-10-17',
  Statement: all.map((one) => ({ Effect: 'Allow', Resource: '*', ...one })),
});

export const role = (
  RoleName: string,
  trust: JsonObject,
  policy: JsonObject,
  more: JsonObject = {},
): TemplateResource =>
  resource('AWS::IAM::Role', {
    RoleName,
    AssumeRolePolicyDocument: trust,
    Policies: [{ PolicyName: 'own', PolicyDocument: policy }],
    ...more,
  });

/** Techniques that take no role, with which an administrator is known for one: but those that the actions themselves are. */
export const endsBeside = (actions: readonly string[]): readonly Technique[] =>
  TECHNIQUES.filter(
    ({ lends, needs }) => lends === undefined && !needs.every(({ action }) => actions.includes(action)),
  );

interface Planted {
  /** Which the administrator beside the suspect trusts. */
  readonly service?: string;
  readonly more?: Resources;
  readonly techniques?: readonly Technique[];
}

/** Looks for paths of the role or user `suspect`. */
export class Escalations {
  public constructor(
    private readonly engine: PolicyEngine,
    public readonly iamData: IamData,
  ) {}

  /** From a role with these permissions, beside an administrator that a service may be. */
  public pathOf(
    actions: readonly string[],
    { service = 'ec2.amazonaws.com', more = {}, techniques = TECHNIQUES }: Planted = {},
  ): readonly string[] | undefined {
    const graph = graphOf({
      Suspect: role('suspect', trusting('ec2.amazonaws.com'), allow([...actions])),
      Administrator: role('administrator', trusting(service), allow('*')),
      ...more,
    });
    return this.pathIn(graph, { techniques });
  }

  /** In templates of the management account. */
  public pathAmong(resources: Resources, regions?: readonly string[]): readonly string[] | undefined {
    return this.pathIn(graphOf(resources), { ...(regions && { regions }) });
  }

  private pathIn(
    graph: OrganizationGraph,
    { techniques = TECHNIQUES, regions }: { techniques?: readonly Technique[]; regions?: readonly string[] },
  ): readonly string[] | undefined {
    const environment = new EngineEnvironment(graph, loadManagedPolicies(graph.awsManagedPolicyArns()));
    const suspect = graph.accounts
      .flatMap((account) => graph.contentsOf(account).principals)
      .find(({ name }) => name === 'suspect');
    if (suspect === undefined) throw new Error('the templates have no suspect');
    const search = new EscalationSearch(environment, this.engine, this.iamData, 'us-west-2', techniques, regions);
    return search.pathFrom(suspect);
  }
}

export async function escalationsOf(): Promise<Escalations> {
  const iamData = await loadIamData();
  return new Escalations(new PolicyEngine(iamData), iamData);
}
