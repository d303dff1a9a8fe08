import { LiveError } from '../live/live-error';
import { readAggregator, type CompliancePage } from './read-aggregator';
import { report, type ComplianceReport } from './report';

/** AWS Config in one region. */
export interface AwsConfig {
  readonly region: string;
  /** Reads a page of an aggregator, as AWS Config answers it. */
  readonly readPage: (aggregator: string, nextToken: string | undefined) => Promise<CompliancePage>;
}

/**
 * What an aggregator says, summed up.
 *
 * @throws LiveError in one line, whatever went wrong; also where nobody reports to the aggregator yet, which proves nothing
 */
export async function readReport({ region, readPage }: AwsConfig, aggregator: string): Promise<ComplianceReport> {
  const found = report(await readAggregator((nextToken) => readPage(aggregator, nextToken)).catch(refused));
  if (found.rules > 0) return found;
  const where = `The aggregator ${aggregator} in ${region}`;
  throw new LiveError('failed', `${where} has no answers yet: AWS Config needs up to a day after the first deploy.`);

  function refused(error: unknown): never {
    throw error instanceof LiveError ? error : explained(error, aggregator, region);
  }
}

const SIGN_IN =
  'sign in to the security account, for example with `aws sso login --profile security`, and set AWS_PROFILE';

/** Error names of the AWS SDK and of AWS Config, and what to do about them. */
function explained(error: unknown, aggregator: string, region: string): LiveError {
  switch (field(error, 'name')) {
    case 'CredentialsProviderError':
      return new LiveError('no credentials', `No AWS credentials: ${SIGN_IN}.`);
    case 'ExpiredToken':
    case 'ExpiredTokenException':
    case 'UnrecognizedClientException':
    case 'InvalidClientTokenId':
      return new LiveError('no credentials', `AWS does not accept these credentials, or no longer: ${SIGN_IN}.`);
    case 'AccessDeniedException':
      return new LiveError(
        'not allowed',
        `These credentials may not read AWS Config: ${SIGN_IN}, as Auditor or SecurityAdmin.`,
      );
    case 'NoSuchConfigurationAggregatorException':
      return new LiveError(
        'failed',
        `No aggregator "${aggregator}" in this account and ${region}: ${SIGN_IN}, and AWS_REGION to the home region.`,
      );
    default:
      return new LiveError(
        'failed',
        `${isUnreachable(error) ? 'AWS cannot be reached' : 'AWS Config failed'}: ${firstLine(error)}.`,
      );
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
