import type { CompiledStatement } from '../compile/policy';
import { Grant, grantTo } from '../compile/principals';
import type { ResourceElement } from '../compile/resources';
import { evaluateConditions } from '../conditions/condition';
import type { RequestContext } from '../context/context';
import type { RequestPrincipal } from '../environment';
import { Truth, every, some } from '../truth';
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
  /** For reasons: the resource's ARN, or words for many. */
  readonly resourceText: string;
}

/** A statement that applies, or may apply, to the subject. */
export interface Match {
  readonly policy: LayerPolicy;
  readonly statement: CompiledStatement;
  readonly truth: Truth;
  readonly grant: Grant;
}

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
      const grant = statement.principals ? grantTo(statement.principals, subject.principal) : Grant.DIRECT;
      const truth = grant === Grant.NONE ? Truth.FALSE : statementApplies(statement, subject);
      if (truth === Truth.FALSE) continue;
      (statement.effect === 'Deny' ? denying : allows).push({ policy, statement, truth, grant });
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
  return some(finding?.denies ?? [], (match) => match.truth);
}

/** Every level must allow; a layer that does not exist does not limit. */
export function allowsAtEveryLevel(finding: LayerFinding | undefined): Truth {
  return every(finding?.levels ?? [], (level) => some(level.allows, (match) => match.truth));
}

/** Whether a resource policy allows at least as directly as that. */
export function grants(finding: LayerFinding | undefined, least: Grant): Truth {
  const allows = finding?.levels.flatMap((level) => level.allows) ?? [];
  return some(allows, (match) => (match.grant >= least ? match.truth : Truth.FALSE));
}
