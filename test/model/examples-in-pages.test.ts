import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import ts from 'typescript';
import { z } from 'zod';
import { unwrap } from '../../lib/config/schema-walk';
import { landingZoneSchema } from '../../lib/model/schema';
import { filesOf, repository } from '../support/repository';

/* What the pages show of a config, as it would stand in one: it has a place in the schema. Whole definitions: `test/config/own/examples`. */

const pages = filesOf('.md').filter((file) => /^(?:docs\/)?[\w-]+\.md$/.test(file));
const blocks = pages.flatMap((page) => {
  const found = [...readFileSync(join(repository, page), 'utf8').matchAll(/^ *```(?:ts|typescript)\n(.*?)^ *```/gms)];
  return found.map(([, code = '']) => [`${page}: ${code.trim().split('\n', 1).join()}`, code] as const);
});
const isWhole = (code: string): boolean => /^(?:import|export) /m.test(code);
const fragments = blocks.filter(([, code]) => !isWhole(code));

function schemasIn(schema: z.core.$ZodType | undefined): readonly z.core.$ZodType[] {
  const here = unwrap(schema);
  if (here instanceof z.ZodObject) return [here, ...Object.values(here.shape as z.ZodRawShape).flatMap(schemasIn)];
  if (here instanceof z.ZodUnion) return here.options.flatMap(schemasIn);
  if (here instanceof z.ZodArray) return [here, ...schemasIn(here.element)];
  return here instanceof z.ZodRecord ? [here, ...schemasIn(here.valueType)] : [];
}

/** A map of texts, as of tags, has a place for anything. */
const schemas = schemasIn(landingZoneSchema).filter(
  (schema) => !(schema instanceof z.ZodRecord) || unwrap(schema.valueType) instanceof z.ZodObject,
);

/** A part of an object need not have all that the whole has. */
function takes(schema: z.core.$ZodType, value: unknown): boolean {
  if (!(schema instanceof z.ZodObject)) return z.safeParse(schema, value).success;
  const shape = Object.entries<z.ZodType>(schema.shape);
  return z.strictObject(Object.fromEntries(shape.map(([key, one]) => [key, one.optional()]))).safeParse(value).success;
}

/** As entries of an object, or of a list. */
function valueOf(code: string): unknown {
  const forms = [`({${code}})`, `([${code}])`].filter((text) => syntaxErrors(text).length === 0);
  const [form] = forms;
  return form === undefined ? undefined : structuredClone(runInNewContext(form) as unknown);
}

function syntaxErrors(text: string): readonly unknown[] {
  return ts.transpileModule(text, { reportDiagnostics: true }).diagnostics ?? [];
}

test('the pages show parts of a config', () => {
  expect(fragments.length).toBeGreaterThan(8);
});

test.each(blocks)('%s is TypeScript', (_name, code) => {
  expect(isWhole(code) ? syntaxErrors(code) : valueOf(code)).toEqual(isWhole(code) ? [] : expect.anything());
});

test.each(fragments)('%s has a place in the schema of the config', (_name, code) => {
  const value = valueOf(code);
  expect(value).toBeDefined();
  expect(schemas.some((schema) => takes(schema, value))).toBe(true);
});

test.each(["hme: 'x'", "quotas: { managedPoliciesPerRole: { raisedTo: 'x' } }", "{ group: 'a', persna: 'b' }"])(
  '%s has none',
  (code) => {
    expect(schemas.some((schema) => takes(schema, valueOf(code)))).toBe(false);
  },
);
