import { ExplainedError } from '../../base/explained-error';

/** Why something could not be read. */
export type LiveErrorKind = 'no credentials' | 'not allowed' | 'failed';

/** A call that AWS did not answer as asked. The message is one line for a terminal. */
export class LiveError extends ExplainedError {
  public override readonly name = 'LiveError';

  public constructor(
    public readonly kind: LiveErrorKind,
    message: string,
    /** AWS's name of the error. @default it has none */
    public readonly awsName?: string,
  ) {
    super(message.replaceAll(/\s*\n\s*/g, ' '));
  }
}

const NO_CREDENTIALS =
  /^(CredentialsProviderError|TokenProviderError|ExpiredToken|ExpiredTokenException|InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|InvalidSignatureException|AuthFailure)$/;
const NOT_ALLOWED = /^(AccessDenied|AccessDeniedException|UnauthorizedOperation|AuthorizationError)$/;

/** What the SDK threw, in words for whoever runs a command. @param what the call, for example `organizations:ListRoots` */
export function asLiveError(error: unknown, what: string): LiveError {
  if (error instanceof LiveError) return error;
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
  if (NO_CREDENTIALS.test(name)) {
    const how = 'Sign in ("aws sso login") and name the profile of the management account: export AWS_PROFILE=…';
    return new LiveError('no credentials', `No AWS credentials that work (${name}). ${how}`, name);
  }
  if (NOT_ALLOWED.test(name)) return new LiveError('not allowed', `these credentials may not call ${what}`);
  return new LiveError('failed', `${what} failed: ${name === 'Error' ? '' : `${name}: `}${message || 'no answer'}`);
}

/** By which a Region that is not enabled refuses credentials that work elsewhere; those that have ended have errors of their own. */
const UNKNOWN_IN_A_REGION = /^(AuthFailure|InvalidClientTokenId|UnrecognizedClientException)$/;

/** Whether a Region knows no such credentials. */
export function isUnknownInRegion(error: unknown): boolean {
  return error instanceof LiveError && UNKNOWN_IN_A_REGION.test(error.awsName ?? '');
}

/** HTTP status by which AWS refused. @returns undefined where it answered nothing */
export function statusOf(error: unknown): number | undefined {
  const { $metadata } = error as { readonly $metadata?: { readonly httpStatusCode?: number } };
  return $metadata?.httpStatusCode;
}

/** Whether AWS answered with one of these errors. */
export function isAwsError(error: unknown, ...names: readonly string[]): boolean {
  return error instanceof Error && names.includes(error.name);
}
