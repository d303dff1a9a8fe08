import { WrongQuestionError } from '../ask/wrong-question';
import type { Streams } from '../base/streams';
import type { Finding } from '../operate/drift/finding';
import type * as rendering from '../operate/drift/render';
import type * as running from '../operate/drift/run';
import type * as repairing from '../operate/repair/command';
import type * as asking from './asked-assembly';
import { ExitCode, type Command } from './command';
import { ASSEMBLY, UNPROVEN, type Options, type OptionSpecs } from './options';
import { reachAws, reachCalls, type ReachAws, type ReachCalls } from './reach-aws';

const OPTIONS = {
  assembly: ASSEMBLY,
  accounts: {
    kind: 'flag',
    help: 'asks besides, account by account: contacts, password policy, encryption of disks, what finds and classifies in each Region, who hears of the alarms',
  },
  inside: {
    kind: 'flag',
    help: 'asks CloudFormation besides what was changed inside its stacks and StackSets: takes minutes',
  },
  json: { kind: 'flag', help: 'prints the differences as JSON' },
  repair: { kind: 'flag', help: 'prints what would take the differences back, in the order in which that is safe' },
  yes: { kind: 'flag', help: 'with --repair: runs what tightens or says nothing about access' },
  loosen: { kind: 'flag', help: 'with --repair --yes: runs what may let somebody do more, too' },
  unproven: UNPROVEN,
} as const satisfies OptionSpecs;

const ABOUT = `How the live organization differs from the assembly: changed by hand, or not deployed yet. Changes nothing but with --repair --yes.
Exit code 0: no difference. 1: differences. 2: nothing can be told.`;

/** `npm run drift`. */
export function driftCommand(reach: ReachAws = reachAws, callsOf: ReachCalls = reachCalls): Command<typeof OPTIONS> {
  return {
    name: 'drift',
    about: ABOUT,
    options: OPTIONS,
    run: async (options, streams) => {
      refuseHalf(options);
      const { askedAssembly } = require('./asked-assembly') as typeof asking;
      const { findDrift, findDriftBeyond } = require('../operate/drift/run') as typeof running;
      const assembly = askedAssembly(options, streams);
      const beyond = { inside: options.has('inside'), accounts: options.has('accounts') };
      if (beyond.inside || beyond.accounts) {
        if (beyond.inside) streams.stderr.write('CloudFormation looks into every stack and StackSet. Minutes pass.\n');
        const { findings, notLookedAt } = await findDriftBeyond(assembly, await reach(), beyond);
        tell(findings, options, streams);
        streams.stderr.write(notLookedAtLine(notLookedAt));
        return findings.length === 0 ? ExitCode.OK : ExitCode.NO;
      }
      const look = async (): Promise<readonly Finding[]> => findDrift(assembly, await reach());
      const findings = await look();
      if (options.has('repair')) {
        const { repairCommand } = require('../operate/repair/command') as typeof repairing;
        const runs = options.has('loosen') ? 'everything' : options.has('yes') ? 'what does not loosen' : 'nothing';
        const left = await repairCommand({ findings, look, runs, make: await callsOf(), streams });
        return left === 0 ? ExitCode.OK : ExitCode.NO;
      }
      tell(findings, options, streams);
      return findings.length === 0 ? ExitCode.OK : ExitCode.NO;
    },
  };
}

/** What nobody looked at is no answer. */
function notLookedAtLine(what: readonly string[]): string {
  return what.length === 0 ? '' : `Not looked at, so that nothing is told of it: ${what.join('; ')}.\n`;
}

function tell(findings: readonly Finding[], options: Options<typeof OPTIONS>, { stdout }: Streams): void {
  const { render, renderJson } = require('../operate/drift/render') as typeof rendering;
  stdout.write(options.has('json') ? renderJson(findings) : render(findings));
}

/** @throws WrongQuestionError for an option that means nothing without another */
function refuseHalf(options: Options<typeof OPTIONS>): void {
  const needs = (one: keyof typeof OPTIONS, other: keyof typeof OPTIONS): readonly string[] =>
    options.has(one) && !options.has(other) ? [`--${one}: only with --${other}.`] : [];
  const problems = [
    ...needs('yes', 'repair'),
    ...needs('loosen', 'yes'),
    ...(['inside', 'accounts'] as const)
      .filter((one) => options.has(one) && options.has('repair'))
      .map((one) => `--${one}: not with --repair, which repairs none of it. Leave one of the two out.`),
    ...(options.has('json') && options.has('repair') ? ['--json: not with --repair. Leave one of the two out.'] : []),
  ];
  if (problems.length > 0) throw new WrongQuestionError(problems);
}
