import { Stack } from 'aws-cdk-lib/core';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { addChecks } from '../../lib/app/checks';
import { StackSetTemplate } from '../../lib/app/constructs/stack-set/stack-set-template';
import { synthesize } from '../../lib/app/synthesize';

/** An app with one finding for each check, run as a process of its own by the tests of the checks. */
void synthesize((app) => {
  const stack = new Stack(app, 'Careless');
  new CfnBucket(stack, 'Bucket');
  new CfnBucket(new StackSetTemplate(stack, 'Inner'), 'InnerBucket').addPropertyOverride('NoSuchProperty', 'x');
  return addChecks(app);
});
