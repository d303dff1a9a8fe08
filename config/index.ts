import { access } from './access';
import { accounts } from './accounts';
import { company } from './company';
import { exceptions } from './exceptions';
import { organization } from './organization';
import { scenarios } from './scenarios';
import { workloads } from './workloads';

export { catalogue } from './catalogue';

/** The whole landing zone. `cdk synth` validates it before it makes anything of it. */
export const config = { company, organization, accounts, access, exceptions, workloads, scenarios };
