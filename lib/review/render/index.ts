import type { Report } from '../model';
import { asHtml } from './html';
import { asJson } from './json';
import { asMarkdown } from './markdown';
import { asSarif } from './sarif';

/** By the name that `--format` takes. */
export const FORMATS: Readonly<Record<string, (report: Report) => string>> = {
  markdown: asMarkdown,
  json: asJson,
  html: asHtml,
  sarif: asSarif,
};
