import { CONSOLE_SIGN_IN } from '../../../policy/service-facts';
import type { ProofRow } from '../../../policy/proof-row';

const writeVerbs = [
  'Accept',
  'Add',
  'Associate',
  'Attach',
  'Authorize',
  'Cancel',
  'Create',
  'Delete',
  'Deregister',
  'Detach',
  'Disable',
  'Disassociate',
  'Enable',
  'Execute',
  'Import',
  'Invoke',
  'Modify',
  'Pass',
  'Publish',
  'Purchase',
  'Put',
  'Reboot',
  'Register',
  'Remove',
  'Replace',
  'Reset',
  'Restore',
  'Revoke',
  'Run',
  'Send',
  'Set',
  'Stop',
  'Tag',
  'Terminate',
  'Untag',
  'Update',
  'Upload',
];

/** Verbs of writing on calls that only end a read. */
const endsOfReads = ['logs:StopLiveTail', 'logs:StopQuery', 'xray:CancelTraceRetrieval'];

/**
 * No service's writing verbs, today's or tomorrow's, but those that the persona is there for. Signing in to the console takes no allow;
 * {@link noCommandLineTokens} is about the rest of what its actions can be about.
 */
export function noWrites(...except: readonly string[]): ProofRow {
  return { action: writeVerbs.map((verb) => `*:${verb}*`), except: [...endsOfReads, ...CONSOLE_SIGN_IN, ...except] };
}

/** No credentials for the command line by `aws login`. */
export const noCommandLineTokens: ProofRow = {
  action: ['signin:AuthorizeOAuth2Access', 'signin:CreateOAuth2Token'],
  resource: ['localhost', 'remote'].map((client) => `arn:aws:signin:{region}:{account}:oauth2/public-client/${client}`),
};

/** No change to identities; `except` names the writes that the persona is there for. */
export function noIdentityWrites(...except: readonly string[]): ProofRow {
  return { action: 'iam:*', except: ['iam:Generate*', 'iam:Get*', 'iam:List*', 'iam:Simulate*', ...except] };
}

/** No way into another role: a role's trust policy may name the whole account, and then this is all that is missing. */
export const noAssumedRoles: ProofRow = {
  action: 'sts:Assume*',
  // What a token authorizes, and not the caller's own policies.
  except: ['sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'],
};
