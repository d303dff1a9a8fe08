/*
 * Loaded first of all (`node -r ./bin/register.js`), for Node.js to run TypeScript as tsconfig.json has it. What an environment says to
 * ts-node is not heard: what one machine accepts is what all do.
 */
for (const name of Object.keys(process.env)) if (/^TS_NODE_/i.test(name)) Reflect.deleteProperty(process.env, name);

const { existsSync } = require('node:fs');
const { join } = require('node:path');
const cwd = join(__dirname, '..');

try {
  // Without the file, ts-node would look for one in every folder above.
  if (!existsSync(join(cwd, 'tsconfig.json'))) throw new Error('no such file');
  // A .js that an editor leaves beside a .ts must not stand in for it.
  require('ts-node').register({ cwd, swc: true, preferTsExts: true });
} catch (error) {
  const [line] = String(error instanceof Error ? error.message : error)
    .split('\n')
    .filter((text) => text.trim() !== '' && !text.includes('Unable to compile TypeScript'));
  process.stderr.write(`tsconfig.json: ${line}. Nothing was run: take the file of the main branch.\n`);
  process.exit(1);
}
