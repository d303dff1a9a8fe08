import { isMap } from './draft';

/** What a module exports, or a map holds, by its name. A compiled module exports by getters; those of a config are refused by whoever reads it. */
export function entriesOfModule(value: unknown): readonly (readonly [name: string, value: unknown])[] {
  if (!isMap(value)) return [];
  return Object.entries(Object.getOwnPropertyDescriptors(value)).map(([name, property]) => [
    name,
    property.get === undefined ? property.value : Reflect.get(value, name),
  ]);
}
