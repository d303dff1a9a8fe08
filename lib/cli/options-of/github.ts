import type { OptionSpecs } from '../options';

/** What `npm run github` takes. */
export const GITHUB_OPTIONS = {
  do: {
    kind: 'text',
    value: '<task>',
    help: 'render, comment, drift-issue, drills, deployed, begun, protected, approvers or propose-data',
  },
  report: {
    kind: 'text',
    value: '<file>',
    help: 'for render: JSON of a review; for drift-issue: what "npm run drift" said',
  },
  'exit-code': { kind: 'text', value: '<0-255>', help: 'for drift-issue: how "npm run drift" ended' },
  environment: { kind: 'text', value: '<name>', help: 'for protected and approvers: environment of GitHub' },
  folder: {
    kind: 'text',
    value: '<folder>',
    help: 'for render: where to write; for propose-data: package.json, package-lock.json and report.json',
  },
  base: { kind: 'text', value: '<branch>', help: 'for propose-data: branch that the pull request is for' },
} as const satisfies OptionSpecs;

export type GitHubOptions = typeof GITHUB_OPTIONS;

/** Each with the options that it has to be given. */
export const TASKS = {
  comment: [],
  render: ['report', 'folder'],
  'drift-issue': ['report', 'exit-code'],
  drills: [],
  deployed: [],
  begun: [],
  approvers: ['environment'],
  protected: ['environment'],
  'propose-data': ['folder', 'base'],
} as const satisfies Readonly<Record<string, readonly (keyof GitHubOptions)[]>>;
export type TaskName = keyof typeof TASKS;
