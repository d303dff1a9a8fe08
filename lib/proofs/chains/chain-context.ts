import type { Account, EngineEnvironment } from '../../assembly';
import { ADMINISTRATOR } from '../../ask/world';
import { resolveGuardrail, type GuardrailContext } from '../../catalogue/guardrails/definition/guardrail';
import { guardrailsIn, type GuardrailsOf } from '../../choice/catalogue';
import type { IamData } from '../../iam-data';
import type { LandingZone } from '../../model/landing-zone';
import type { Claim } from '../claim';
import type { HypotheticalWorldProps } from '../hypothetical';
import type { World } from '../../ask/world';
import { BreakingCalls } from './breaking-calls';

/** What the chains of an organization are found and asked about with. */
export interface ChainContext {
  readonly environment: EngineEnvironment;
  readonly catalogue: GuardrailsOf;
  readonly context: GuardrailContext;
  readonly zone: LandingZone;
  readonly iamData: IamData;
}

/** By AWS's data and the guardrails of the catalogue. */
export function callsOf({ catalogue, context, iamData }: ChainContext): BreakingCalls {
  const guardrails = guardrailsIn(catalogue).map(({ definition }) => resolveGuardrail(definition, context));
  return new BreakingCalls(iamData, guardrails);
}

/** Of administrators whom only organization policies stop. */
export function worldProps(environment: EngineEnvironment): HypotheticalWorldProps {
  return {
    environment,
    account: (account) => environment.account(account),
    identityPolicies: [ADMINISTRATOR],
  };
}

/** What all claims about chains have in common. */
export function common(world: World, accounts: readonly Account[]): Omit<Claim, 'row' | 'position' | 'list'> {
  return {
    subject: 'standing claim',
    source: 'lib/proofs/chains/links.ts',
    expected: 'denied',
    accounts,
    world,
    constructPath: '',
  };
}
