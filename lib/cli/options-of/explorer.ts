import { ASSEMBLY, UNPROVEN, type OptionSpecs } from '../options';

/** What `npm run explorer` takes. */
export const EXPLORER_OPTIONS = {
  out: { kind: 'text', value: '<file>', help: 'where the page is written (default: explorer.html)' },
  redact: { kind: 'flag', help: 'puts stable pseudonyms in the place of ids, e-mail addresses and names' },
  base: {
    kind: 'text',
    value: '<ref or folder>',
    help: 'shows what changes since a branch, tag or commit, or a folder that "npm run synth" made',
  },
  assembly: ASSEMBLY,
  unproven: UNPROVEN,
} as const satisfies OptionSpecs;

export type ExplorerOptions = typeof EXPLORER_OPTIONS;
