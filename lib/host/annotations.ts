import { z } from 'zod';
import { WrongQuestionError } from '../ask/wrong-question';
import { parseJson } from '../base/json';

const result = z.object({
  ruleId: z.string(),
  level: z.enum(['error', 'warning', 'note']),
  message: z.object({ text: z.string() }),
  locations: z
    .array(
      z.object({
        physicalLocation: z.object({
          artifactLocation: z.object({ uri: z.string() }),
          region: z.object({ startLine: z.int().min(1) }).optional(),
        }),
      }),
    )
    .optional(),
});
const schema = z.object({ runs: z.array(z.object({ results: z.array(result) })).length(1) });

const COMMANDS = { error: 'error', warning: 'warning', note: 'notice' } as const;

export interface Annotations {
  /** Commands of GitHub Actions, one line each. */
  readonly lines: readonly string[];
  /** Findings that come from no line: an annotation of them would stand where nothing is. */
  readonly withoutLine: number;
}

/**
 * What GitHub shows beside the lines of a change, for findings that name one.
 *
 * @param sarif as `npm run review -- --format sarif` writes it
 * @throws WrongQuestionError
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function annotationsOf(sarif: string): Annotations {
  const json = parseJson(sarif);
  const { data } = schema.safeParse('value' in json ? json.value : undefined);
  if (data === undefined) {
    throw new WrongQuestionError(['--report: no SARIF. Expected what "npm run review -- --format sarif" writes.']);
  }
  const results = data.runs.flatMap((run) => run.results);
  const lines = results.flatMap(lineOf);
  return { lines, withoutLine: results.length - lines.length };
}

function lineOf({ ruleId, level, message, locations = [] }: z.infer<typeof result>): readonly string[] {
  const [place] = locations;
  const line = place?.physicalLocation.region?.startLine;
  if (place === undefined || line === undefined) return [];
  const file = decoded(place.physicalLocation.artifactLocation.uri);
  return [`::${COMMANDS[level]} file=${property(file)},line=${line},title=${property(ruleId)}::${data(message.text)}`];
}

/** Of `encodeURI`; as it is where it was made by something else. */
function decoded(uri: string): string {
  try {
    return decodeURI(uri);
  } catch {
    return uri;
  }
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
