import { runProcess } from '../lib/commands/run-process';
import { awsConfig } from '../lib/compliance/aws-config';
import { complianceCommand } from '../lib/compliance/command';
import { loadConfig } from './load-config';

runProcess(complianceCommand(awsConfig(loadConfig)));
