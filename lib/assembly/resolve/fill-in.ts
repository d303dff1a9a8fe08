import type { ResourceKind } from '../attributes/resource-kind';
import { entryOf } from '../../base/entry-of';
import { ORGANIZATION_ID } from '../symbols';
import { Remembered } from '../../policy/remembered';
import { at, type Path } from './path';
import { physicalName } from './physical-name';
import type { Resolver } from './resolver';

/** A text, and the blank behind it. */
interface Part {
  readonly text: string;
  readonly blank: string | undefined;
}

const BLANK = /\{(?<name>[A-Za-z]+)\}/;
const partsOf = new Remembered<string, readonly Part[]>();

type Blank = (resolver: Resolver, logicalId: string, kind: ResourceKind) => string;

/** Blanks in lower case; those that begin with a capital letter are properties of the resource. */
const blanks: Readonly<Record<string, Blank>> = {
  account: ({ deployment }) => deployment.account,
  id: ({ deployment }, logicalId) => `${deployment.stackName}-${logicalId}`,
  issuer: (resolver, logicalId) => {
    const url = resolver.property(logicalId, 'Url') ?? '';
    return resolver.text(url, resolver.propertyPath(logicalId, 'Url')).replace(/^https:\/\//, '');
  },
  logicalId: (_resolver, logicalId) => logicalId,
  management: ({ neighbours }) => neighbours.managementAccount,
  name: physicalName,
  organization: () => ORGANIZATION_ID,
  path: (resolver, logicalId) =>
    resolver.text(resolver.property(logicalId, 'Path') ?? '/', resolver.propertyPath(logicalId, 'Path')),
  region: ({ deployment }) => deployment.region,
};

/** Fills in the form of an ARN or another identifier for one resource. */
export function fillIn(resolver: Resolver, logicalId: string, kind: ResourceKind, form: string, path: Path): string {
  let result = '';
  for (const { text, blank } of parse(form)) {
    result += text;
    if (blank !== undefined) result += valueOf(resolver, logicalId, kind, blank, path);
  }
  return result;
}

function valueOf(resolver: Resolver, logicalId: string, kind: ResourceKind, name: string, path: Path): string {
  const blank = entryOf(blanks, name);
  if (blank !== undefined) return blank(resolver, logicalId, kind);
  const value = resolver.property(logicalId, name);
  if (value === undefined) {
    throw resolver.error(at(path, name), `needs the property ${name} of ${logicalId}, which has none`);
  }
  return resolver.text(value, resolver.propertyPath(logicalId, name));
}

/** Remembered: the forms are few, and the resources of thousands of accounts many. */
function parse(form: string): readonly Part[] {
  let parts = partsOf.get(form);
  if (parts === undefined) {
    const pieces = form.split(BLANK);
    parts = pieces.flatMap((text, index) => (index % 2 === 0 ? [{ text, blank: pieces[index + 1] }] : []));
    partsOf.set(form, parts);
  }
  return parts;
}
