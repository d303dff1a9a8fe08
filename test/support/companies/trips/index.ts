import { access } from './access';
import { accounts } from './accounts';
import { company } from './company';
import { exceptions } from './exceptions';
import { organization } from './organization';
import { scenarios } from './scenarios';
import { workloads } from './workloads';

export { catalogue } from './catalogue';

/**
 * The company that comes with this repository, kept for the tests: `config/` is a fork's to change, and what the tests say about
 * trips.com must hold all the same.
 */
export const config = { company, organization, accounts, access, exceptions, workloads, scenarios };
