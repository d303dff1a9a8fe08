import type { EngineEnvironment } from '../../assembly';
import { groupBy } from '../../base/group-by';
import type { Chooser } from '../../choice/catalogue';
import type { IamData } from '../../iam-data';
import type { Claim } from '../claim';
import { removalsFrom } from './changes';
import { ownNames } from './definitions';
import { Mutation, type Mutant } from './mutants';

/** A statement that a company wrote itself, with what of it no proof row is about. */
export interface Unnoticed {
  /** For example `guardrail deny-desktops`. */
  readonly subject: string;
  /** File that it is written in. */
  readonly source: string;
  /** Construct that it deploys as. */
  readonly constructPath: string;
  /** Its Sid in the templates, or its place. */
  readonly statement: string;
  /** For example `without Resource arn:aws:s3:::*`; `gone` for the whole. */
  readonly parts: readonly string[];
}

export interface UnnoticedRun {
  readonly unnoticed: readonly Unnoticed[];
  /** Definitions of which something was taken away. */
  readonly broken: readonly string[];
  /** How often. */
  readonly removals: number;
  /** What is wrong on purpose and was not found, a few words each. */
  readonly overlooked: readonly string[];
}

/**
 * Takes statements of the company's own guardrails, personas and machine roles away, and each of what a denial names: a part that
 * no row notices the loss of is one that never matches what AWS sends (a misspelt ARN, a value that nobody has), or one
 * that nothing is claimed about.
 *
 * @param failing subjects of which a proof fails already: with those, nothing can be noticed
 */
export function findUnnoticed(
  environment: EngineEnvironment,
  chooser: Chooser,
  iamData: IamData,
  failing: ReadonlySet<string>,
): UnnoticedRun {
  const mutation = new Mutation(environment, chooser, iamData);
  const names = ownNames(chooser);
  const mutants = names.length === 0 ? [] : mutation.mutants(names, removalsFrom);
  const broken = [...groupBy(mutants, ({ definition }) => definition.name)];
  const holding = broken.flatMap(([subject, ofSubject]) => {
    const claims = ofSubject[0]?.definition.claims(environment.inhabited()) ?? [];
    return claims.some((claim) => failing.has(claim.subject)) ? [] : [{ subject, ofSubject, claims }];
  });
  const all = holding.flatMap(({ subject, ofSubject, claims }) =>
    unnoticedOf(
      subject,
      [...ofSubject.slice(0, 1).map(changingNothing), ...ofSubject].filter((mutant) => mutation.survives(mutant)),
      claims[0],
    ),
  );
  const found = new Set(all.flatMap(({ subject, statement }) => (statement === CANARY ? [subject] : [])));
  return {
    unnoticed: all.filter(({ statement }) => statement !== CANARY),
    broken: broken.map(([subject]) => subject),
    removals: mutants.length,
    overlooked: holding.flatMap(({ subject }) =>
      found.has(subject) ? [] : [`a change of ${subject} that changes nothing`],
    ),
  };
}

/** In place of a statement's name, which has no spaces. */
const CANARY = 'changed in nothing';

/** Which no row can notice: where one does, all removals are noticed, whatever they take away. */
function changingNothing({ definition, occurrence }: Mutant): Mutant {
  return {
    name: CANARY,
    definition,
    occurrence: { ...occurrence, name: CANARY },
    change: { name: 'as it is', hint: '', apply: (statement) => statement },
  };
}

function unnoticedOf(subject: string, survivors: readonly Mutant[], claim: Claim | undefined): readonly Unnoticed[] {
  return [...groupBy(survivors, ({ occurrence }) => occurrence.name)].map(([statement, ofStatement]) => {
    const parts = ofStatement.map(({ change }) => change.name);
    return {
      subject,
      source: claim?.source ?? '-',
      constructPath: claim?.constructPath ?? '',
      statement,
      parts: parts.includes('gone') ? ['gone'] : parts,
    };
  });
}
