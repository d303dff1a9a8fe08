import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { AssemblyStack } from '../../assembly';
import { digestsOf } from '../../assembly/proven/digests';
import { RECORDED_POLICIES_FILE, recordedPolicies } from '../../assembly/proven/recorded-policies';
import { groupBy } from '../../base/group-by';
import { parseJson } from '../../base/json';
import { entryOf } from '../../base/entry-of';
import { changedLines, withoutPositions } from '../../base/leaves';
import type { Finding, RuleId, Severity } from '../model';
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
    ...moves(both),
    ...both.flatMap((pair) => changesOf(pair.base, pair.head)),
  ];
}

/** A stack of the same name elsewhere is another one: the old stays in AWS, with what the new would have to make. */
function moves(both: readonly { readonly base: AssemblyStack; readonly head: AssemblyStack }[]): readonly Finding[] {
  const moved = both
    .map(({ base, head }) => ({ stack: head.stackName, from: placeOf(base), to: placeOf(head) }))
    .filter(({ from, to }) => from !== to);
  return [...groupBy(moved, ({ from, to }) => `${from} to ${to}`)].map(([way, all]) => ({
    rule: 'stack-moved',
    severity: 'critical',
    who: [],
    where: all.map(({ stack }) => stack),
    what: `${all.length === 1 ? 'a stack goes' : `${all.length} stacks go`} from ${way}: CloudFormation would make everything of them anew there and leave what is deployed as it is. What has a name that is taken stops the deploy half way. Put it back: a landing zone that is deployed stays where it is`,
    details: [],
  }));
}

function placeOf({ accountId, region }: AssemblyStack): string {
  return [region ?? 'an unknown Region', ...(accountId === undefined ? [] : [`of account ${accountId}`])].join(' ');
}

function finding(stack: string, severity: Severity, what: string): Finding {
  return { rule: 'stack-changed', severity, who: [], where: [stack], what, details: [] };
}

function changesOf(before: AssemblyStack, after: AssemblyStack): readonly Finding[] {
  const { stackName } = after;
  const changed = changedLines(saidOf(before), saidOf(after)).map(({ path, is, change }) => {
    const severity = path === PROTECTION && is !== 'true' ? 'high' : severityOf(path);
    return { severity, words: wordsFor(path, is), line: `${path}: ${change}` };
  });
  return [...groupBy(changed, ({ severity, words }) => `${severity} ${words}`).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    return [
      {
        ...finding(stackName, first.severity, `stack ${stackName} ${first.words}`),
        details: same.map(({ line }) => line),
      },
    ];
  });
}

const PROTECTION = 'terminationProtection';

/** By the first part of a path. */
const WORDS: Readonly<Record<string, string>> = {
  Conditions: 'makes something under other conditions than before',
  Description: 'is described in other words',
  Mappings: 'looks values up in another table',
  Metadata: 'says something else of itself, which changes nothing in AWS',
  Outputs: 'hands on other values to stacks',
  Parameters: 'takes in other values when it is deployed',
  Rules: 'is deployed under other rules',
  Transform: 'is rewritten by other macros before it is deployed, and what these make of it is not known',
  parameters: 'takes in other values when it is deployed',
  tags: 'has other tags, which CloudFormation puts on what it makes',
};

function wordsFor(path: string, is: string | undefined): string {
  if (path === PROTECTION)
    return is === 'true' ? 'is protected from being deleted' : 'can be deleted: nothing protects it any more';
  return entryOf(WORDS, path.split('.', 1)[0] ?? '') ?? `is deployed otherwise: ${withoutPositions(path)} changes`;
}

/** What is said of outputs and metadata decides nothing. */
function severityOf(path: string): Severity {
  return /^(?:Outputs|Metadata|Description)(?:\.|$)/.test(path) || path === PROTECTION ? 'info' : 'medium';
}

/** Where its template is, which follows from what is in it, is told by what is in it. */
const OF_FILES = /^(?:templateFile|stackTemplateAssetObjectUrl|validateOnSynth|displayName)$/;

function saidOf({ properties, template }: AssemblyStack): object {
  const sections = Object.entries(template).filter(([name]) => name !== 'Resources');
  const own = Object.entries(properties).filter(([name]) => !OF_FILES.test(name));
  return Object.fromEntries([...sections, ...own]);
}

/** Files that are not the same where no finding tells why: nobody knows that nothing changes there. */
export function notUnderstood({ base, head }: Assemblies, found: readonly Finding[]): readonly Finding[] {
  const [before, after] = [base, head].map(({ assembly }) => new Map(Object.entries(digestsOf(assembly.folder).files)));
  if (before === undefined || after === undefined) return [];
  const told = toldFiles([base, head], found);
  const unknown = [...new Set([...before.keys(), ...after.keys()])].sort().filter((file) => {
    if (before.get(file) === after.get(file)) return false;
    if (file === RECORDED_POLICIES_FILE && areOnlyOthers(base.assembly.folder, head.assembly.folder)) return false;
    return before.has(file) && after.has(file) && !MANIFEST.test(file) ? !told.has(file) : found.length === 0;
  });
  if (unknown.length === 0) return [];
  return [
    {
      rule: 'assembly-unclear',
      severity: 'medium',
      who: [],
      where: [],
      what: 'files of the assembly changed, and nothing that is understood here did; look at them',
      details: shortened(unknown),
    },
  ];
}

/** Whether policies of AWS are used on one side alone, which those who have them tell, and each that both use says the same. */
function areOnlyOthers(base: string, head: string): boolean {
  const [before, after] = [recordedPolicies(base), recordedPolicies(head)];
  const both = [...after].filter(([arn]) => before.has(arn));
  const isSame = both.every(
    ([arn, { document }]) => JSON.stringify(document) === JSON.stringify(before.get(arn)?.document),
  );
  return before.size > 0 && after.size > 0 && both.length < Math.max(before.size, after.size) && isSame;
}

/** It changes with what it lists, and so do the names of assets, which are digests. */
const MANIFEST = /(?:^|\/)manifest\.json$/;

/** Of the stacks of which something is told: their templates, and the lists of their assets. */
function toldFiles(sides: readonly Assemblies['base'][], found: readonly Finding[]): ReadonlySet<string> {
  const told = new Set(found.filter(({ rule }) => OF_STACKS.has(rule)).flatMap(({ where }) => where));
  return new Set(
    sides.flatMap(({ assembly: { folder, stacks } }) => {
      const handedOn = filesByText(folder);
      return stacks.flatMap(({ stackName, templatePath, template }) => {
        const file = relative(folder, templatePath);
        if (!told.has(stackName)) return [];
        const inner = Object.values(template.Resources).flatMap(({ Properties }) => {
          const body = Properties?.TemplateBody;
          return typeof body === 'string' ? (handedOn.get(canonicalText(body)) ?? []) : [];
        });
        return [file, file.replace(/\.template\.json$/, '.assets.json'), ...inner];
      });
    }),
  );
}

/** The templates of StackSets lie beside those of the stacks, which have them as text. */
function filesByText(folder: string): ReadonlyMap<string, readonly string[]> {
  const files = Object.keys(digestsOf(folder).files).filter((file) => file.endsWith('.template.json'));
  return groupBy(files, (file) => canonicalText(readFileSync(join(folder, file), 'utf8')));
}

/** However it is laid out. */
function canonicalText(text: string): string {
  const json = parseJson(text);
  return 'value' in json ? JSON.stringify(json.value) : text;
}

const OF_STACKS = new Set<RuleId>(['resource-created', 'resource-removed', 'resource-changed', 'stack-changed']);
const MOST_FILES = 20;

function shortened(files: readonly string[]): readonly string[] {
  const rest = files.length - MOST_FILES;
  return [...files.slice(0, MOST_FILES), ...(rest > 0 ? [`and ${String(rest)} more`] : [])];
}
