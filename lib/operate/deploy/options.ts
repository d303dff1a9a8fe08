/**
 * With one of these, something else would deploy than what was proven, in another way, or nothing at all: a change set made
 * before holds a template of its own, and whoever asks for help or a version is told so with exit 0.
 */
const REFUSED = [
  'all',
  'app',
  'build',
  'build-exclude',
  'change-set-name',
  'context',
  'exclusively',
  'execute',
  'express',
  'help',
  'hotswap',
  'hotswap-ecs-maximum-healthy-percent',
  'hotswap-ecs-minimum-healthy-percent',
  'hotswap-ecs-stabilization-timeout-seconds',
  'hotswap-fallback',
  'ignore-errors',
  'ignore-no-stacks',
  'logs',
  'method',
  'output',
  'parameters',
  'plugin',
  'previous-parameters',
  'rollback',
  'tags',
  'version',
  'watch',
] as const;

/** How the CLI talks, connects and goes about it: options of `cdk deploy` that take a value, and their letters. */
export const VALUES: Readonly<Record<string, string>> = {
  'asset-build-concurrency': '',
  'ca-bundle-path': '',
  concurrency: '',
  'monitoring-time-minutes': '',
  'notification-arns': '',
  'outputs-file': 'O',
  profile: '',
  progress: '',
  proxy: '',
  'require-approval': '',
  region: '',
  'role-arn': 'r',
  'rollback-trigger-alarm-arns': '',
  'telemetry-file': '',
  'toolkit-stack-name': '',
  unstable: '',
};
/** Those that take none. */
export const FLAGS: Readonly<Record<string, string>> = {
  'asset-metadata': '',
  'asset-parallelism': '',
  'asset-prebuild': '',
  ci: '',
  color: '',
  debug: '',
  'debug-app': '',
  'debug-cli': '',
  'ec2creds': 'i',
  force: 'f',
  'import-existing-resources': '',
  lookups: '',
  notices: '',
  'path-metadata': '',
  'revert-drift': '',
  staging: '',
  strict: '',
  trace: '',
  verbose: 'v',
  'version-reporting': '',
  yes: '',
}; // prettier-ignore

/** What every option of `cdk deploy` is taken for: passed on, or refused. Another is not passed on before somebody looked at it. */
export function isKnownOption(name: string): boolean {
  return [VALUES, FLAGS].some((table) => Object.hasOwn(table, canonical(name))) || isRefusedOption(name);
}

/** Whether an option would deploy something else, whatever the case that its name is written in. */
export function isRefusedOption(name: string): boolean {
  return (REFUSED as readonly string[]).includes(canonical(name));
}

/** The CLI takes `--noRollback` and `--no-rollback` for the same. */
export function canonical(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/^no-/, '');
}

/** Of a rollback `--force` means another thing than of a deploy: what cannot be rolled back is then left to itself. */
export function passedToRollback(passed: readonly string[]): readonly string[] {
  return passed.filter((word) => !/^(-f|--(no-)?force)(=|$)/.test(word));
}
