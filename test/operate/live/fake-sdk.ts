import { awsClients, type AwsClients } from '../../../lib/operate/live/clients';

/** What AWS answers to a command of the SDK: its pages in order, one answer for each input, or an error. */
export type Answer = readonly object[] | ((input: Readonly<Record<string, string>>) => object) | Error;

export type Answers = Record<string, Answer>;

/** The SDK's real clients, so that its real paginators take them, whose commands go no further than these answers. */
export function fakeClients(answers: Answers, sent: string[] = []): AwsClients {
  const real = awsClients();
  const faked = async (made: Promise<object>): Promise<object> =>
    Object.assign(await made, {
      send: (command: Sent) => Promise.resolve(command).then((one) => answerTo(one, answers, sent)),
    });
  return Object.fromEntries(
    Object.entries(real).map(([service, make]) => [
      service,
      (...args: readonly unknown[]) => faked((make as Make)(...args)),
    ]),
  ) as unknown as AwsClients;
}

type Make = (...args: readonly unknown[]) => Promise<object>;

interface Sent {
  readonly input: Readonly<Record<string, string>>;
}

function answerTo(command: Sent, answers: Answers, sent: string[]): object {
  const name = command.constructor.name.replace(/Command$/, '');
  sent.push(name);
  const answer = answers[name];
  if (answer === undefined) throw new Error(`the test has no answer to ${name}`);
  if (answer instanceof Error) throw answer;
  if (typeof answer === 'function') return answer(command.input);
  const index = Number(command.input.NextToken ?? '0');
  return { ...answer[index], ...(index + 1 < answer.length ? { NextToken: String(index + 1) } : {}) };
}

/** An error as the SDK throws it. */
export function awsError(name: string, message = 'no'): Error {
  return Object.assign(new Error(message), { name });
}
