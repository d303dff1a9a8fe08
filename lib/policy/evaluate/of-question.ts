import { accountOf } from '../environment';
import type { Account, ActionsQuestion, ContextValues } from '../environment';
import type { Sayings } from './caller-fact';

export const VIA_SERVICE = 'aws:viaawsservice';

/** A call is taken to be direct unless its context says otherwise. */
export function viaService(context: ContextValues = {}): 'no' | 'maybe' {
  const given = Object.entries(context).find(([key]) => key.toLowerCase() === VIA_SERVICE)?.[1];
  return given === undefined || [given].flat().join() === 'false' ? 'no' : 'maybe';
}

/** What a question leaves out may be so or not. */
export function saidOf({ context = {} }: ActionsQuestion): Sayings {
  return { context, isAll: false };
}

export function resourceAccountOf({ principal, resource, resourceAccount }: ActionsQuestion): Account {
  const account = resource?.account ?? resourceAccount ?? accountOf(principal);
  if (account) return account;
  throw new Error(`A question about a caller of kind "${principal.kind}" must name the resource’s account.`);
}
