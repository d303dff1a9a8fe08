import type { ContextValues } from '../environment';
import { Glob } from '../text/glob';
import { CONSOLE_SIGN_IN, NOT_RESTRICTED_BY_SCP, SCP_UNRESTRICTABLE_TASKS } from '../service-facts';
import { valuesOf, type CallerFact } from './caller-fact';

/** Calls that policies may not bind: what denies them denies, or has no say, and nobody can tell which. */
export interface PerhapsUnbound extends CallerFact {
  /** Which policies. */
  readonly by: 'service control policies' | 'any policy';
  /** ARN pattern: only about such a resource of the caller’s own account, or about none that is named. @default any */
  readonly on?: string;
}

/** As `arn:aws:signin:::console/aws`: what the command line signs in to is another resource. */
const CONSOLE = 'arn:*:signin:::console/*';
const SIGN_IN_PAGE = 'https://docs.aws.amazon.com/signin/latest/userguide/console-access-control.html';
const SIGN_IN = CONSOLE_SIGN_IN.map((action) => action.toLowerCase());
const [AUTHENTICATE, ...AFTERWARDS] = SIGN_IN;

export const PERHAPS_UNBOUND: readonly PerhapsUnbound[] = [
  ...SCP_UNRESTRICTABLE_TASKS.filter(({ principal, actions }) => principal === 'root' && actions.length > 0).map(
    ({ task, actions }): PerhapsUnbound => ({
      actions: actions.map((action) => action.toLowerCase()),
      callers: ['root'],
      by: 'service control policies',
      why: `SCPs do not restrict this task of the root user: “${task}”. By which actions, AWS does not say.`,
      page: NOT_RESTRICTED_BY_SCP,
    }),
  ),
  {
    actions: SIGN_IN,
    callers: ['role', 'user', 'root', 'federated user'],
    by: 'any policy',
    on: CONSOLE,
    why: 'No policy restricts signing in to the console unless console authorization is on, of which no policy tells.',
    page: SIGN_IN_PAGE,
  },
];

/** A fact about the console, of the caller’s own account. */
interface ConsoleFact extends CallerFact {
  readonly on: string;
}

/** Calls that take no allow. */
export const ALLOWED_BY_DEFAULT: readonly ConsoleFact[] = [
  {
    // Before it is known who signs in, so that no policy of the caller's can allow it.
    actions: [AUTHENTICATE ?? ''],
    callers: ['role', 'user', 'root', 'federated user'],
    on: CONSOLE,
    why: 'Signing in to the console takes no allow.',
    page: SIGN_IN_PAGE,
  },
];

/** Calls of which nobody can tell whether they take an allow. */
export const PERHAPS_BY_DEFAULT: readonly ConsoleFact[] = [
  {
    actions: AFTERWARDS,
    callers: ['role', 'user', 'root', 'federated user'],
    on: CONSOLE,
    why: 'Signing in to the console takes no allow unless console authorization is on; what it takes then, AWS does not say.',
    page: SIGN_IN_PAGE,
  },
];

/**
 * Calls about a key that AWS manages, which no resource control policy binds.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/resource-control-policies.html
 */
export const UNBOUND_BY_RCPS: readonly CallerFact[] = [
  {
    actions: ['kms:*'],
    callers: ['role', 'user', 'root', 'federated user', 'service', 'federated', 'anonymous'],
    why: 'Resource control policies do not apply to keys that AWS manages.',
    page: 'https://docs.aws.amazon.com/kms/latest/developerguide/resource-control-policies.html',
  },
];

/** Those of a call whose key AWS manages: its alias says so, which is named or told. Customers’ aliases never begin so. */
export function unboundByRcps(arn: string | undefined, context: ContextValues): readonly CallerFact[] {
  const isManaged =
    (arn !== undefined && MANAGED_ALIAS.matches(arn)) ||
    ['kms:resourcealiases', 'kms:requestalias'].some((key) =>
      valuesOf(context, key)?.some((alias) => alias.startsWith('alias/aws/')),
    );
  return isManaged ? UNBOUND_BY_RCPS : [];
}

/**
 * What nobody but AWS does with a key that AWS manages, whose policy nobody changes.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-key
 */
export const MANAGED_KEY_REFUSALS: readonly CallerFact[] = [
  {
    actions: [
      'cancelkeydeletion',
      'deleteimportedkeymaterial',
      'disablekey',
      'disablekeyrotation',
      'enablekey',
      'enablekeyrotation',
      'importkeymaterial',
      'putkeypolicy',
      'replicatekey',
      'rotatekeyondemand',
      'schedulekeydeletion',
      'tagresource',
      'untagresource',
      'updatekeydescription',
      'updateprimaryregion',
    ].map((name) => `kms:${name}`),
    callers: ['role', 'user', 'root', 'federated user', 'service', 'federated', 'anonymous'],
    why: 'Nobody changes a key that AWS manages, its policy, its rotation or its deletion.',
    page: 'https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-key',
  },
];

const MANAGED_ALIAS = Glob.of('arn:*:kms:*:*:alias/aws/*');

/** Those that are about such a resource. @param arn undefined where it may be about any */
export function rowsAbout<T extends { readonly on?: string }>(
  rows: readonly T[],
  arn: string | undefined,
): readonly T[] {
  if (arn === undefined || arn === '*') return rows;
  return rows.filter(({ on }) => on === undefined || Glob.constant(on).matches(arn));
}
