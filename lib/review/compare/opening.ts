import type { Finding } from '../model';

/** Somebody who comes to do something that a sentence may have claimed nobody does. */
export interface Opening {
  /** Who, in a few words. */
  readonly title: string;
  readonly who: readonly string[];
  /** Names of accounts. */
  readonly where: readonly string[];
  readonly actions: readonly string[];
  /** Names of groups and roles: what is claimed of others is not about them. @default it may be anybody */
  readonly names?: readonly string[];
}

/** What a guardrail no longer denies anybody, as its findings tell it. */
export function openedBy(title: string, findings: readonly Finding[], actions: readonly string[]): Opening {
  return {
    title,
    who: [...new Set(findings.flatMap(({ who }) => who))],
    where: [...new Set(findings.flatMap(({ where }) => where))],
    actions,
  };
}
