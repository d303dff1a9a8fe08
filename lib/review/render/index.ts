import type { Report } from '../model';
import { asHtml } from './html';
import { asJson } from './json';
import { asMarkdown } from './markdown';
import { asSarif } from './sarif';

/** @param explorer address of the explorer's page, relative to the report's. @default there is none */
export type Render = (report: Report, explorer?: string) => string;

/** By the name that `--format` takes. */
export const FORMATS: Readonly<Record<string, Render>> = {
  markdown: (report) => asMarkdown(report),
  json: asJson,
  html: asHtml,
  sarif: asSarif,
};
