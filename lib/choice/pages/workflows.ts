import type { Actor, Blocked, Workflow, WorkflowCall } from '../../catalogue/workflows/definition/workflow';
import { workflowThemes } from '../../catalogue/workflows/catalogue';
import { entryOf } from '../../base/entry-of';
import { workflowSource, type Catalogue } from '../catalogue';
import { replacementNote } from './replacement';

/** All everyday work as a Markdown page, by theme: what does not work first, then who does what by which calls. */
export function workflowPage({ workflows, own }: Pick<Catalogue, 'workflows' | 'own'>): string {
  const ids = Object.keys(workflows);
  const themes = Object.entries(workflowThemes).map(([theme, members]) => [theme, Object.keys(members)] as const);
  const further = ids.filter((id) => !themes.some(([, members]) => members.includes(id)));
  const sections = [...themes, ['own', further] as const].filter(([, members]) => members.length > 0);
  return [
    blockedTable(workflows),
    ...sections.flatMap(([theme, members]) => [
      `## ${theme}`,
      ...members.flatMap((id) => {
        const workflow = entryOf(workflows, id);
        return workflow === undefined ? [] : [section(id, workflow, { workflows, own })];
      }),
    ]),
  ].join('\n\n');
}

/** What is blocked, by what is in the way: what to use instead, and how to allow it. */
function blockedTable(workflows: Catalogue['workflows']): string {
  const rows = Object.entries(workflows)
    .flatMap(([id, { blocked }]) => (blocked ?? []).map((one) => [id, one] as const))
    .sort(([, left], [, right]) => left.by.localeCompare(right.by))
    .map(([id, { by, instead, allow }]) => `| ${by} | [${id}](#${id}) | ${instead} | ${allow} |`);
  return ['| In the way | Workflow | Instead | To allow it |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function section(id: string, workflow: Workflow, { own }: Pick<Catalogue, 'workflows' | 'own'>): string {
  const { says, source, by, blocked } = workflow;
  const note = replacementNote(entryOf(own.workflows, id));
  return [
    `### ${id}`,
    '',
    [says, ...note].join(' '),
    '',
    `Who: ${whoIs(by)}${placeOf(workflow)}.`,
    '',
    ...workflow.calls.map((call, index) => callLine(call, index + 1, blocked ?? [])),
    '',
    `In [${workflowSource(own, id)}](../${workflowSource(own, id)}), from ${source.map(linkTo).join(', ')}.`,
  ].join('\n');
}

const WHO: Readonly<Record<string, string>> = {
  'account-access': 'the access role of the account',
  administrator: 'an administrator of the account whom no guardrail spares',
  anonymous: 'somebody with a token of an identity provider',
  application: 'a role of a team, under the permissions boundary',
  deployment: 'CloudFormation’s role of a CDK bootstrap, under the permissions boundary',
};

function whoIs(by: Actor): string {
  return WHO[by] ?? `\`${by}\``;
}

function placeOf({ by, in: kind = 'workload' }: Workflow): string {
  return /^(?:persona|machine-role)\//.test(by) ? ', where the config has it' : `, in every ${kind} account`;
}

function callLine({ action, resource, context }: WorkflowCall, position: number, blocked: readonly Blocked[]): string {
  const actions = [action].flat().map((name) => `\`${name}\``);
  const on = [resource ?? []].flat().map((arn) => `\`${arn}\``);
  const keys = Object.entries(context ?? {}).map(([key, values]) => `\`${key}\` = \`${[values].flat().join(', ')}\``);
  const inTheWay = blocked.filter(({ calls }) => calls.includes(position)).map(({ by }) => by);
  return [
    `${position}. ${actions.join(', ')}`,
    on.length === 0 ? '' : ` on ${on.join(', ')}`,
    keys.length === 0 ? '' : ` with ${keys.join(', ')}`,
    inTheWay.length === 0 ? '' : ` (**denied by ${inTheWay.join(', ')}**)`,
  ].join('');
}

/** By its host and the end of its path. */
function linkTo(page: string): string {
  const { host, pathname } = new URL(page);
  const name = pathname.split('/').findLast((part) => part !== '') ?? '';
  return `[${host}: ${name.replace(/\.html$/, '')}](${page})`;
}
