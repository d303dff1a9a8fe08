import { catalogue } from '../../lib/catalogue/guardrails/catalogue';

/** Makes the first row of a guardrail one that the proofs cannot read. Runs before the app, after its catalogue was checked. */
const definition: unknown = catalogue.data['deny-disabling-keys'];
const { denies } = definition as { denies: object[] };
Object.defineProperty(denies, 0, { value: { actions: 'kms:DisableKey' }, enumerable: true });
