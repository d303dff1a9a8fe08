import type { SecurityService } from '../../../model/security';
import type { EventPattern } from './alarm';

/** What a service finds and somebody must hear of. */
export interface FindingAlarm {
  readonly service: SecurityService;
  /** Written for whoever gets the mail: what it means, and what to do first. */
  readonly why: string;
  readonly pattern: EventPattern & { readonly source: readonly string[] };
  /** Where the event says it. Every fact must be there, or the mail says nothing of it. */
  readonly facts: { readonly what: string; readonly account: string; readonly id: string };
}

export interface NamedFindingAlarm extends FindingAlarm {
  /** Of its rules. */
  readonly name: string;
}
