/*
 * Loaded first of all (`node -r ./bin/register.js`), for Node.js to run TypeScript as tsconfig.json has it. What an environment says to
 * ts-node is not heard: what one machine accepts is what all do.
 */
for (const name of Object.keys(process.env)) if (/^TS_NODE_/i.test(name)) Reflect.deleteProperty(process.env, name);

require('ts-node').register({ cwd: require('node:path').join(__dirname, '..') });
