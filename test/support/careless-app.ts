import { App, Stack } from 'aws-cdk-lib/core';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { addChecks } from '../../lib/checks';
import { StackSetTemplate } from '../../lib/constructs/stack-set/stack-set-template';

/** An app with one finding for each check, run as a process of its own by the tests of the checks. */
const app = new App();
const stack = new Stack(app, 'Careless');
new CfnBucket(stack, 'Bucket');
new CfnBucket(new StackSetTemplate(stack, 'Inner'), 'InnerBucket').addPropertyOverride('NoSuchProperty', 'x');
addChecks(app);
app.synth();
