import { createInterface } from 'node:readline';
import { WrongQuestionError } from '../../ask/wrong-question';
import type { Ask } from './read-answers';

/**
 * Asks at a terminal, one question at a time, so that the process ends once all are answered. Whoever ends the input instead, with
 * Ctrl+C or Ctrl+D, gets a WrongQuestionError: questions come before anything is written.
 */
export function askAt(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Ask {
  return (question) =>
    new Promise((resolve, reject) => {
      const terminal = createInterface({ input, output });
      const stop = (): void => {
        // The question's line is still open.
        output.write('\n');
        reject(new WrongQuestionError(['Nothing was written.']));
      };
      terminal.once('close', stop);
      terminal.question(question, (answer) => {
        terminal.off('close', stop).close();
        resolve(answer);
      });
    });
}
