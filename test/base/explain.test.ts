import { explain } from '../../lib/base/explain';
import { ExplainedError } from '../../lib/base/explained-error';

const ofSystem = (code: string, syscall?: string): Error =>
  Object.assign(new Error(`${code}: words of the system`), { code, ...(syscall === undefined ? {} : { syscall }) });

const explained: Error = new (class extends ExplainedError {})('One line.');

test.each<[unknown, string]>([
  [explained, 'One line.'],
  [ofSystem('ENOSPC', 'write'), 'The system refuses what this needs: ENOSPC: words of the system. Mend that, and run it again.'],
  [ofSystem('EROFS', 'open'), 'The system refuses what this needs: EROFS: words of the system. Mend that, and run it again.'],
  [ofSystem('ENOENT', 'open'), 'This should not have happened: ENOENT: words of the system. Please report it with the command that you ran.'],
  [ofSystem('EIO'), 'This should not have happened: EIO: words of the system. Please report it with the command that you ran.'],
  ['a text\nof two lines.', 'This should not have happened: a text of two lines. Please report it with the command that you ran.'],
])('%p is told in one line', (error, line) => {
  expect(explain(error)).toBe(line);
}); // prettier-ignore
