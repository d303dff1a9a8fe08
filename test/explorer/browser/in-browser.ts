import { CHROMIUM } from './chromium';

if (CHROMIUM === undefined)
  process.stderr.write('There is no Chromium: the tests of the explorer in a browser are skipped.\n');

export const inBrowser = CHROMIUM === undefined ? test.skip : test;
