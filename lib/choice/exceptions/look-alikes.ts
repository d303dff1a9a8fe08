import { Glob } from '../../policy/text/glob';

/** A role that an exempt name stands for, as proof rows name it. @param role path and name, wildcards included */
export function exampleOf(role: string, homeRegion: string): string {
  const name = role
    .replace('sso.amazonaws.com*/', `sso.amazonaws.com/${homeRegion}/`)
    .replaceAll('*', '0123456789abcdef')
    .replaceAll('?', '0');
  return `role/${name}`;
}

/**
 * Names that only look like an exempt one: longer at either end, in another path, in other letters. Never one that is exempt itself.
 *
 * @param exempt path and name of all that are, wildcards included
 */
export function lookAlikesOf(role: string, homeRegion: string, exempt: readonly string[]): readonly string[] {
  const whole = exampleOf(role, homeRegion).slice('role/'.length);
  const slash = whole.lastIndexOf('/') + 1;
  const [path, name] = [whole.slice(0, slash), whole.slice(slash)];
  const candidates = [
    `${path}${name}-2`,
    `${path}x${name}`,
    `${path}${name.slice(0, -1)}`,
    `${path}${name.toUpperCase()}`,
    `other/${whole}`,
    ...(path === '' ? [`app/${name}`] : [name]),
    `${path}anyone`,
  ];
  const patterns = exempt.map((pattern) => Glob.of(pattern));
  const isExempt = (candidate: string): boolean => patterns.some((pattern) => pattern.matches(candidate));
  return [...new Set(candidates)].filter((one) => one !== whole && !isExempt(one)).map((one) => `role/${one}`);
}
