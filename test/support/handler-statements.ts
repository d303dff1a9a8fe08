import type { Template } from 'aws-cdk-lib/assertions';

export interface HandlerStatement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

interface Role {
  readonly Properties: {
    readonly Policies?: readonly { readonly PolicyDocument: { readonly Statement: HandlerStatement[] } }[];
  };
}

/**
 * What the roles of the landing zone's own handlers in a template may do.
 *
 * @param handler one of `HandlerId` @default - all of them
 */
export function handlerStatements(template: Template, handler = 'Custom::LandingZone'): readonly HandlerStatement[] {
  const roles = Object.entries(template.findResources('AWS::IAM::Role') as Record<string, Role>);
  return roles
    .filter(([id]) => id.startsWith(handler.replace('::', '')))
    .flatMap(([, { Properties }]) =>
      (Properties.Policies ?? []).flatMap(({ PolicyDocument }) => PolicyDocument.Statement),
    );
}
