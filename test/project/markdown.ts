export interface Link {
  /** Path from the page's folder; empty for the page itself. */
  readonly path: string;
  /** @default the link leads to the whole page */
  readonly anchor?: string;
}

const FENCE = /^(```|~~~)[^\n]*\n[\s\S]*?^\1[^\n]*$/gm;
const INLINE_CODE = /`[^`\n]*`/g;
const COMMENT = /<!--[\s\S]*?-->/g;
/** `[text](target)`, an image, or the definition `[name]: target`. */
const LINK = /\]\(\s*<?(?<inline>[^)\s>]+)>?(?:\s+"[^"]*")?\s*\)|^\[[^\]]+\]:\s+(?<defined>\S+)/gm;
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;

/** Links of a page that lead somewhere in the repository. */
export function relativeLinks(page: string): readonly Link[] {
  const text = page.replace(FENCE, '').replace(INLINE_CODE, '').replace(COMMENT, '');
  return [...text.matchAll(LINK)]
    .map(({ groups }) => groups?.inline ?? groups?.defined ?? '')
    .filter((target) => !ELSEWHERE.test(target))
    .map((target) => {
      const [path = '', anchor] = decodeURI(target).split('#');
      return { path, ...(anchor === undefined ? {} : { anchor }) };
    });
}

/**
 * Anchors of a page's headings, as GitHub makes them.
 * @see https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#section-links
 */
export function anchorsOf(page: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of page.replace(FENCE, '').matchAll(/^#{1,6}[ \t]+(.+?)[ \t]*#*$/gm)) {
    const slug = slugOf(heading);
    let anchor = slug;
    for (let count = 1; anchors.has(anchor); count += 1) anchor = `${slug}-${count}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** The anchor of a heading, as GitHub makes it. */
export function slugOf(heading: string): string {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`]|(?<!\w)_|_(?!\w)/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-');
}

/** Code in a page that is a path of the repository, written from its top: `` `lib/model/` ``, `` `config/access.ts` ``. */
export function pathsNamed(page: string): readonly string[] {
  const code = [...page.replace(FENCE, '').matchAll(INLINE_CODE)].map(([text]) => text.slice(1, -1));
  return code.filter((text) => /^(?:\.ci|\.github|bench|bin|config|docs|lib|test)\/[\w./-]*$/.test(text));
}

const CODE = /^(?<fence>```|~~~)[^\n]*\n(?<block>[\s\S]*?)^\k<fence>[^\n]*$|`(?<inline>[^`\n]*)`/gm;

/** Blocks of code and code in lines, in their order. */
export function codeIn(page: string): readonly string[] {
  return [...page.matchAll(CODE)].map(({ groups }) => groups?.block ?? groups?.inline ?? '');
}

/** Commands in a page's code that send what `npm run` prints to a file or another command, the banner of npm included. */
export function redirectedWithBanner(page: string): readonly string[] {
  return codeIn(page).flatMap((text) => commandsIn(text).filter(isRedirectedWithBanner));
}

function commandsIn(code: string): readonly string[] {
  return code
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .flatMap((line) => line.replace(/(^|\s)#.*$/, '').split(/&&|\|\||;/));
}

/** `<folder>` stands for a value. */
function isRedirectedWithBanner(command: string): boolean {
  const [, after] = /\bnpm run (?!--silent\b|-s\b)(.*)$/.exec(command.replaceAll(/<[\w ./-]+>/g, '')) ?? [];
  return after !== undefined && /[>|]/.test(after);
}
