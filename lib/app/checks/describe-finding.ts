import type { PolicyViolation } from 'aws-cdk-lib/core';
import { FAILS_ALIKE, OF_THE_WHOLE } from './check';

/** So many of what fails alike are printed; the report has them all. */
const SHOWN = 3;

/** A finding as a person reads it: what and why in the first line, then what fails alike, where it is, and how to mend it. */
export function describeFinding({
  ruleName,
  description,
  violatingResources,
  ruleMetadata,
  fix,
}: PolicyViolation): string {
  const [first = '', ...rest] = description.trim().split(/\r?\n/);
  const places =
    ruleMetadata?.[OF_THE_WHOLE] === undefined
      ? violatingResources.flatMap(({ constructPath, resourceLogicalId }) => constructPath ?? resourceLogicalId ?? [])
      : [];
  return [
    `${ruleName}: ${first}`,
    ...rest,
    ...alike(ruleMetadata?.[FAILS_ALIKE]),
    ...(places.length === 0 ? [] : [`Deploys as ${limited(places)}.`]),
    ...(fix === undefined ? [] : [`To mend it: ${fix}`]),
  ].join('\n  ');
}

function alike(listed: string | undefined): readonly string[] {
  const lines = listed?.split('\n') ?? [];
  const more = lines.length - SHOWN;
  return [
    ...lines.slice(0, SHOWN).map((line) => `Also ${line}.`),
    ...(more > 0
      ? [`And ${more} more questions of this row: validation-report.json in the assembly has them all.`]
      : []),
  ];
}

function limited(places: readonly string[]): string {
  const more = places.length - SHOWN;
  return `${places.slice(0, SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
