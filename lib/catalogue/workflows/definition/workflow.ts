import type { NonEmpty } from '../../../policy/document';
import type { ProofRow } from '../../../policy/proof-row';

/**
 * Who does it:
 *
 * - `persona/<id>`: people, in the accounts where somebody has the persona;
 * - `machine-role/<id>`: a machine role of the catalogue, where the config places it;
 * - `application`: a role of a team under `/app/` with the permissions boundary, whose own policies allow what it needs;
 * - `deployment`: CloudFormation's execution role of a CDK bootstrap, likewise with the permissions boundary;
 * - `role/<name>`: any other role with the permissions boundary;
 * - `administrator`: somebody whose own policies allow everything and whom no guardrail spares;
 * - `account-access`: the role that reaches a member account from the management account;
 * - `anonymous`: somebody with a token of an identity provider, who has no identity of AWS yet;
 * - `service/<host>`: a service of AWS, on what a resource policy lets it do.
 */
export type Actor =
  | `persona/${string}`
  | `machine-role/${string}`
  | `role/${string}`
  | `service/${string}`
  | 'account-access'
  | 'administrator'
  | 'anonymous'
  | 'application'
  | 'deployment';

/** Accounts by what they are for; a suspended one is none of these. */
export type AccountKind = 'workload' | 'security' | 'log-archive' | 'member';

/**
 * One call of the API, or several alike, as a proof row has it: what AWS checks it on and the condition keys that it sends. Every
 * one of its resources must be allowed. `{other}` is the id of another account of the organization.
 */
export type WorkflowCall = Pick<ProofRow, 'action' | 'resource' | 'resourceAccount' | 'context' | 'outside'>;

/** What is in the way beside guardrails. */
export const PERMISSIONS_BOUNDARY = 'permissions-boundary';

/** Why a workflow does not work where a guardrail, or the permissions boundary, is in its way; and what to do then. */
export interface Blocked {
  /** Id of the guardrail, or `permissions-boundary`. */
  readonly by: string;
  /** Places of the calls in the list, counted from 1. The others work. */
  readonly calls: NonEmpty<number>;
  /** What to use instead, a sentence. */
  readonly instead: string;
  /** How to allow it all the same, a sentence. */
  readonly allow: string;
}

/**
 * Everyday work: calls that somebody makes, all of which must work in every account of the kind, or be denied there by what
 * {@link Blocked} names. Another deny beside it is not looked for.
 */
export interface Workflow {
  /** One sentence: what is done. */
  readonly says: string;
  /** Pages that list the calls. */
  readonly source: NonEmpty<string>;
  readonly by: Actor;
  /** Of a persona or machine role: only in its accounts of that kind. @default `workload`, or all that the persona or role is in */
  readonly in?: AccountKind;
  readonly calls: NonEmpty<WorkflowCall>;
  /** @default it works wherever its actor is */
  readonly blocked?: NonEmpty<Blocked>;
}

/** What is in the way of a call, by its place counted from 1. */
export function blockersOf({ blocked }: Pick<Workflow, 'blocked'>, position: number): readonly Blocked[] {
  return (blocked ?? []).filter(({ calls }) => calls.includes(position));
}
