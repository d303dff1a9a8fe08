import type { GuardrailContext } from './guardrail';
import type { NonEmpty } from '../../../policy/document';
import type { ProofRow } from '../../../policy/proof-row';
import { impostors, someone } from './proof-principals';

type Actions = NonEmpty<string>;

/** The delegated administrator works from the security account: the same permission set elsewhere is nobody special. */
export function deniesButSecurityAdmin(actions: Actions, context: GuardrailContext): NonEmpty<ProofRow> {
  return [
    { action: actions },
    { principal: impostors, action: actions },
    { principal: someone.securityAdmin(context), account: context.logArchiveAccount.name, action: actions },
    { principal: someone.orgAdmin(context), account: context.securityAccount.name, action: actions },
  ];
}

/** What the landing zone itself does in the security account: its role there is nobody special elsewhere. */
export function deniesButLandingZone(actions: Actions, context: GuardrailContext): NonEmpty<ProofRow> {
  return [
    ...deniesButSecurityAdmin(actions, context),
    { principal: someone.accountAccess(context), account: context.logArchiveAccount.name, action: actions },
  ];
}

export function allowsLandingZone(actions: Actions, context: GuardrailContext): ProofRow {
  return { principal: someone.accountAccess(context), account: context.securityAccount.name, action: actions };
}

export function allowsSecurityAdmin(actions: Actions, context: GuardrailContext): ProofRow {
  return { principal: someone.securityAdmin(context), account: context.securityAccount.name, action: actions };
}
