import type { ResourceKind } from '../attributes/resource-kind';
import { ORGANIZATION_ID } from '../symbols';
import { at, type Path } from './path';
import { physicalName } from './references';
import type { Resolver } from './resolver';

const BLANK = /\{(?<name>[A-Za-z.0-9]+)\}/g;

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
  return form.replaceAll(BLANK, (_match, name: string) => {
    const blank = blanks[name];
    if (blank !== undefined) return blank(resolver, logicalId, kind);
    const value = resolver.property(logicalId, name);
    if (value === undefined)
      throw resolver.error(at(path, name), `needs the property ${name} of ${logicalId}, which has none`);
    return resolver.text(value, resolver.propertyPath(logicalId, name));
  });
}
