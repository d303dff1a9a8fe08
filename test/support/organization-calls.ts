import type { Template } from 'aws-cdk-lib/assertions';

/** One call of the AWS API that the handler of `lib/app/handlers/organization-calls` makes. */
export interface OrganizationCall {
  /** Client of the AWS SDK, for example `guardduty`. */
  readonly service: string;
  readonly command: string;
  readonly region?: string;
  /** Role in another account that makes the call. */
  readonly role?: string;
  /** What is known at a deploy only is text in braces. */
  readonly parameters: Record<string, unknown>;
  readonly waitsFor: readonly string[];
}

interface Create {
  readonly action: string;
  readonly service: string;
  readonly region?: string;
  readonly assumedRoleArn?: string;
  readonly parameters?: Record<string, unknown>;
}

interface Resource {
  readonly Type: string;
  readonly Properties?: { readonly Create?: unknown };
  readonly DependsOn?: readonly string[];
}

/** The calls of a template, by logical id. */
export function organizationCalls(template: Template): Record<string, OrganizationCall> {
  const resources = Object.entries(template.toJSON().Resources as Record<string, Resource>);
  const calling = resources.filter(
    ([, { Type, Properties = {} }]) => Type.startsWith('Custom::') && isCall(Properties),
  );
  return Object.fromEntries(calling.map(([id, resource]) => [id, callOf(resource)]));
}

function isCall({ Create }: { readonly Create?: unknown }): boolean {
  return Create !== undefined;
}

function callOf({ Properties, DependsOn = [] }: Resource): OrganizationCall {
  const { action, service, region, assumedRoleArn, parameters } = JSON.parse(asText(Properties?.Create)) as Create;
  return {
    command: action.replace(/Command$/, ''),
    service: service.replace('@aws-sdk/client-', ''),
    ...(region === undefined ? {} : { region }),
    ...(assumedRoleArn === undefined ? {} : { role: assumedRoleArn }),
    parameters: parameters ?? {},
    waitsFor: DependsOn,
  };
}

/** A value of a template as text, in which what CloudFormation puts in stands in braces, without quotation marks. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  const join = (value as { 'Fn::Join'?: [string, unknown[]] })['Fn::Join'];
  return join === undefined ? JSON.stringify(value).replaceAll('"', '') : join[1].map(asText).join(join[0]);
}
