export { preflight, type Preflight, type Row } from './run';
export type { Check, CheckContext, Finding } from './check';
