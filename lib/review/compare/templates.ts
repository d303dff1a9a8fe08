import type { Assembly } from '../../assembly';
import type { TemplateResource } from '../../assembly/template';
import type { Finding, Severity } from '../model';
import { replacementOf, type Replacement } from './replacement';
import { pairing, type Sides } from './side';

/** What CloudFormation will do to the resources of each stack. */
export function templateFindings({ base, head }: Sides): readonly Finding[] {
  const { added, removed, both } = pairing(resourcesOf(base.assembly), resourcesOf(head.assembly));
  return [
    ...perStack(
      'resource-created',
      'are created',
      added.map((one) => ({ ...one, line: titleOf(one), severity: 'info' })),
    ),
    ...perStack('resource-removed', 'are no longer managed', removed.map(removal)),
    ...perStack(
      'resource-changed',
      'are changed',
      both.flatMap((pair) => change(pair.base, pair.head)),
    ),
  ];
}

interface Placed {
  readonly stack: string;
  readonly logicalId: string;
  readonly resource: TemplateResource & Readonly<Partial<Record<'DeletionPolicy' | 'UpdateReplacePolicy', string>>>;
}

function resourcesOf({ stacks }: Assembly): ReadonlyMap<string, Placed> {
  return new Map(
    stacks.flatMap(({ stackName: stack, template }) =>
      Object.entries(template.Resources).map(([logicalId, resource]) => [
        `${stack} ${logicalId}`,
        { stack, logicalId, resource },
      ]),
    ),
  );
}

function titleOf({ logicalId, resource }: Placed): string {
  return `${logicalId} (${resource.Type})`;
}

interface Line {
  readonly stack: string;
  readonly line: string;
  readonly severity: Severity;
}

/** `RetainExceptOnCreate` lets go of what a first deploy that failed left behind. */
function isRetained(policy: string | undefined): boolean {
  return policy?.startsWith('Retain') ?? false;
}

function removal(placed: Placed): Line {
  const isKept = isRetained(placed.resource.DeletionPolicy);
  const line = `${titleOf(placed)}: ${isKept ? 'stays in AWS' : 'is deleted'}`;
  return { stack: placed.stack, line, severity: !isKept && holdsData(placed) ? 'critical' : 'low' };
}

const DATA =
  /^AWS::(?:S3::Bucket|KMS::Key|DynamoDB::|SQS::Queue|Logs::LogGroup|Backup::BackupVault|Organizations::(?:Account|Organization$|OrganizationalUnit))/;

/** Whether something is lost with it that nobody can make again. */
function holdsData({ resource: { Type } }: Placed): boolean {
  return DATA.test(Type);
}

function change(before: Placed, after: Placed): readonly Line[] {
  const [one, other] = [before.resource.Properties ?? {}, after.resource.Properties ?? {}];
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
  const changed = names.filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]));
  if (before.resource.Type !== after.resource.Type) {
    return [
      { stack: after.stack, line: `${titleOf(after)}: was ${before.resource.Type}, is replaced`, severity: 'critical' },
    ];
  }
  if (changed.length === 0) return policyChange(before, after);
  const worst =
    WORST.find((word) => changed.some((name) => replacementOf(after.resource.Type, name) === word)) ?? 'not known';
  const kept = worst === 'replaced' && isRetained(after.resource.UpdateReplacePolicy) ? ', and the old one stays' : '';
  return [
    {
      stack: after.stack,
      line: `${titleOf(after)}: ${changed.join(', ')}: ${WORDS[worst]}${kept}`,
      severity: severityOf(after, worst),
    },
  ];
}

const WORST = ['replaced', 'perhaps replaced', 'not known', 'in place'] as const;
const WORDS: Readonly<Record<Replacement, string>> = {
  replaced: 'is replaced',
  'perhaps replaced': 'may be replaced',
  'not known': 'whether it is replaced is not known',
  'in place': 'changes in place',
};

function severityOf(placed: Placed, replacement: Replacement): Severity {
  if (replacement === 'in place') return 'info';
  if (replacement === 'replaced') return holdsData(placed) ? 'critical' : 'medium';
  return 'low';
}

/** What happens to a resource that leaves its stack. */
function policyChange(before: Placed, after: Placed): readonly Line[] {
  return (['DeletionPolicy', 'UpdateReplacePolicy'] as const).flatMap((name) => {
    const [was, is] = [before, after].map(({ resource }) => resource[name] ?? 'Delete');
    if (was === is) return [];
    const isLoosened = is === 'Delete';
    return [
      {
        stack: after.stack,
        line: `${titleOf(after)}: ${name} ${was ?? ''} → ${is ?? ''}`,
        severity: isLoosened ? 'high' : 'info',
      } satisfies Line,
    ];
  });
}

const MOST_LINES = 40;
const NO_LINE = { stack: '', severity: 'info' } as const;

function perStack(rule: Finding['rule'], verb: string, lines: readonly Line[]): readonly Finding[] {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const key = `${line.severity} ${line.stack}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].map((group): Finding => {
    const [{ stack, severity } = NO_LINE] = group;
    const all = group.map(({ line }) => line).sort();
    const rest = all.length - MOST_LINES;
    return {
      rule,
      severity,
      who: [],
      where: [stack],
      what: `${String(group.length)} ${group.length === 1 ? 'resource' : 'resources'} of stack ${stack} ${group.length === 1 ? verb.replace(/^are/, 'is') : verb}`,
      details: [...all.slice(0, MOST_LINES), ...(rest > 0 ? [`and ${String(rest)} more`] : [])],
    };
  });
}
