export type { Finding } from './finding';
export { findDrift } from './run';
