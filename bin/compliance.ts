import { runProcess } from '../lib/cli/run-process';
import { awsConfig } from '../lib/cli/aws-config';
import { complianceCommand } from '../lib/cli/compliance';
import { loadConfig } from './load-config';

runProcess(complianceCommand(awsConfig(loadConfig)));
