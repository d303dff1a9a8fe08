import type { CompiledStatement } from '../compile/policy';
import { namingOf } from '../compile/naming';
import type { Naming } from '../compile/naming';
import { Grant } from '../compile/principals';
import type { ResourceElement } from '../compile/resources';
import { evaluateConditions } from '../conditions/condition';
import type { RequestContext } from '../context/context';
import type { RequestPrincipal } from '../environment';
import { Truth, both, every, some } from '../truth';
import type { Layer, LayerLevel, LayerPolicy } from './layers';

/** One action of one caller, as far as it is known. */
export interface Subject {
  /** In AWS's own spelling where it is a known action. */
  readonly action: string;
  readonly lowerCaseAction: string;
  readonly principal: RequestPrincipal;
  readonly context: RequestContext;
  /** Whether a `Resource` element covers what is called; a question about many resources may leave it unknown. */
  readonly coversResource: (element: ResourceElement) => Truth;
  /** For reasons: the action, or what stands for many. */
  readonly actionText: string;
  /** For reasons: the resource's ARN, or words for many. */
  readonly resourceText: string;
}

/** A statement that applies, or may apply, to the subject. */
export interface Match {
  readonly policy: LayerPolicy;
  readonly statement: CompiledStatement;
  readonly truth: Truth;
  readonly naming: Naming;
}

/** How a policy that belongs to its principal names it. */
const ITS_OWN: Naming = { least: Grant.DIRECT, most: Grant.DIRECT };

export interface LayerFinding {
  readonly layer: Layer;
  /** Statements that deny or may deny. */
  readonly denies: readonly Match[];
  readonly levels: readonly LevelFinding[];
}

export interface LevelFinding {
  readonly level: LayerLevel;
  /** Statements that allow or may allow. */
  readonly allows: readonly Match[];
}

export function inspectLayer(layer: Layer, subject: Subject): LayerFinding {
  const denying: Match[] = [];
  const levels = layer.levels.map((level) => ({ level, allows: inspectLevel(level, subject, denying) }));
  return { layer, denies: denying, levels };
}

/** @param denying to which it adds */
function inspectLevel(level: LayerLevel, subject: Subject, denying: Match[]): readonly Match[] {
  const allows: Match[] = [];
  for (const policy of level.policies) {
    for (const statement of policy.document.statementsOn(subject.lowerCaseAction)) {
      const naming = statement.principals ? namingOf(statement.principals, subject.principal) : ITS_OWN;
      const truth = naming.most === Grant.NONE ? Truth.FALSE : statementApplies(statement, subject);
      if (truth === Truth.FALSE) continue;
      (statement.effect === 'Deny' ? denying : allows).push({ policy, statement, truth, naming });
    }
  }
  return allows;
}

/** For a statement about the subject's action. */
function statementApplies(statement: CompiledStatement, subject: Subject): Truth {
  const covers = subject.coversResource(statement.resources);
  if (covers === Truth.FALSE) return Truth.FALSE;
  const holds = evaluateConditions(statement.conditions, subject.context);
  return holds < covers ? holds : covers;
}

export function denies(finding: LayerFinding | undefined): Truth {
  return some(finding?.denies ?? [], (match) => truthAt(match, Grant.ACCOUNT));
}

/** Every level must allow; a layer that does not exist does not limit. */
export function allowsAtEveryLevel(finding: LayerFinding | undefined): Truth {
  return every(finding?.levels ?? [], (level) => some(level.allows, (match) => truthAt(match, Grant.ACCOUNT)));
}

/** Whether a resource policy allows at least as directly as that. */
export function grants(finding: LayerFinding | undefined, least: Grant): Truth {
  const allows = finding?.levels.flatMap((level) => level.allows) ?? [];
  return some(allows, (match) => truthAt(match, least));
}

/** Whether a statement applies and names the caller at least as directly as that. */
export function truthAt({ truth, naming }: Match, least: Grant): Truth {
  if (naming.least >= least) return truth;
  return naming.most >= least ? both(truth, Truth.UNKNOWN) : Truth.FALSE;
}
