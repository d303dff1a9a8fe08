import { createHash } from 'node:crypto';
import { html, jsonInHtml } from '../../lib/explorer/write/html';
import { config } from '../support/companies/trips';
import { explored } from './support';

const HOSTILE = [
  '</script><script>alert(1)</script>',
  '<!--',
  '<img src=x onerror=alert(1)>',
  '"\'&amp;',
  '\u2028\u2029',
  '😀',
];

test('names stay text in the page, and come back as they were', () => {
  const text = jsonInHtml(HOSTILE);
  expect(text).not.toMatch(/[<>&\u2028\u2029]/);
  expect(JSON.parse(text)).toEqual(HOSTILE);
});

test('the policy of the page lets its own script and style run, and nothing else', async () => {
  const { data } = await explored(config);
  const page = html(data, { script: 'run("</script><!--")', style: 'p{color:red}' });
  const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
  const parts = policy.split('; ');
  const digestOf = (text = ''): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const scripts = [...page.matchAll(/<script(?<type>[^>]*)>(?<text>.*?)<\/script>/gs)].map(({ groups }) => groups);
  const run = scripts.filter((one) => one?.type === '');
  expect(run).toHaveLength(1);
  expect(scripts).toHaveLength(2);
  expect(parts).toEqual([
    "default-src 'none'",
    `script-src ${digestOf(run[0]?.text)}`,
    `style-src ${digestOf('p{color:red}')}`,
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  expect(page).not.toMatch(/\b(?:src|href)=["']?https?:/);
});
