import type { Guardrail } from '../definition/guardrail';
import { someone } from '../definition/proof-principals';

const tokens = ['signin:AuthorizeOAuth2Access', 'signin:CreateOAuth2Token'] as const;
/** By a browser on the same machine, and on another. */
const commandLine = [
  'arn:aws:signin:{region}:{account}:oauth2/public-client/localhost',
  'arn:aws:signin:{region}:{account}:oauth2/public-client/remote',
] as const;

/**
 * `aws login` turns a console session into credentials on a laptop through these actions. So does the console itself for its own
 * session, once an account or the organization turns console authorization on: that is another resource, and left alone.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/SignInLocalDevelopmentAccess.html
 * @see https://docs.aws.amazon.com/signin/latest/userguide/console-access-control.html
 */
export const denyConsoleOauthTokens: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G23',
  why: 'Production credentials do not leave the browser by “aws login”. Use the access portal’s short-lived ones.',
  exceptions: {
    to: ['principal', 'account'],
    because: 'engineers may need the credentials where no other way in exists',
  },
  statements: [{ Effect: 'Deny', Action: 'signin:*OAuth2*', Resource: 'arn:aws:signin:*:*:oauth2/public-client/*' }],
  denies: [
    { action: tokens, resource: commandLine },
    { principal: someone.breakGlass, action: tokens, resource: commandLine },
  ],
  allows: [
    { action: ['signin:Authenticate', ...tokens], resource: 'arn:aws:signin:::console/aws' },
    { action: ['signin:GetConsoleAuthorizationConfiguration', 'signin:GetResourcePolicy'] },
  ],
};
