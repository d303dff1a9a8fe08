import type { AssemblyTemplate } from '../../assembly/assembly-templates';
import { Validations, type App } from 'aws-cdk-lib/core';
import { firstLine } from '../../base/first-line';
import type { Check, Ran } from './check';
import { describeFinding } from './describe-finding';
import { WatchedPlugin, type Outcome } from './watched-plugin';

/** What a check came to in a run in which it held. */
export interface CheckSummary extends Omit<Ran, 'files' | 'gaps' | 'templates'> {
  readonly name: string;
  /** Number of templates. */
  readonly templates: number;
}

export interface Verdict {
  /** Why the run fails, a line each. */
  readonly problems: readonly string[];
  readonly checks: readonly CheckSummary[];
  /** What checks want to stand in the assembly, by the names of files. */
  readonly files?: Readonly<Record<string, string>>;
}

interface Entry {
  readonly check: Check;
  readonly plugins: readonly WatchedPlugin[];
}

/**
 * Every check of a synthesis. That none of them complained is no proof: each has to report that it ran, on every template of
 * the assembly, and that it left nothing out.
 */
export class Ledger {
  private readonly entries: readonly Entry[];

  /** Registers the checks: what they begin with first, then each in its order. */
  public constructor(app: App, checks: readonly Check[]) {
    const begins = checks.map(({ begin }) => (begin === undefined ? [] : [new WatchedPlugin(begin)]));
    const plugins = checks.map(({ plugin }) => new WatchedPlugin(plugin));
    Validations.of(app).addPlugins(...[...begins.flat(), ...plugins].map(({ plugin }) => plugin));
    this.entries = checks.map((check, index) => ({
      check,
      plugins: [...(begins[index] ?? []), ...plugins.slice(index, index + 1)],
    }));
  }

  /** Whether any check was called. */
  public get hasBegun(): boolean {
    return this.entries.some(({ plugins }) => plugins.some(({ outcomes }) => outcomes.length > 0));
  }

  /** @param templates of the assembly, as they lie on disk */
  public verdict(templates: readonly AssemblyTemplate[]): Verdict {
    if (this.entries.length === 0) return { problems: ['No check is registered.'], checks: [] };
    if (templates.length === 0) return { problems: ['The assembly has no template.'], checks: [] };
    const results = this.entries.map((entry) => resultOf(entry, templates));
    const problems = [...this.repeated(), ...results.flatMap((result) => result.problems)];
    const checks = results.flatMap(({ summary }) => summary ?? []);
    const isWhole = checks.length === this.entries.length;
    const files = Object.assign({}, ...results.map((result) => result.files)) as Readonly<Record<string, string>>;
    return {
      problems: isWhole || problems.length > 0 ? problems : ['Not every check has said what it did.'],
      checks,
      files,
    };
  }

  /** What one of them says would be taken for what the other says: a deploy looks for a check by its name. */
  private repeated(): readonly string[] {
    const names = this.entries.map(({ check }) => check.name);
    const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
    return [...twice].map((name) => `The check ${name} is registered twice: take one out of lib/app/checks/index.ts.`);
  }
}

interface Result {
  readonly problems: readonly string[];
  readonly summary?: CheckSummary;
  readonly files?: Readonly<Record<string, string>>;
}

function resultOf({ check, plugins }: Entry, templates: readonly AssemblyTemplate[]): Result {
  const { name, page } = check;
  const problems = plugins.flatMap(({ outcomes }) =>
    outcomes.length === 0
      ? [`The check ${name} did not run: the CDK did not call it.`]
      : outcomes.flatMap((outcome) => problemsOf(name, outcome)),
  );
  if (problems.length > 0) return { problems: [...problems, ...(page === undefined ? [] : [`See ${page}.`])] };
  try {
    const { gaps, templates: seen, files = {}, ...ran } = check.ran(templates);
    const overlooked = check.overlooks().map((what) => `it found nothing in ${what}, which is wrong on purpose`);
    const left = [...missing(seen, templates), ...gaps, ...zeros(ran.counts), ...overlooked];
    if (left.length > 0) return { problems: left.map((gap) => `The check ${name} is incomplete: ${gap}.`) };
    return { problems: [], files, summary: { name, templates: templates.length, ...ran } };
  } catch (error) {
    return { problems: [`The check ${name} did not finish: ${firstLine(error)}`] };
  }
}

function problemsOf(name: string, outcome: Outcome): readonly string[] {
  switch (outcome.kind) {
    case 'failed':
      return [`The check ${name} did not finish: ${outcome.reason}`];
    case 'returned': {
      const { findings } = outcome;
      if (findings.isUnexplained) return [`The check ${name} failed, and does not say why.`];
      return findings.failures().map((finding) => `The check ${name} does not hold: ${describeFinding(finding)}`);
    }
  }
}

function missing(seen: readonly string[], templates: readonly AssemblyTemplate[]): readonly string[] {
  const known = new Set(seen);
  const unseen = templates.filter(({ file }) => !known.has(file)).map(({ file }) => file);
  if (unseen.length === 0) return [];
  return [`it looked at ${templates.length - unseen.length} of ${templates.length} templates, not at ${short(unseen)}`];
}

function zeros(counts: Readonly<Record<string, number>>): readonly string[] {
  const entries = Object.entries(counts);
  if (entries.length === 0) return ['it counted nothing'];
  return entries.filter(([, count]) => !(count > 0)).map(([what]) => `it tried no ${what}`);
}

/** The first few of a list, for one line. */
export function short(names: readonly string[]): string {
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return `${names.slice(0, 3).join(', ')}${more}`;
}
