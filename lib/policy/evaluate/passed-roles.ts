import { accountOf } from '../environment';
import type { ContextValues, RequestPrincipal, RequestResource } from '../environment';
import { valuesOf } from './caller-fact';

/** Condition keys, in lower case, that name the role which a call passes, and to which service. */
const PASSED_BY: Readonly<Record<string, { readonly to: string; readonly page: string }>> = {
  'cloudformation:rolearn': {
    to: 'cloudformation.amazonaws.com',
    page: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html',
  },
  ...Object.fromEntries(
    ['codebuild:buildbatchconfig.servicerole', 'codebuild:fleetservicerole', 'codebuild:servicerole'].map((key) => [
      key,
      {
        to: 'codebuild.amazonaws.com',
        page: 'https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-service-role.html',
      },
    ]),
  ),
};

/** Taking a role along is a call of its own. */
export const PASS_ROLE = 'iam:PassRole';

interface Asked {
  readonly principal: RequestPrincipal;
  readonly resource?: RequestResource;
  readonly context?: ContextValues;
}

/** What AWS asks about the roles that a call says it passes, which are of the caller's account. */
export function passing<T extends Asked>(asked: T): readonly { readonly asked: T; readonly page: string }[] {
  const { context, principal } = asked;
  const account = accountOf(principal);
  if (context === undefined || account === undefined) return [];
  return Object.entries(PASSED_BY).flatMap(([key, { to, page }]) =>
    (valuesOf(context, key) ?? []).map((arn) => ({
      page,
      asked: {
        ...asked,
        action: PASS_ROLE,
        resource: { arn, account },
        context: { ...ofCaller(context), 'iam:PassedToService': to },
      },
    })),
  );
}

/** Without what is about the call alone. */
function ofCaller(context: ContextValues): ContextValues {
  return Object.fromEntries(Object.entries(context).filter(([key]) => key.toLowerCase().startsWith('aws:')));
}
