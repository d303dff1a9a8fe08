import type { LoadedConfig } from '../../lib/config/read-config';
import { loadCompany } from './copy-company';

/** A company with content of its own, whose persona `analyst` tests change. */
export const ownContent: LoadedConfig = loadCompany('own-content');

/** What the definition of a persona says, as far as tests read it. */
export interface Analyst {
  readonly statements?: readonly object[];
}

/** The company with another definition of its persona, where it is listed and in its file. */
export function withAnalyst(change: (analyst: Analyst) => object): LoadedConfig {
  const { analyst = {}, ...others } = (ownContent.catalogue as { personas: Record<string, Analyst> }).personas;
  const entry = change(analyst);
  const personas = ownContent.files.personas.map((file) =>
    file.name === 'analyst.ts' ? { ...file, exports: [entry] } : file,
  );
  return {
    ...ownContent,
    catalogue: { ...(ownContent.catalogue as object), personas: { ...others, analyst: entry } },
    files: { ...ownContent.files, personas },
  };
}
