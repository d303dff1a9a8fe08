import { createHash } from 'node:crypto';
import type { PageData } from '../page/format';
import { packed } from '../page/pack';
import type { Bundle } from './bundle';

/**
 * One page that needs nothing else. Its content security policy lets this very script and style run and nothing be fetched,
 * so that no name in the data can do either.
 *
 * @see https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Content-Security-Policy
 */
export function html(data: PageData, { script, style }: Bundle): string {
  const [code, look] = [inScript(script), inStyle(style)];
  const policy = [
    "default-src 'none'",
    `script-src '${digest(code)}'`,
    `style-src '${digest(look)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>Explorer</title>
<style>${look}</style>
</head>
<body>
<div id="app"><p>This page shows who can do what in an organization. It needs JavaScript, which stands in this file; nothing is loaded from elsewhere.</p></div>
<script type="application/json" id="data">${jsonInHtml(packed(data))}</script>
<script>${code}</script>
</body>
</html>
`;
}

/** As JSON that ends no element and begins no comment, whatever names hold. */
export function jsonInHtml(value: unknown): string {
  return JSON.stringify(value).replaceAll(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** `</script` and `<!--` occur in texts and patterns only, where a backslash changes nothing. */
function inScript(code: string): string {
  return code.replaceAll(/<(?=\/script|!--)/gi, '\\x3C');
}

function inStyle(style: string): string {
  if (/<\/style/i.test(style)) throw new Error('The style would end its own element.');
  return style;
}

/** As a content security policy names what it lets run. */
function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
}
