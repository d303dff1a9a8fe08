import { ExitCode } from '../../lib/cli/command';

/** Values that no option means, and some that one might. */
export const HOSTILE: readonly string[] = [
  '',
  ' ',
  'x'.repeat(100_000),
  '\u001b[31mred\u001b[0m',
  'two\nlines',
  'nul\u0000',
  '\u202egnirts',
  '\u009b31m',
  '__proto__',
  'constructor',
  'toString',
  '../../../etc/passwd',
  '/dev/zero',
  '*',
  '**',
  '[a-z]*?(((',
  '${jndi}',
  'naïve-ünïcode-😀',
  '\ud800',
  '111111111111',
  '000000000000',
  '1e309',
  '-1',
  '--',
  '-',
  '=',
  'a=b=c',
  'arn:aws:iam::*:role/*',
  'arn:::::::',
  '{"json":true}',
];

/** What must not be printed. */
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/;

/** What an answer to one of them must not be. */
export function wrong({ exitCode, stdout, stderr }: Answer): string | undefined {
  if (stderr.includes('This should not have happened')) return stderr;
  if (UNPRINTABLE.test(stdout) || UNPRINTABLE.test(stderr)) return 'printed what a terminal obeys';
  if (stderr.split('\n').some((line) => line.length > 5_000)) return 'printed a line without an end';
  if (exitCode === ExitCode.WRONG && (stdout !== '' || stderr === '')) return `exit 2 with ${stdout || 'nothing'}`;
  return undefined;
}

interface Answer {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}
