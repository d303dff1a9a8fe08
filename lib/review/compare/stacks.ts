import type { AssemblyStack } from '../../assembly';
import { digestsOf } from '../../assembly/proven/digests';
import { changedLines } from '../../base/leaves';
import type { Finding, Severity } from '../model';
import { pairing } from './side';
import type { Assemblies } from './templates';

/** What changes of stacks beside their resources: termination protection, tags, where they go, and the other sections of templates. */
export function stackFindings({ base, head }: Assemblies): readonly Finding[] {
  const byId = (stacks: readonly AssemblyStack[]): ReadonlyMap<string, AssemblyStack> =>
    new Map(stacks.map((stack) => [stack.id, stack]));
  const { added, removed, both } = pairing(byId(base.assembly.stacks), byId(head.assembly.stacks));
  return [
    ...added.map(({ stackName }) => finding(stackName, 'info', `stack ${stackName} is added`)),
    ...removed.map(({ stackName }) =>
      finding(
        stackName,
        'high',
        `stack ${stackName} is no longer deployed: it stays in AWS, and nothing here says what it is`,
      ),
    ),
    ...both.flatMap((pair) => changesOf(pair.base, pair.head)),
  ];
}

function finding(stack: string, severity: Severity, what: string): Finding {
  return { rule: 'stack-changed', severity, who: [], where: [stack], what, details: [] };
}

function changesOf(before: AssemblyStack, after: AssemblyStack): readonly Finding[] {
  return changedLines(saidOf(before), saidOf(after)).map(({ path, is, change }) => {
    const severity = path === PROTECTION && is !== 'true' ? 'high' : severityOf(path);
    return finding(after.stackName, severity, `${path} of stack ${after.stackName}: ${change}`);
  });
}

const PROTECTION = 'terminationProtection';

/** What is said of outputs and metadata decides nothing. */
function severityOf(path: string): Severity {
  return /^(?:Outputs|Metadata|Description)(?:\.|$)/.test(path) || path === PROTECTION ? 'info' : 'medium';
}

/** Where its template is, which follows from what is in it, is told by what is in it. */
const OF_FILES = /^(?:templateFile|stackTemplateAssetObjectUrl|validateOnSynth|displayName)$/;

function saidOf({ properties, template, accountId, region }: AssemblyStack): object {
  const sections = Object.entries(template).filter(([name]) => name !== 'Resources');
  const own = Object.entries(properties).filter(([name]) => !OF_FILES.test(name));
  return { ...Object.fromEntries([...sections, ...own]), account: accountId ?? 'unknown', region: region ?? 'unknown' };
}

/** Where nothing was found and the files are not the same, nobody knows that nothing changes. */
export function notUnderstood({ base, head }: Assemblies): readonly Finding[] {
  const [before, after] = [base, head].map(({ assembly }) => new Map(Object.entries(digestsOf(assembly.folder).files)));
  if (before === undefined || after === undefined) return [];
  const files = [...new Set([...before.keys(), ...after.keys()])].sort();
  const changed = files.filter((file) => before.get(file) !== after.get(file));
  if (changed.length === 0) return [];
  return [
    {
      rule: 'assembly-unclear',
      severity: 'medium',
      who: [],
      where: [],
      what: 'files of the assembly changed, and nothing that is understood here did; look at them',
      details: changed.slice(0, 20),
    },
  ];
}
