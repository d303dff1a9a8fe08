import { named, type ResourceKind, type ResourceKinds } from './resource-kind';

const logGroup: ResourceKind = {
  name: 'LogGroupName',
  ref: '{name}',
  attributes: { Arn: 'arn:aws:logs:{region}:{account}:log-group:{name}:*' },
};

/** Functions, containers, networks, and their logs. */
export const compute: ResourceKinds = {
  'AWS::Lambda::Function': named('FunctionName', 'arn:aws:lambda:{region}:{account}:function:{name}'),
  'AWS::Lambda::Version': {
    ref: 'arn:aws:lambda:{region}:{account}:function:{FunctionName}:1',
    attributes: { FunctionArn: 'arn:aws:lambda:{region}:{account}:function:{FunctionName}:1', Version: '1' },
  },
  'AWS::Lambda::Alias': {
    ref: 'arn:aws:lambda:{region}:{account}:function:{FunctionName}:{Name}',
    attributes: { AliasArn: 'arn:aws:lambda:{region}:{account}:function:{FunctionName}:{Name}' },
  },
  'AWS::Lambda::LayerVersion': {
    ref: 'arn:aws:lambda:{region}:{account}:layer:{id}:1',
    attributes: { LayerVersionArn: 'arn:aws:lambda:{region}:{account}:layer:{id}:1' },
  },
  'AWS::Logs::LogGroup': logGroup,
  'AWS::Logs::Destination': named('DestinationName', 'arn:aws:logs:{region}:{account}:destination:{name}'),
  'AWS::StepFunctions::StateMachine': {
    name: 'StateMachineName',
    ref: 'arn:aws:states:{region}:{account}:stateMachine:{name}',
    attributes: { Arn: 'arn:aws:states:{region}:{account}:stateMachine:{name}', Name: '{name}' },
  },
  'AWS::ECS::Cluster': named('ClusterName', 'arn:aws:ecs:{region}:{account}:cluster/{name}'),
  'AWS::ECS::TaskDefinition': {
    name: 'Family',
    ref: 'arn:aws:ecs:{region}:{account}:task-definition/{name}:1',
    attributes: { TaskDefinitionArn: 'arn:aws:ecs:{region}:{account}:task-definition/{name}:1' },
  },
  'AWS::EC2::Instance': { ref: 'i-{id}', attributes: { InstanceId: 'i-{id}' } },
  'AWS::EC2::VPC': { ref: 'vpc-{id}', attributes: { VpcId: 'vpc-{id}' } },
  'AWS::EC2::Subnet': { ref: 'subnet-{id}', attributes: { SubnetId: 'subnet-{id}' } },
  'AWS::EC2::SecurityGroup': { ref: 'sg-{id}', attributes: { GroupId: 'sg-{id}' } },
  'AWS::EC2::VPCEndpoint': { ref: 'vpce-{id}', attributes: { Id: 'vpce-{id}' } },
  'AWS::CodeBuild::Project': named('Name', 'arn:aws:codebuild:{region}:{account}:project/{name}'),
  'AWS::CloudFront::Distribution': { ref: '{id}', attributes: { Id: '{id}' } },
};
