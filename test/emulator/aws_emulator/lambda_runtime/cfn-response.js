// The module that Lambda offers to inline code: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-lambda-function-code-cfnresponsemodule.html
const https = require('https');

exports.SUCCESS = 'SUCCESS';
exports.FAILED = 'FAILED';

exports.send = function (event, context, status, data, physicalId, noEcho) {
  const body = JSON.stringify({
    Status: status,
    Reason: `See the details in CloudWatch Log Stream: ${context.logStreamName}`,
    PhysicalResourceId: physicalId || context.logStreamName,
    StackId: event.StackId,
    RequestId: event.RequestId,
    LogicalResourceId: event.LogicalResourceId,
    NoEcho: noEcho || false,
    Data: data,
  });
  const url = new URL(event.ResponseURL);
  const headers = { 'content-type': '', 'content-length': Buffer.byteLength(body) };
  const request = https.request(
    { hostname: url.hostname, port: 443, path: url.pathname + url.search, method: 'PUT', headers },
    () => context.done(),
  );
  request.on('error', (error) => {
    console.log(error);
    context.done();
  });
  request.end(body);
};
