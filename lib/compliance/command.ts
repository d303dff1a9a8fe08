import { parseArgs } from 'node:util';
import { CONFIG_AGGREGATOR_NAME } from '../names';
import { readAggregator, type CompliancePage } from './read-aggregator';
import { asText, report } from './report';

export const USAGE = `npm run compliance [-- --json] [-- --aggregator <name>]

Prints which accounts break which rule, from the aggregator of AWS Config in the security account.
Exit code 0: every rule is met. 1: rules are broken. 2: it could not be told.`;

export interface ComplianceContext {
  /** Reads a page of an aggregator, as AWS Config answers it. */
  readonly readPage: (aggregator: string, nextToken: string | undefined) => Promise<CompliancePage>;
  readonly region: string;
  readonly print: (text: string) => void;
  readonly complain: (line: string) => void;
}

/** Exit code: 0 where every rule is met, 1 where one is broken, 2 where it could not be told. */
export type ExitCode = 0 | 1 | 2;

/** `npm run compliance`. Never throws: what went wrong is one line. */
export async function compliance(args: readonly string[], context: ComplianceContext): Promise<ExitCode> {
  const { print, complain, region, readPage } = context;
  const options = optionsOf(args);
  if (typeof options === 'string') {
    complain(`compliance: ${options}. See npm run compliance -- --help`);
    return 2;
  }
  if (options.help) {
    print(USAGE);
    return 0;
  }
  try {
    const found = report(await readAggregator((nextToken) => readPage(options.aggregator, nextToken)));
    if (found.rules === 0) {
      complain(
        `compliance: the aggregator ${options.aggregator} in ${region} has no answers yet: AWS Config needs up to a day after the first deploy`,
      );
      return 2;
    }
    print(options.json ? JSON.stringify(found, undefined, 2) : asText(found));
    return found.breaches.length === 0 ? 0 : 1;
  } catch (error) {
    complain(`compliance: ${explain(error, options.aggregator, region)}`);
    return 2;
  }
}

interface Options {
  readonly aggregator: string;
  readonly json: boolean;
  readonly help: boolean;
}

function optionsOf(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        aggregator: { type: 'string', default: CONFIG_AGGREGATOR_NAME },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    return firstLine(error);
  }
}

const SIGN_IN =
  'sign in to the security account, for example with `aws sso login --profile security`, and set AWS_PROFILE';

/** Error names of the AWS SDK and of AWS Config, and what to do about them. */
function explain(error: unknown, aggregator: string, region: string): string {
  switch (field(error, 'name')) {
    case 'CredentialsProviderError':
      return `no AWS credentials: ${SIGN_IN}`;
    case 'ExpiredToken':
    case 'ExpiredTokenException':
    case 'UnrecognizedClientException':
    case 'InvalidClientTokenId':
      return `AWS does not accept these credentials, or no longer: ${SIGN_IN}`;
    case 'AccessDeniedException':
      return `these credentials may not read AWS Config: ${SIGN_IN}, as Auditor or SecurityAdmin`;
    case 'NoSuchConfigurationAggregatorException':
      return `no aggregator "${aggregator}" in this account and ${region}: ${SIGN_IN}, and AWS_REGION to the home region`;
    default:
      return isUnreachable(error) ? `AWS cannot be reached: ${firstLine(error)}` : firstLine(error);
  }
}

function isUnreachable(error: unknown): boolean {
  return ['EAI_AGAIN', 'ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT'].includes(field(error, 'code'));
}

function firstLine(error: unknown): string {
  const [line = ''] = field(error, 'message').split('\n');
  return line === '' ? `an error without a message: ${field(error, 'name')}` : line.replace(/\.$/, '');
}

/** Not by `instanceof`: errors of the SDK and of Node.js need not come from this realm. */
function field(error: unknown, name: 'name' | 'code' | 'message'): string {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
  return typeof value === 'string' ? value : '';
}
