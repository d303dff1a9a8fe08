import type { NonEmpty, PolicyDocument, Statement } from '../../../policy/document';
import type { ProofRow } from '../../../policy/proof-row';

/** Said of a persona or machine role that is an administrator, or leads to one, so that nobody looks for the way there. */
export interface AdministratorByDesign {
  /** For whoever reviews it; shown on the pages and in `proofs.json`. */
  readonly because: string;
}

/** One persona: who it is for, what its session may do, and the proof of both. */
export interface PersonaDefinition {
  /** AWS name of the permission set: 1 to 32 of `A-Z a-z 0-9 + = , . @ -`. Part of the role's name in every account. */
  readonly name: string;
  /** Who it is for and what they use it for, shown in the access portal. At most 700 characters. */
  readonly description: string;
  /** 1 to 12. */
  readonly sessionHours: number;
  /** Names of AWS-managed policies, path included, for example `job-function/ViewOnlyAccess`. At most 20. @default none */
  readonly managedPolicies?: readonly string[];
  /** Inline policy; at most 10,240 characters without white space. @default none */
  readonly statements?: readonly Statement[];
  /**
   * Whether sessions are capped by the landing zone's permissions boundary.
   *
   * @default 'none'
   */
  readonly permissionsBoundary?: 'landing-zone' | 'none';
  /** Why it is an administrator by design. @default it is none: `cdk synth` ends where a path leads to one */
  readonly administrator?: AdministratorByDesign;
  /** Console page that the access portal opens. @default the console's home page */
  readonly relayState?: string;
  /** What the persona may do in every account that it is assigned to, with everything that bears on it there. */
  readonly can: NonEmpty<ProofRow>;
  /** What it may not do there. */
  readonly cannot: NonEmpty<ProofRow>;
  /**
   * What the persona's own policies explicitly deny, so that it stays denied whatever AWS adds to a managed policy or a
   * later statement allows: evaluated as though everything were allowed besides, without boundary or guardrails.
   *
   * @default the persona rests on no explicit denial
   */
  readonly denies?: NonEmpty<ProofRow>;
  /**
   * What the persona's own policies do not allow even where neither boundary nor guardrails hold, so that no layer
   * relies on the next.
   *
   * @default nothing beyond `cannot`
   */
  readonly withholds?: NonEmpty<ProofRow>;
}

/** What a persona's policy may know about the company. */
export interface PersonaContext {
  readonly homeRegion: string;
  readonly approvedRegions: NonEmpty<string>;
}

/** A persona, or how to make it from what the company's config says. */
export type PersonaFactory = PersonaDefinition | ((context: PersonaContext) => PersonaDefinition);

export function resolvePersona(factory: PersonaFactory, context: PersonaContext): PersonaDefinition {
  return typeof factory === 'function' ? factory(context) : factory;
}

/** The inline policy of a persona, or undefined where AWS-managed policies say all. */
export function inlinePolicy(definition: PersonaDefinition): PolicyDocument | undefined {
  const { statements = [] } = definition;
  return statements.length === 0 ? undefined : { Version: '2012-10-17', Statement: statements };
}
