import { CONTENT_FOLDERS } from '../../choice/catalogue';
import { BY_BOOTSTRAP } from './search';

/**
 * What to do about paths to administrator. Whoever only moved an account is to find what there is to do in `config/`: the product's own
 * files are not theirs.
 *
 * @param paths each in its steps
 * @param source file of the definition from which they lead
 */
export function mendOf(paths: readonly (readonly string[])[], source: string): string {
  const isByBootstrap = paths.some((steps) => steps.includes(BY_BOOTSTRAP));
  const isOfPeople = source.includes(`/${CONTENT_FOLDERS.personas}/`);
  const file = source.startsWith('lib/') ? `a file of config/ that replaces ${source} (docs/own-content.md)` : source;
  return [
    'Take away the permission for the first of these steps that nobody needs there',
    ...(isByBootstrap
      ? [
          'place the guardrail require-permissions-boundary on the account or on an OU above it (config/organization.ts)',
        ]
      : []),
    isOfPeople
      ? 'assign another persona there (config/access.ts)'
      : 'place another machine role there (config/workloads.ts)',
    `if it is an administrator by design, write administrator: { because: '…' } in ${file}.`,
  ].join(', or ');
}
