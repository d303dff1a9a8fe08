import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAssembly } from '../../lib/assembly';
import { access } from '../../lib/cli/access';
import type { Command } from '../../lib/cli/command';
import { driftCommand } from '../../lib/cli/drift';
import { executionPolicyCommand } from '../../lib/cli/execution-policy';
import { explorer } from '../../lib/cli/explorer';
import { preflightCommand } from '../../lib/cli/preflight';
import { review } from '../../lib/cli/review';
import { whoCan } from '../../lib/cli/who-can';
import { apply } from '../operate/live/apply';
import { deployed } from '../operate/live/deployed';
import { fakeLive } from '../operate/live/fake';
import { sampleChange } from '../review/sample-change';
import { config } from '../support/companies/trips';
import { loaded } from '../support/read-landing-zone';
import { testPairs, type Answered, type Pairs } from './pairs';
import { can, run, sampleAssembly, temporaryFile } from './support';

/* Commands that read an assembly. */

interface Mode extends Pick<Pairs, 'sound' | 'changes' | 'same'> {
  /** A new one for each call. */
  readonly command: () => Command;
}

const scratch = mkdtempSync(join(tmpdir(), 'option-pairs-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});
const fileIn = (name: string): string => join(scratch, name);

const sample = sampleAssembly();
const other = sampleAssembly(sampleChange);
/** Not proven, which every answer says. */
const unproven = mkdtempSync(join(tmpdir(), 'option-pairs-unproven-'));
cpSync(sample, unproven, { recursive: true });
rmSync(join(unproven, 'proofs.json'));
afterAll(() => {
  rmSync(unproven, { recursive: true, force: true });
});
const load = (): Promise<ReturnType<typeof loaded>> => Promise.resolve(loaded(config));
const noProofs = (): { claims: number; questions: number; failures: never[] } => ({
  claims: 0,
  questions: 0,
  failures: [],
});
const CASES = temporaryFile(
  'option-pairs.json',
  JSON.stringify([
    {
      id: 'one',
      principal: 'auditors/Auditor',
      account: 'engineering-dev',
      action: 'kms:DescribeKey',
      expected: 'denied',
    },
  ]),
);

const asked = { account: 'engineering-dev', action: 'kms:DescribeKey', assembly: sample };
const askedOtherwise = {
  account: 'log-archive',
  action: 'kms:ListKeys',
  context: 'aws:RequestedRegion=eu-west-1',
  resource: 'arn:aws:kms:us-west-2:engineering-dev:key/12345678-1234-1234-1234-123456789012',
  'resource-account': 'engineering-prod',
  assembly: unproven,
  json: true,
} as const;

/** Somebody has renamed an OU, detached a guardrail, and taken access. */
const drift = (): Command => {
  const state = deployed(readAssembly(sample));
  state.assignments.splice(0, 1);
  Object.assign(state.organizationalUnits.find(({ name }) => name === 'engineering') ?? {}, { name: 'platform' });
  Object.assign(state.policies.find(({ name }) => name === 'lz-audit-root') ?? {}, { targetIds: [] });
  state.contacts = {};
  return driftCommand(
    () => Promise.resolve(fakeLive(state)),
    () =>
      Promise.resolve((call) => {
        apply(state, call);
        return Promise.resolve();
      }),
  );
};

const GUARDRAIL = 'a guardrail denies it, whatever other policies say';

const MODES: Readonly<Record<string, Mode>> = {
  can: {
    command: () => can,
    sound: { principal: 'auditors/Auditor', ...asked, unproven: true },
    changes: {
      principal: 'developers/Developer',
      ...askedOtherwise,
      identity: 'administrator',
      'resource-policy': 'own',
      cases: CASES,
      workflow: 'ecs-exec',
    },
    same: { '--identity beside --context': GUARDRAIL },
  },
  'can --identity': {
    command: () => can,
    sound: { principal: 'auditors/Auditor', ...asked, unproven: true, identity: 'administrator' },
    changes: {
      principal: 'developers/Developer',
      ...askedOtherwise,
      'resource-policy': 'own',
      cases: CASES,
      workflow: 'ecs-exec',
    },
    same: {
      '--resource-policy beside --action': 'no resource of it has a policy',
      '--resource-policy beside --context': GUARDRAIL,
    },
  },
  'can --cases': {
    command: () => can,
    sound: { cases: CASES, assembly: sample, unproven: true },
    changes: {
      principal: 'developers/Developer',
      ...askedOtherwise,
      identity: 'administrator',
      'resource-policy': 'own',
      workflow: 'ecs-exec',
    },
  },
  'can --workflow': {
    command: () => can,
    sound: { workflow: 'ecs-exec', account: 'engineering-dev', assembly: sample, unproven: true },
    changes: {
      principal: 'developers/Developer',
      ...askedOtherwise,
      identity: 'administrator',
      'resource-policy': 'own',
      cases: CASES,
    },
  },
  'can --workflow list': {
    command: () => can,
    sound: { workflow: 'list' },
    changes: {
      unproven: true,
      principal: 'developers/Developer',
      ...askedOtherwise,
      identity: 'administrator',
      'resource-policy': 'own',
      cases: CASES,
    },
  },
  'who-can': { command: () => whoCan, sound: { ...asked, unproven: true }, changes: askedOtherwise },
  access: {
    command: () => access(noProofs),
    sound: { assembly: sample, unproven: true },
    changes: { format: 'csv', json: true, quotas: true, assembly: unproven },
  },
  'access --quotas': {
    command: () => access(noProofs),
    sound: { quotas: true, assembly: sample, unproven: true },
    changes: { format: 'json', json: true, assembly: unproven },
  },
  'access --format json': {
    command: () => access(noProofs),
    sound: { format: 'json', assembly: sample, unproven: true },
    changes: { quotas: true, json: true, assembly: unproven },
  },
  drift: {
    command: drift,
    sound: { assembly: sample, unproven: true },
    changes: { assembly: unproven, accounts: true, inside: true, json: true, repair: true, yes: true, loosen: true },
  },
  'drift --repair': {
    command: drift,
    sound: { assembly: sample, unproven: true, repair: true },
    changes: { assembly: unproven, accounts: true, inside: true, json: true, yes: true, loosen: true },
  },
  preflight: {
    command: () => preflightCommand(load, () => Promise.resolve(fakeLive(deployed(readAssembly(sample))))),
    sound: { assembly: sample, unproven: true },
    changes: { assembly: unproven, json: true },
  },
  'execution-policy': {
    command: () => executionPolicyCommand,
    sound: { assembly: sample, unproven: true },
    changes: { assembly: unproven, json: true },
  },
  explorer: {
    command: () => explorer(load),
    sound: { assembly: sample, unproven: true, out: fileIn('page.html') },
    changes: { assembly: unproven, out: fileIn('other.html'), redact: true, base: other },
  },
  review: {
    command: () => review(load),
    sound: { base: sample, head: other, certificate: fileIn('certificate.json') },
    changes: {
      base: unproven,
      head: unproven,
      format: 'json',
      'fail-on': 'info',
      explorer: fileIn('page.html'),
      certificate: fileIn('other.json'),
      'approved-by': 'ada',
    },
  },
};

async function answerOf(command: Command, argv: readonly string[]): Promise<Answered> {
  for (const file of readdirSync(scratch)) rmSync(fileIn(file));
  const { exitCode, stdout, stderr } = await run(command, argv);
  const files = readdirSync(scratch).map((file) => [file, readFileSync(fileIn(file), 'utf8')]);
  return { exitCode, stdout, stderr, besides: files };
}

describe.each(Object.entries(MODES))('%s', (_name, { command, ...mode }) => {
  testPairs({ ...mode, options: Object.keys(command().options), answer: (argv) => answerOf(command(), argv) });
});
