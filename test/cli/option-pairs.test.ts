import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAssembly } from '../../lib/assembly';
import { access } from '../../lib/cli/access';
import type { Command } from '../../lib/cli/command';
import { driftCommand } from '../../lib/cli/drift';
import { executionPolicyCommand } from '../../lib/cli/execution-policy';
import { explorer } from '../../lib/cli/explorer';
import { review } from '../../lib/cli/review';
import { whoCan } from '../../lib/cli/who-can';
import { apply } from '../operate/live/apply';
import { deployed, fakeLive } from '../operate/live/fake';
import { sampleChange } from '../review/sample-change';
import { config } from '../support/companies/trips';
import { loaded } from '../support/read-landing-zone';
import { can, run, sampleAssembly, temporaryFile } from './support';

/*
 * An option that is given and changes nothing looks as though it had been heard. Each has to change the answer of its command, alone
 * and beside each other one, or be refused.
 */

type Given = Readonly<Record<string, string | true>>;

interface Mode {
  /** A new one for each call. */
  readonly command: () => Command;
  /** A sound call. */
  readonly sound: Given;
  /** Values that change its answer. */
  readonly changes: Given;
  /** What is heard and makes no difference, with the reason. @default nothing */
  readonly same?: Readonly<Record<string, string>>;
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
    sound: { principal: 'auditors/Auditor', ...asked },
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
    sound: { principal: 'auditors/Auditor', ...asked, identity: 'administrator' },
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
    sound: { cases: CASES, assembly: sample },
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
    sound: { workflow: 'ecs-exec', account: 'engineering-dev', assembly: sample },
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
      principal: 'developers/Developer',
      ...askedOtherwise,
      identity: 'administrator',
      'resource-policy': 'own',
      cases: CASES,
    },
  },
  'who-can': { command: () => whoCan, sound: asked, changes: askedOtherwise },
  access: {
    command: () => access(noProofs),
    sound: { assembly: sample },
    changes: { format: 'csv', json: true, quotas: true, assembly: unproven },
  },
  'access --quotas': {
    command: () => access(noProofs),
    sound: { quotas: true, assembly: sample },
    changes: { format: 'json', json: true, assembly: unproven },
  },
  'access --format json': {
    command: () => access(noProofs),
    sound: { format: 'json', assembly: sample },
    changes: { quotas: true, json: true, assembly: unproven },
  },
  drift: {
    command: drift,
    sound: { assembly: sample },
    changes: { assembly: unproven, accounts: true, inside: true, json: true, repair: true, yes: true, loosen: true },
  },
  'drift --repair': {
    command: drift,
    sound: { assembly: sample, repair: true },
    changes: { assembly: unproven, accounts: true, inside: true, json: true, yes: true, loosen: true },
  },
  'execution-policy': {
    command: () => executionPolicyCommand,
    sound: { assembly: sample },
    changes: { assembly: unproven, json: true },
  },
  explorer: {
    command: () => explorer(load),
    sound: { assembly: sample, out: fileIn('page.html') },
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

const argvOf = (given: Given): readonly string[] =>
  Object.entries(given).map(([name, value]) => (value === true ? `--${name}` : `--${name}=${value}`));

/** All that somebody sees of a call. */
async function outcome({ command, sound }: Mode, changed: Given): Promise<string> {
  for (const file of readdirSync(scratch)) rmSync(fileIn(file));
  const { exitCode, stdout, stderr } = await run(command(), argvOf({ ...sound, ...changed }));
  const files = readdirSync(scratch).map((file) => [file, readFileSync(fileIn(file), 'utf8')]);
  return JSON.stringify({ exitCode, stdout, stderr, files });
}

/** In a line for each thing that is wrong, which begins with the option. */
function isRefused(answer: string): boolean {
  const { exitCode, stdout, stderr } = JSON.parse(answer) as Record<'exitCode' | 'stdout' | 'stderr', unknown>;
  return exitCode === 2 && stdout === '' && /^(?:Warning: [^\n]+\n)?(?:--[a-z-]+[: ][^\n]+\n)+$/.test(String(stderr));
}

describe.each(Object.entries(MODES))('%s', (_name, mode) => {
  test('no option is left out here, and the sound call is answered', async () => {
    const given = new Set([...Object.keys(mode.sound), ...Object.keys(mode.changes)]);
    expect([...given].sort()).toEqual(Object.keys(mode.command().options).sort());
    expect(JSON.parse(await outcome(mode, {}))).not.toMatchObject({ exitCode: 2 });
  });

  test('every option, and every two of them, change the answer or are refused', async () => {
    const ignored: string[] = [];
    const alone = new Map<string, string>([['', await outcome(mode, {})]]);
    const entries = Object.entries(mode.changes);
    for (const [name, value] of entries) {
      const answer = await outcome(mode, { [name]: value });
      alone.set(name, answer);
      if (answer === alone.get('')) ignored.push(`--${name}`);
    }
    for (const [index, [name, value]] of entries.entries()) {
      for (const [otherName, otherValue] of entries.slice(index + 1)) {
        const answer = await outcome(mode, { [name]: value, [otherName]: otherValue });
        if (isRefused(answer)) continue;
        if (answer === alone.get(name)) ignored.push(`--${otherName} beside --${name}`);
        if (answer === alone.get(otherName)) ignored.push(`--${name} beside --${otherName}`);
      }
    }
    expect(ignored).toEqual(Object.keys(mode.same ?? {}));
  }, 900_000);
});
