import { visible } from './wording';

/** Half of a character, which no JSON of a template may hold. */
const HALF = /\p{Cs}/u;

/**
 * What the CDK reads as one of its tokens, in a text, in a list or as a number, and the dynamic references of CloudFormation, with room
 * for what either may take besides.
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/tokens.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
const STANDS_FOR_ANOTHER = [/[$#]\{Token\[/, /-1\.\d{10,16}e\+289/, /^-1(?:\.\d+)?e\+289$/, /\{\{\s*resolve\s*:/i];

/** Controls, line ends among them, what turns the writing, and what is not drawn: a reviewer reads another text than is there. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/u;
const SEEN = 'a text on one line, of characters that are seen';

const LITERAL = 'what deploys as it is written: the CDK and CloudFormation put another value in its place';

/**
 * Whether a key, text or number can stand in a template, stays there what it is, and is what a person reads.
 *
 * @param half what is expected in place of half a character
 * @returns what is expected in place of it, undefined where it can
 */
export function expectedInPlaceOf(written: string, half: string): string | undefined {
  if (HALF.test(written)) return half;
  if (UNSEEN.test(written)) return SEEN;
  return STANDS_FOR_ANOTHER.some((form) => form.test(written)) ? LITERAL : undefined;
}

/** The first character of a text that nobody sees, as it is escaped; undefined where all are seen. */
export function unseenIn(written: string): string | undefined {
  const [character] = UNSEEN.exec(written) ?? [];
  return character === undefined ? undefined : visible(character);
}

/**
 * Whether CloudFormation takes an object for a call of one of its functions, wherever it stands in a template. Nothing of it is read.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export function isTemplateFunction(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const keys = Object.keys(value);
  return keys.some((key) => key.startsWith('Fn::')) || (keys.length === 1 && keys[0] === 'Ref');
}
