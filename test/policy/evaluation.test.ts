import { testRows } from './evaluation-rows';
import { RULES } from './rows';

describe.each(Object.entries(RULES))('%s', (_part, rows) => {
  testRows(rows);
});
