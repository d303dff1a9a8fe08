import type * as making from '../operate/execution-policy/policies';
import type * as rendering from '../operate/execution-policy/render';
import type * as asking from './asked-assembly';
import { ExitCode, type Command } from './command';
import { ASSEMBLY, UNPROVEN, type OptionSpecs } from './options';

const OPTIONS = {
  assembly: ASSEMBLY,
  json: { kind: 'flag', help: 'prints the policy documents alone, by name' },
  unproven: UNPROVEN,
} as const satisfies OptionSpecs;

const ABOUT = `A policy that lets CloudFormation deploy this assembly and little else, as a template to deploy by hand.
Exit code 0: printed. 2: there is none.`;

/** `npm run execution-policy`: the template on standard output, what to do with it on standard error. */
export const executionPolicyCommand: Command<typeof OPTIONS> = {
  name: 'execution-policy',
  about: ABOUT,
  options: OPTIONS,
  run: (options, streams) => {
    const { stdout, stderr } = streams;
    const { askedAssembly } = require('./asked-assembly') as typeof asking;
    const { executionPolicies } = require('../operate/execution-policy/policies') as typeof making;
    const { instructions, templateOf } = require('../operate/execution-policy/render') as typeof rendering;
    const assembly = askedAssembly(options, streams);
    const policies = executionPolicies(assembly);
    const printed = options.has('json')
      ? Object.fromEntries(policies.map(({ name, document }) => [name, document]))
      : templateOf(policies);
    stdout.write(`${JSON.stringify(printed, undefined, 2)}\n`);
    stderr.write(instructions(assembly, policies));
    return Promise.resolve(ExitCode.OK);
  },
};
