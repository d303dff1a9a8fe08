import type { ChangedLine } from './git/changed-lines';
import type { Finding, Report, RuleId } from './model';

/**
 * The report with the changed line that each finding comes from: in its own file where it has one, otherwise the line that names
 * most of what it is about. A finding of which no changed line names anything keeps none, but for a change of one line.
 */
export function located(report: Report, lines: readonly ChangedLine[]): Report {
  return { ...report, findings: report.findings.map((finding) => ({ ...finding, ...placeOf(finding, lines) })) };
}

function placeOf(finding: Finding, lines: readonly ChangedLine[]): Pick<Finding, 'file' | 'line'> {
  const file = finding.file ?? fileOfPersona(finding, lines);
  if (file !== undefined) {
    const first =
      best(
        finding,
        lines.filter((line) => line.file === file),
      ) ?? lines.find((line) => line.file === file);
    return first === undefined ? {} : { file, line: first.line };
  }
  const places = new Set(lines.map((line) => `${line.file}:${String(line.line)}`));
  const found = best(finding, lines) ?? (places.size === 1 ? lines[0] : undefined);
  return found === undefined ? {} : { file: found.file, line: found.line };
}

/** What changes of people by their own policies comes from the file of their persona, where that changed. */
function fileOfPersona({ rule, who, cause }: Finding, lines: readonly ChangedLine[]): string | undefined {
  if (!OF_PERSONAS.has(rule) || cause !== undefined) return undefined;
  const personas = new Set(who.map((title) => plain(title.split(' as ').at(-1) ?? title)));
  return lines.find((line) => {
    const id = /(?:^|\/)personas\/(?:.*\/)?(?<id>[\w-]+)\.ts$/.exec(line.file)?.groups?.id;
    return id !== undefined && personas.has(plain(id));
  })?.file;
}

const OF_PERSONAS: ReadonlySet<RuleId> = new Set([
  'access-gained',
  'access-lost',
  'access-unclear',
  'administrator-added',
  'administrator-removed',
  'boundary-added',
  'boundary-removed',
  'session-longer',
  'session-shorter',
]);

/** Equal for `prod-admin`, the file, and `ProdAdmin`, the permission set. */
function plain(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9]/g, '').toLowerCase();
}

/** The line with the most of its names; whom it is about counts for more than where. */
function best(finding: Finding, lines: readonly ChangedLine[]): ChangedLine | undefined {
  const [who, where] = [namesIn(finding.who), namesIn(finding.where)];
  let [found, most] = [undefined as ChangedLine | undefined, 0];
  for (const line of lines) {
    const words = new Set(quotedIn(line.text));
    const named = (names: readonly string[]): number => names.filter((name) => words.has(name)).length;
    const score = named(who) * (where.length + 1) + named(where);
    if (score > most) [found, most] = [line, score];
  }
  return found;
}

/** Names as the config writes them: of `qa-engineers as Developer` the group, of an OU's path its last part, of a role its name. */
function namesIn(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => {
    const [groups = '', persona] = text.split(' as ');
    const parts = persona === undefined ? [groups] : groups.split(', ');
    return parts.flatMap((part) => part.split('/').at(-1) ?? []).filter((part) => part !== '');
  });
}

/** Words of a line that are names: keys and quoted texts. */
function quotedIn(text: string): readonly string[] {
  return [...text.matchAll(WORDS)].map(({ groups = {} }) => groups.quoted ?? groups.key ?? '');
}

const WORDS = /(?<mark>['"`])(?<quoted>[^'"`]*)\k<mark>|(?<key>[A-Za-z_$][\w$]*)(?=\s*:)/g;
