import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../../lib/base/json';

/** What may start a workflow, with the keys that each may have. Everything else may run a stranger's words with a token that writes. */
const TRIGGERS: Readonly<Record<string, readonly string[]>> = {
  pull_request: ['types'],
  push: ['branches'],
  schedule: [],
  workflow_dispatch: [],
  workflow_run: ['workflows', 'types'],
};

const KEYS = {
  workflow: ['name', 'on', 'permissions', 'concurrency', 'jobs'],
  job: ['needs', 'if', 'environment', 'runs-on', 'timeout-minutes', 'permissions', 'steps'],
  step: ['uses', 'run', 'with', 'env', 'continue-on-error'],
} as const;

/** Actions that are used, with what they may be given, and with what they have to be. */
const ACTIONS: Readonly<
  Record<string, { readonly may: readonly string[]; readonly has: Readonly<Record<string, unknown>> }>
> = {
  'actions/checkout': { may: ['fetch-depth', 'persist-credentials'], has: { 'persist-credentials': false } },
  'actions/setup-node': {
    may: ['node-version-file', 'package-manager-cache'],
    has: { 'package-manager-cache': false },
  },
  'actions/upload-artifact': {
    may: ['name', 'path', 'include-hidden-files', 'if-no-files-found', 'retention-days', 'archive'],
    has: {},
  },
  'actions/download-artifact': { may: ['name', 'path'], has: {} },
  'aws-actions/configure-aws-credentials': { may: ['role-to-assume', 'aws-region'], has: {} },
};

/** The triggers of a workflow, however they are written: one word, a list, or each with its filters. */
export function triggersOf(on: unknown): Readonly<Record<string, unknown>> {
  if (isObject(on)) return on;
  return Object.fromEntries([on].flat().map((name) => [String(name), null]));
}

export function aboutTriggers(on: unknown): readonly string[] {
  return Object.entries(triggersOf(on)).flatMap(([name, filters]) => {
    const known = Object.hasOwn(TRIGGERS, name) ? TRIGGERS[name] : undefined;
    if (known === undefined) return [`runs on ${name}`];
    const given = isObject(filters) ? Object.keys(filters) : [];
    return given.filter((key) => !known.includes(key)).map((key) => `runs on ${name} with ${key}`);
  });
}

/** Keys that nobody has thought about: each may change what a shell, a machine or a failure means. */
export function aboutKeys(kind: keyof typeof KEYS, value: object): readonly string[] {
  const known: readonly string[] = KEYS[kind];
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => `the ${kind} has "${key}"`);
}

export function aboutAction(uses: string, given: Readonly<Record<string, unknown>>): readonly string[] {
  const [name = ''] = uses.split('@');
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (action === undefined) return [`uses ${name}, which nobody has read`];
  return [
    ...Object.keys(given)
      .filter((key) => !action.may.includes(key))
      .map((key) => `gives "${key}" to ${name}`),
    ...Object.entries(action.has)
      .filter(([key, value]) => given[key] !== value)
      .map(([key, value]) => `${name} without "${key}: ${String(value)}"`),
  ];
}

const COMMIT = /^[\w-]+\/[\w-]+@[0-9a-f]{40}$/;

/** An action stands for what it is at one commit, and people read the version beside. */
export function aboutPins(text: string, used: readonly string[]): readonly string[] {
  const beside = [...text.matchAll(/^ *(?:- )?uses: (\S+) # v\d+\.\d+\.\d+$/gm)].map(([, uses = '']) => uses);
  return [
    ...used.filter((uses) => !COMMIT.test(uses)),
    ...(isDeepStrictEqual([...beside].sort(), [...used].sort()) ? [] : ['an action that is written otherwise']),
  ].map((what) => `not pinned by its commit, with the version beside: ${what}`);
}
