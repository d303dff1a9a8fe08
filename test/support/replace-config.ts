import fs from 'node:fs';
import Module from 'node:module';
import { dirname, join, relative, sep } from 'node:path';

/*
 * Preloaded before the app or a command: `config/` then holds what the test company trips.com has, whatever company the repository
 * is of, and one file of the repository the text of an environment variable. The real files stay as they are: other tests read them
 * meanwhile.
 */
const folder = join(__dirname, '../../config');
const company = process.env.TEST_CONFIG_FOLDER ?? join(__dirname, 'companies/trips');
const replaced = join(__dirname, '../..', process.env.TEST_CONFIG_FILE ?? '');
const replacement = process.env.TEST_CONFIG_TEXT ?? '';

/** The text of a file of `config/`, with imports as they are there. */
function textOf(name: string): string {
  const text = readFileSync(join(company, name), 'utf8');
  return company.startsWith(__dirname) ? text.replace(/'(?:\.\.\/){3}((?:\.\.\/)+lib\/)/g, "'$1") : text;
}

const { readFileSync } = fs;
const reading = (...args: Parameters<typeof readFileSync>): ReturnType<typeof readFileSync> => {
  const [file] = args;
  if (file === replaced) return replacement;
  const isOfConfig = typeof file === 'string' && file.startsWith(folder + sep);
  return isOfConfig ? textOf(relative(folder, file)) : readFileSync(...args);
};
fs.readFileSync = reading as typeof readFileSync;

/** A folder of `config/` has what the test company's has. */
const { readdirSync } = fs;
const listing = (...args: Parameters<typeof readdirSync>): ReturnType<typeof readdirSync> => {
  const [path, ...rest] = args;
  const isOfConfig = typeof path === 'string' && (path === folder || path.startsWith(folder + sep));
  if (!isOfConfig) return readdirSync(...args);
  const listed: readonly unknown[] = readdirSync(join(company, relative(folder, path)), ...rest);
  // Whoever asks for kinds looks at each of them: what the repository's own company has not is no file there.
  const isWithKinds = path === folder && JSON.stringify(rest).includes('withFileTypes');
  const all = isWithKinds ? (listed as fs.Dirent[]).filter(({ name }) => fs.existsSync(join(folder, name))) : listed;
  return all as ReturnType<typeof readdirSync>;
};
fs.readdirSync = listing as typeof readdirSync;

/** A file of the test company is found in `config/` even where the repository's own company has none of its name. */
const resolver = Module as unknown as {
  _resolveFilename: (request: string, parent: { readonly filename?: string } | undefined, ...rest: unknown[]) => string;
};
const resolveFilename = resolver._resolveFilename;
resolver._resolveFilename = (request, parent, ...rest) => {
  const from = dirname(parent?.filename ?? '');
  const asked = request.startsWith('.') ? join(from, request) : request;
  const isOfConfig = asked.startsWith(folder + sep);
  const names = isOfConfig ? [`${relative(folder, asked)}.ts`, relative(folder, asked)] : [];
  const found = names.find((name) => fs.statSync(join(company, name), { throwIfNoEntry: false })?.isFile());
  return found === undefined ? resolveFilename(request, parent, ...rest) : join(folder, found);
};
