import type { Account } from '../assembly';
import { copySource, type ContextValues, type RequestResource } from '../policy';

/** Where the object that a copy reads is found. */
export interface Sources {
  /** Whose template makes its bucket. */
  makerOf(arn: string): Account | undefined;
  /** With its policy. */
  resource(arn: string, owner: Account, action: string): RequestResource;
}

/** The resource of a call, with what the call copies where the templates make that: of anything else nobody can tell whose it is. */
export function withCopied(
  resource: RequestResource,
  { action, context }: { readonly action: string; readonly context: ContextValues },
  sources: Sources,
): RequestResource {
  const source = copySource(action, context);
  const owner = source && sources.makerOf(source.arn);
  if (source === undefined || owner === undefined) return resource;
  return { ...resource, copiedFrom: sources.resource(source.arn, owner, source.action) };
}
