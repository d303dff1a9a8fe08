import { slugOf } from '../../project/markdown';

/** A heading's text up to the next of its level or above, subsections included. @throws Error where there is none */
export function sectionOf(page: string, headingOrAnchor: string): string {
  const found = sectionsOf(page).find(
    ({ heading }) => heading === headingOrAnchor || slugOf(heading) === headingOrAnchor,
  );
  if (found === undefined) throw new Error(`the page has no section "${headingOrAnchor}"`);
  return found.text;
}

export interface Section {
  readonly heading: string;
  /** 2 for `##`. */
  readonly level: number;
  readonly text: string;
}

/** Every section with a heading of level 2 or more. */
export function sectionsOf(page: string): readonly Section[] {
  const headings = [...page.matchAll(/^(#{2,6}) (.+)$/gm)];
  return headings.map((match, index) => {
    const [line, marks = '', heading = ''] = match;
    const next = headings.slice(index + 1).find(([, other = '']) => other.length <= marks.length);
    return { heading, level: marks.length, text: page.slice(match.index + line.length, next?.index) };
  });
}
