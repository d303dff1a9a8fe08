// The least that `cdk synth` can be: plain JavaScript, one resource, the same CLI and feature flags.
const { App, Stack } = require('aws-cdk-lib/core');
const { CfnTopic } = require('aws-cdk-lib/aws-sns');

const app = new App();
new CfnTopic(new Stack(app, 'Floor'), 'Topic');
