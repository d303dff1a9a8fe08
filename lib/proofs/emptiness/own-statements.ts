import type { EngineEnvironment } from '../../assembly';
import { listOf } from '../../base/list';
import type { Chooser } from '../../choice/catalogue';
import type { IamData } from '../../iam-data';
import type { ProofRow, Statement } from '../../policy';
import type { Claim, Failure } from '../claim';
import { ownNames } from '../mutation/definitions';
import { Mutation } from '../mutation/mutants';
import { isPatternOf, slipOfPattern } from '../../ask/slips';

/**
 * Names in the company's own statements that are nearly what a template makes, and are not: the statement would say nothing of what was
 * meant, and a row with the same slip would agree. A row of the definition with `outside: true` about such a name says that it is meant.
 */
export function misspeltStatements(
  environment: EngineEnvironment,
  chooser: Chooser,
  iamData: IamData,
): readonly Failure[] {
  const names = ownNames(chooser);
  if (names.length === 0) return [];
  const inhabited = environment.inhabited();
  const definitions = new Mutation(environment, chooser, iamData).definitions(names);
  return definitions.flatMap(({ occurrences, claims }) => {
    const all = claims(inhabited);
    const [claim] = all;
    if (claim === undefined) return [];
    const insisted = all.flatMap(({ row }) => (row.outside === true ? namesIn(row) : []));
    const slips = occurrences.flatMap(({ name, statement }) =>
      valuesIn(statement).flatMap(([element, value]): readonly Failure[] => {
        const meant = slipOfPattern(environment.graph, iamData, value);
        if (meant === undefined || insisted.some((one) => isPatternOf(environment.graph, value, one))) return [];
        return [slip(claim, name, { element, value, meant })];
      }),
    );
    return [...new Map(slips.map((one) => [one.reason, one])).values()];
  });
}

/** ARNs that a row is about, whoever of them calls. */
function namesIn({ principal, resource, context = {} }: ProofRow): readonly string[] {
  const callers = listOf(principal).map((one) => (/^(?:role|user)\//.test(one) ? `arn:aws:iam:::${one}` : one));
  return [...callers, ...listOf(resource), ...Object.values(context).flatMap((values) => listOf(values))];
}

function valuesIn({ Resource, NotResource, Condition = {} }: Statement): readonly (readonly [string, string])[] {
  return [
    ...listOf(Resource).map((value) => ['Resource', value] as const),
    ...listOf(NotResource).map((value) => ['NotResource', value] as const),
    ...Object.entries(Condition).flatMap(([operator, keys]) =>
      Object.entries(keys).flatMap(([key, values]) =>
        [values].flat().map((value) => [`${operator} ${key}`, String(value)] as const),
      ),
    ),
  ];
}

interface Slip {
  /** Where in the statement. */
  readonly element: string;
  readonly value: string;
  readonly meant: string;
}

function slip(claim: Claim, statement: string, { element, value, meant }: Slip): Failure {
  return {
    claim,
    account: '-',
    principal: '-',
    action: statement,
    found: 'wrong statement',
    reason: `${element}: found "${value}", which no template makes; expected a name that is made, or none so near to one; did you mean "${meant}"? Else say it by a row about such a name with \`outside: true\`.`,
    others: [],
  };
}
