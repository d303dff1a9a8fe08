import type { NonEmpty, Statement } from '../../../policy/document';
import type { ProofRow } from '../../../policy/proof-row';

/** API Gateway shows the value of an API key to whoever may read the key. */
const apiKeys = ['arn:aws:apigateway:*::/apikeys', 'arn:aws:apigateway:*::/apikeys/*'];
const anApiKey = ['arn:aws:apigateway:{region}::/apikeys', 'arn:aws:apigateway:{region}::/apikeys/abcdef1234'];

/** Denies reads by name, and the values of API Gateway's keys, whatever a managed policy allows now or later. */
export function denyReads(...actions: readonly string[]): Statement[] {
  return [
    { Effect: 'Deny', Action: actions, Resource: '*' },
    { Effect: 'Deny', Action: 'apigateway:GET', Resource: apiKeys },
  ];
}

/** The rows that prove {@link denyReads}. */
export function deniedReads(...actions: readonly string[]): NonEmpty<ProofRow> {
  return [{ action: actions }, { action: 'apigateway:GET', resource: anApiKey }];
}
