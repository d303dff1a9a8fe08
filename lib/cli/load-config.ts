import type { LoadedConfig } from '../config/read-config';

/** Gives the company's config as it is written, unchecked. Commands are handed it: nothing in `lib` imports `config/`. */
export type LoadConfig = () => Promise<LoadedConfig>;
