import type { Account, EngineEnvironment } from '../../assembly';
import { ADMINISTRATOR } from '../../ask/world';
import { entryOf } from '../../base/entry-of';
import {
  resolveGuardrail,
  type GuardrailContext,
  type GuardrailDefinition,
} from '../../catalogue/guardrails/definition/guardrail';
import { guardrailsIn, type GuardrailsOf } from '../../choice/catalogue';
import type { IamData } from '../../iam-data';
import type { LandingZone } from '../../model/landing-zone';
import type { Claim } from '../claim';
import type { HypotheticalWorldProps } from '../hypothetical';
import type { World } from '../../ask/world';
import { BreakingCalls } from './breaking-calls';
import { STANDING } from '../../assembly/proven/subjects';

/** What the chains of an organization are found and asked about with. */
export interface ChainContext {
  readonly environment: EngineEnvironment;
  readonly catalogue: GuardrailsOf;
  readonly context: GuardrailContext;
  readonly zone: LandingZone;
  readonly iamData: IamData;
}

/**
 * By AWS's data and the product's guardrails, those among them that a company's own stand in for: what a company leaves out of a
 * guardrail of its own, about topics or keys of its own, says nothing of what breaks a chain.
 */
export function callsOf({ catalogue, context, iamData }: ChainContext): BreakingCalls {
  const guardrails = guardrailsIn(catalogue).flatMap(({ id, definition }) => {
    const own = entryOf(catalogue.own.guardrails, id);
    if (own === undefined) return [definition];
    return own.replaces === undefined ? [] : [own.replaces.original as GuardrailDefinition];
  });
  return new BreakingCalls(
    iamData,
    guardrails.map((definition) => resolveGuardrail(definition, context)),
  );
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
    subject: STANDING,
    source: 'lib/proofs/chains/links.ts',
    expected: 'denied',
    accounts,
    world,
    constructPath: '',
  };
}
