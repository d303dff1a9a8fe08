import type { Assembly } from '../assembly';
import { resourcesOfType } from '../assembly/template';

/** Display names of the groups that the templates create. */
export function groupsOf({ stacks }: Assembly): readonly string[] {
  return stacks.flatMap(({ template }) =>
    resourcesOfType(template, 'AWS::IdentityStore::Group').flatMap((logicalId) => {
      const name = template.Resources[logicalId]?.Properties?.DisplayName;
      return typeof name === 'string' ? [name] : [];
    }),
  );
}

/** Hosts of AWS services that the templates name anywhere. */
export function templateHosts({ stacks }: Assembly): readonly string[] {
  const hosts = stacks.flatMap(({ template }) => JSON.stringify(template).match(/[a-z0-9.-]+\.amazonaws\.com/g) ?? []);
  return [...new Set(hosts)].sort();
}
