import type { Protection } from '../../catalogue/guardrails/definition/guardrail';
import { CHANGING_LEVELS, type IamData } from '../../iam-data';
import type { Statement } from '../../policy';
import type { Problem } from '../problem';
import { quote, suggest } from '../wording';
import type { Speaking } from './statements-in';

/** The longest list of actions that a message names. */
const NAMED = 5;

/**
 * What a guardrail says that it protects, and does not: an action that neither its statements deny nor a list leaves out with a
 * reason, and entries of those lists that say nothing.
 */
export function unprotected(part: Speaking, data: IamData): readonly Problem[] {
  const { locate, protects = [] } = part;
  const statements = Object.values(part.statements).flatMap((list) => list ?? []);
  return protects.flatMap((protection, index) => {
    const place = (...path: readonly PropertyKey[]): string => locate(['protects', index, ...path]);
    return data.hasService(protection.service)
      ? [
          ...unknownTypes(protection, data, place),
          ...gaps(protection, data, deniedBy(statements, protection, data), place),
        ]
      : [unknownService(protection.service, data, place('service'))];
  });
}

type Place = (...path: readonly PropertyKey[]) => string;

/** A statement about some resources or cases leaves the others: what it names still needs a reason for those. */
function deniedBy(statements: readonly Statement[], protection: Protection, data: IamData): ReadonlySet<string> {
  const patterns = statements.flatMap((statement) =>
    deniesAll(statement, protection) ? [statement.Action ?? []].flat() : [],
  );
  return new Set(patterns.flatMap((pattern) => data.expand(pattern)));
}

/** Whatever of the protected the call is about: its conditions, if any, only say whom it spares. */
function deniesAll({ Effect, Resource = [], Condition = {} }: Statement, { resources }: Protection): boolean {
  const named = [Resource].flat();
  const spares = Object.entries(Condition).every(
    ([operator, keys]) =>
      /^(Arn|String)Not/.test(operator) && Object.keys(keys).every((key) => /^aws:Principal/i.test(key)),
  );
  const covers = named.includes('*') || (resources?.every((pattern) => named.includes(pattern)) ?? false);
  return Effect === 'Deny' && covers && spares;
}

function unknownService(service: string, { servicePrefixes }: IamData, path: string): Problem {
  return {
    path,
    found: quote(service),
    expected: 'the prefix of a service’s actions',
    mend: suggest(service, servicePrefixes, 'look it up in AWS’s service authorization reference'),
  };
}

function unknownTypes({ service, resourceTypes }: Protection, data: IamData, place: Place): readonly Problem[] {
  const types = data.actionsOf(service).flatMap((action) => data.action(action)?.resourceTypes ?? []);
  const known = [...new Set(types.map(({ name }) => name))];
  return [...(resourceTypes ?? []).entries()].flatMap(([index, type]) =>
    known.includes(type)
      ? []
      : [
          {
            path: place('resourceTypes', index),
            found: quote(type),
            expected: `a resource type of ${service}`,
            mend: suggest(type, known, `use one of ${known.join(', ')}`),
          },
        ],
  );
}

function gaps(protection: Protection, data: IamData, denied: ReadonlySet<string>, place: Place): readonly Problem[] {
  const { service, leaves } = protection;
  const changing = changingActions(protection, data);
  const left = (leaves ?? []).flatMap(({ actions }, list) =>
    actions.map((name, index) => ({
      action: `${service}:${name}`,
      name,
      path: place('leaves', list, 'actions', index),
    })),
  );
  const names = new Set(left.map(({ action }) => action));
  const open = changing.filter((action) => !denied.has(action) && !names.has(action));
  const seen = new Set<string>();
  return [
    ...(open.length === 0 ? [] : [openProblem(open, protection, place())]),
    ...left.flatMap(({ action, name, path }) => {
      const fault = seen.has(action) ? 'a second time' : faultOf(action, changing, denied);
      seen.add(action);
      return fault === undefined ? [] : [emptyEntry(name, fault, path)];
    }),
  ];
}

/** Reads are no guardrail's business that protects. */
function changingActions({ service, resourceTypes }: Protection, data: IamData): readonly string[] {
  return data.actionsOf(service).filter((name) => {
    const action = data.action(name);
    if (action === undefined || !CHANGING_LEVELS.includes(action.accessLevel)) return false;
    return resourceTypes === undefined || action.resourceTypes.some((type) => resourceTypes.includes(type.name));
  });
}

/** Why a list need not name it, so that a reader would believe something else. */
function faultOf(action: string, changing: readonly string[], denied: ReadonlySet<string>): string | undefined {
  if (!changing.includes(action)) return 'which changes nothing of what is protected';
  return denied.has(action) ? 'which the guardrail denies' : undefined;
}

function openProblem(open: readonly string[], { service, resourceTypes }: Protection, path: string): Problem {
  const named = open.slice(0, NAMED).join(', ');
  const more = open.length > NAMED ? ` and ${open.length - NAMED} more` : '';
  return {
    path,
    found: `${named}${more}, which nothing of the guardrail denies`,
    expected: `every action that changes ${resourceTypes?.join(', ') ?? service} denied, or left out with a reason`,
    mend: 'add each to the statements and to `denies`, or to `leaves` with the reason',
  };
}

function emptyEntry(name: string, fault: string, path: string): Problem {
  return {
    path,
    found: `${quote(name)}, ${fault}`,
    expected: 'an action, as AWS writes it, that changes what is protected and passes',
    mend: 'correct it, or take it out',
  };
}
