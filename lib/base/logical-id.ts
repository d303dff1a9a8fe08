import { capitalized } from './words';

/**
 * The CloudFormation logical id of what a config key stands for: kind, then the key in camel case, so `Account` and
 * `engineering-dev` give `AccountEngineeringDev`. It depends on nothing else, which is why a name, a parent or the order
 * in the config may change without a resource being replaced.
 *
 * Keys that differ only by a hyphen before a digit (`a-1`, `a1`) share an id; the model check refuses such a pair.
 *
 * @param kind letters and digits, for example `Account`, `OrganizationalUnit`, `Group`
 * @param key a key from the config: lower case words joined by hyphens
 */
export function logicalId(kind: string, key: string): string {
  const words = key.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return kind + words.map(capitalized).join('');
}
