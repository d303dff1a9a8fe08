import type { Guardrail, VerbatimGuardrail } from '../../catalogue/guardrails/definition/guardrail';
import type { Place } from './read-definition';

/** A guardrail that can be read, with where it is written. */
export interface NamedGuardrail {
  readonly id: string;
  readonly theme: string;
  readonly place: Place;
  readonly guardrail: Guardrail | VerbatimGuardrail;
}
