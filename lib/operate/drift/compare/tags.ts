import { organizationsCall, undo } from '../call';
import { finding, type Finding } from '../finding';

type Tags = Readonly<Record<string, string>>;

/** AWS puts tags of its own (`aws:…`) on what CloudFormation makes. */
export function compareTags(about: string, id: string, expected: Tags, found: Tags): readonly Finding[] {
  const keys = new Set([...Object.keys(expected), ...Object.keys(found).filter((key) => !key.startsWith('aws:'))]);
  return [...keys].flatMap((key) => {
    const [wanted, is] = [expected[key], found[key]];
    if (wanted === is) return [];
    if (wanted === undefined) {
      const call = organizationsCall('UntagResource', { ResourceId: id, TagKeys: [key] });
      const what = `has the tag ${key}=${is ?? ''}, which nobody here defined`;
      return [finding('extra', about, what, undo('neutral', call))];
    }
    const call = organizationsCall('TagResource', { ResourceId: id, Tags: [{ Key: key, Value: wanted }] });
    return is === undefined
      ? [finding('missing', about, `has no tag ${key}=${wanted}`, undo('neutral', call))]
      : [finding('changed', about, `has the tag ${key}=${is}, not ${wanted}`, undo('neutral', call))];
  });
}
