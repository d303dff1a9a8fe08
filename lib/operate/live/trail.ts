import type { AwsClients } from './clients';
import { isAwsError } from './live-error';
import type { PlacedTrail, Trail } from './model';
import { told } from './told';

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrail.html */
export async function readTrail(clients: AwsClients, name: string, region: string): Promise<Trail | undefined> {
  const { GetTrailCommand, GetTrailStatusCommand } = await import('@aws-sdk/client-cloudtrail');
  const client = await clients.cloudTrail(region);
  try {
    const { Trail: found } = await client.send(new GetTrailCommand({ Name: name }));
    const { IsLogging } = await client.send(new GetTrailStatusCommand({ Name: name }));
    return {
      logging: told(IsLogging, 'cloudtrail:GetTrailStatus', 'IsLogging') ? 'on' : 'off',
      isOrganizationTrail: found?.IsOrganizationTrail === true,
      isMultiRegionTrail: found?.IsMultiRegionTrail === true,
      includesGlobalEvents: found?.IncludeGlobalServiceEvents === true,
      validatesFiles: found?.LogFileValidationEnabled === true,
      bucket: told(found?.S3BucketName, 'cloudtrail:GetTrail', 'Trail.S3BucketName'),
      ...(found?.KmsKeyId === undefined ? {} : { key: found.KmsKeyId }),
      selectors: found?.HasCustomEventSelectors === true ? 'custom' : 'default',
    };
  } catch (error) {
    if (isAwsError(error, 'TrailNotFoundException')) return undefined;
    throw error;
  }
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html */
export async function readTrailsIn(clients: AwsClients, region: string): Promise<readonly PlacedTrail[]> {
  const { DescribeTrailsCommand } = await import('@aws-sdk/client-cloudtrail');
  const client = await clients.cloudTrail(region);
  const { trailList = [] } = await client.send(new DescribeTrailsCommand({ includeShadowTrails: true }));
  return trailList.map(({ Name, HomeRegion }) => ({
    name: told(Name, 'cloudtrail:DescribeTrails', 'trailList[].Name'),
    homeRegion: told(HomeRegion, 'cloudtrail:DescribeTrails', 'trailList[].HomeRegion'),
  }));
}
