import { loaded } from '../config/loaded';
import type * as reading from '../operate/compliance/read-report';
import type * as reporting from '../operate/compliance/report';
import { ExitCode, type Command } from './command';
import { JSON_OUTPUT, type Options, type OptionSpecs } from './options';
import { WrongQuestionError } from '../ask/wrong-question';
import { CONFIG_AGGREGATOR_NAME } from '../base/names';
import type { AwsConfig } from '../operate/compliance/read-report';

const OPTIONS = {
  aggregator: { kind: 'text', value: '<name>', help: `aggregator of AWS Config (default: ${CONFIG_AGGREGATOR_NAME})` },
  json: JSON_OUTPUT,
} as const satisfies OptionSpecs;

const ABOUT = `Which accounts break which rule, from the aggregator of AWS Config in the security account.
Exit code 0: every rule is met. 1: rules are broken. 2: it could not be told.`;

/** `npm run compliance`. @param open loads what it needs when there is something to ask */
export function complianceCommand(open: () => Promise<AwsConfig>): Command<typeof OPTIONS> {
  return {
    name: 'compliance',
    about: ABOUT,
    options: OPTIONS,
    run: async (options, { stdout }) => {
      const { readReport } = loaded(() => require('../operate/compliance/read-report') as typeof reading);
      const { asText } = loaded(() => require('../operate/compliance/report') as typeof reporting);
      const aggregator = aggregatorOf(options);
      const found = await readReport(await open(), aggregator);
      stdout.write(options.has('json') ? `${JSON.stringify(found, undefined, 2)}\n` : `${asText(found)}\n`);
      return found.breaches.length === 0 ? ExitCode.OK : ExitCode.NO;
    },
  };
}

/** @see https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigurationAggregator.html */
const AGGREGATOR_NAME = /^[\w-]{1,256}$/;

function aggregatorOf(options: Options<typeof OPTIONS>): string {
  const name = options.text('aggregator') ?? CONFIG_AGGREGATOR_NAME;
  if (AGGREGATOR_NAME.test(name)) return name;
  throw new WrongQuestionError([`--aggregator: "${name}" is no name of one. Expected letters, digits, - and _.`]);
}
