import type { Guardrail } from '../definition/guardrail';
import { someone } from '../definition/proof-principals';

/**
 * `aws login` turns a console session into credentials on a laptop through these actions.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_signin.html
 */
export const denyConsoleOauthTokens: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G23',
  why: 'Production credentials do not leave the browser. Use the access portal’s short-lived ones, or CloudShell.',
  exceptions: {
    to: ['principal', 'account'],
    because: 'engineers may need the credentials where no other way in exists',
  },
  statements: [{ Effect: 'Deny', Action: 'signin:*OAuth2*', Resource: '*' }],
  denies: [{ action: 'signin:*OAuth2*' }, { principal: someone.breakGlass, action: 'signin:*OAuth2*' }],
  allows: [{ action: ['signin:GetConsoleAuthorizationConfiguration', 'signin:GetResourcePolicy'] }],
};
