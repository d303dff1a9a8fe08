import { deepEqual, equal, match, notEqual } from 'node:assert/strict';
import { CloudFormationClient, UpdateTerminationProtectionCommand } from '@aws-sdk/client-cloudformation';
import { readAssembly, type AssemblyStack } from '../../../lib/assembly';
import { goesOn, KEEPING_STACKS } from '../../../lib/operate/deployed/stacks';
import { expectLogArchive } from '../expect/accounts';
import { plannedStackSets } from '../expect/planned-stack-sets';
import { expectSettings } from '../expect/settings';
import type { Site } from '../harness/site';
import type { Run, Step } from '../harness/step';
import { expectAsConfigured } from './first-deploy';

/** What cannot be made a second time, so that whoever deploys has to say that it is there: the step `faults` does. */
const ADOPTED: Readonly<Record<string, string>> = {
  'AWS::Organizations::Account': 'its e-mail address is taken',
  'AWS::Organizations::Organization': 'an account makes one',
  'AWS::Organizations::OrganizationalUnit': 'its parent has one of that name, and it is never taken back',
};

export const everyType: Step = {
  name: 'every-type',
  alone: true,
  title: 'a first deploy fails at each type of each stack and StackSet, and the next one completes',
  after: [],
  async run(run) {
    const site = run.another('444444444444', 'types.trips.com');
    await site.bootstrap();
    // Nothing is deployed of a stack that is not named: it makes the assembly.
    await site.cdk.run(site.copy.folder, 'synth', '--quiet', ...site.copy.app);
    let points = 0;
    for (const stack of readAssembly(site.copy.assembly).stacks) points += await failEverywhere(run, site, stack);
    run.say(`${points} points at which a first deploy failed; everything is as configured`);
    await expectAsConfigured(run, site);
    const live = await site.organization();
    await expectSettings(run.aws, site, live);
    await expectLogArchive(run.aws, site, live);
    const incomplete = (await site.stacks()).filter(({ status }) => !/^(CREATE|UPDATE)_COMPLETE$/.test(status));
    deepEqual(incomplete, [], 'stacks that are not complete');
  },
};

/**
 * A StackSet of theirs that fails as such is deleted by the next deploy, and what it keeps in accounts is in the way until somebody clears it
 * away: docs/deploying.md has the command, and docs/adr/0018 says why.
 */
function isCleared({ type, stack }: Point): boolean {
  return type === 'AWS::CloudFormation::StackSet' && KEEPING_STACKS.includes(stack);
}

interface Point {
  readonly type: string;
  /** How the name of the stack begins that makes it. */
  readonly stack: string;
}

/**
 * Fails at each type once, and then completes: all of them are broken at first, and whatever a deploy came to is whole in the next one.
 *
 * @returns how often it failed
 */
async function failEverywhere(run: Run, site: Site, stack: AssemblyStack): Promise<number> {
  const { emulator, say } = run;
  // As `npm run deploy` does.
  const options = goesOn(stack.stackName) ? ['--no-rollback'] : [];
  const points = pointsOf(site, stack).filter((point) => !Object.hasOwn(ADOPTED, point.type) && !isCleared(point));
  let broken = points;
  let failures = 0;
  while (broken.length > 0) {
    for (const { type, stack: beginning } of broken)
      await emulator.inject({ resource: type, stack: beginning, times: 0 });
    const { exitCode, output } = await site.attempt([stack.id], options);
    const struck = await emulator.clearFaults();
    const left = broken.filter((_point, index) => (struck[index] ?? 0) === 0);
    const missed = left.map(({ type, stack: beginning }) => `${type} in ${beginning}`).join(', ');
    equal(exitCode, 1, `exit code of a deploy of ${stack.id}; it did not come to ${missed}:\n${endOf(output)}`);
    notEqual(left.length, broken.length, `${stack.id} failed before it came to ${missed}:\n${endOf(output)}`);
    match(output.replaceAll(/\s+/g, ' '), /did not stabilize/, `what a deploy of ${stack.id} says`);
    broken = left;
    failures += 1;
    await letGo(run, site, stack);
  }
  const { exitCode, output } = await site.attempt([stack.id], options);
  equal(exitCode, 0, `a deploy of ${stack.id} after ${failures} that failed:\n${endOf(output)}`);
  say(`${stack.id}: ${points.length} types in ${failures} deploys that failed`);
  return points.length;
}

/** The CLI clears a stack away that was rolled back, unless it is protected: then docs/deploying.md has the command. */
async function letGo({ aws }: Run, site: Site, { stackName }: AssemblyStack): Promise<void> {
  const found = (await site.stacks()).find(({ name }) => name === stackName);
  if (found?.status !== 'ROLLBACK_COMPLETE' || !found.terminationProtection) return;
  const command = new UpdateTerminationProtectionCommand({ StackName: stackName, EnableTerminationProtection: false });
  await aws.client(CloudFormationClient, site.home).send(command);
}

/** What the CLI says at last. */
function endOf(output: string): string {
  return output.slice(Math.max(output.lastIndexOf('❌'), output.length - 4000)).slice(0, 4000);
}

/** Each type of the stack, and of each StackSet in it. */
function pointsOf(site: Site, { stackName, template: { Resources } }: AssemblyStack): readonly Point[] {
  const names = Object.values(Resources).map(({ Properties }) => Properties?.StackSetName);
  const inside = plannedStackSets(site.copy.assembly)
    .filter(({ name }) => names.includes(name))
    .flatMap(({ name, template }) =>
      typesIn(template as AssemblyStack['template']).map((type) => ({ type, stack: `StackSet-${name}-` })),
    );
  const own = typesIn({ Resources }).map((type) => ({ type, stack: stackName }));
  // From the inside outwards, as they are made.
  return [...inside, ...own];
}

function typesIn({ Resources }: Pick<AssemblyStack['template'], 'Resources'>): readonly string[] {
  return [...new Set(Object.values(Resources).map(({ Type }) => Type))];
}
