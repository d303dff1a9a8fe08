/** Keys and names that a person may write without a second thought, and what a program may stumble over. */
export const HOSTILE_NAMES: readonly string[] = [
  ...['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__', 'isPrototypeOf'],
  ...['root', 'management', 'same-account', 'role', 'user', 'service', 'anonymous', 'arn', 'aws:x', 'AWS:y'],
  ...['111111111111', '0', 'a/b', 'a.b', 'a b', ' a', 'a ', '', '-', '*', '${x}', "it's", '[0]', 'a\u0000b', 'a\nb'],
  ...['Dev', 'DEV', 'dév', '\u202edev', '😀', 'k'.repeat(64), 'k'.repeat(65), 'k'.repeat(2000)],
];

/** Names that are another one but for case, or for what a logical id drops. */
export function twinsOf(name: string): readonly string[] {
  return [name.toUpperCase(), name.replaceAll('-', ''), name.replaceAll('-', '_'), `${name}-`, `-${name}`, `${name}.`];
}
