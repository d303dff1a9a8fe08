import { can, run, sampleAssembly, type Run } from './support';

/* Questions of `npm run can` about the sample, as they are typed. */

export const assembly = sampleAssembly();
export const ask = (...argv: readonly string[]): Promise<Run> => run(can, ['--assembly', assembly, ...argv]);

/** `<principal> <account> <action>`, then further arguments. */
export function question(text: string): readonly string[] {
  const [principal = '', account = '', action = '', ...more] = text.split(' ');
  return ['--principal', principal, '--account', account, '--action', action, ...more];
}

/** A token of GitHub for a role of engineering-dev, by what the provider is called; and the token that the role wants. */
export const BY_GITHUB = (provider: string): string =>
  `federated/${provider} engineering-dev sts:AssumeRoleWithWebIdentity --resource arn:aws:iam::engineering-dev:role/lz-ci-deploy`;
export const GITHUB = 'token.actions.githubusercontent.com';
export const TOKEN = `--context ${GITHUB}:aud=sts.amazonaws.com --context ${GITHUB}:sub=repo:trips/trips:environment:dev`;

export const IN_IRELAND = '--context aws:RequestedRegion=eu-west-1';
export const OUTSIDE = 'arn:aws:iam::999999999999:role/partner';

export const DEVELOPER = 'developers/Developer engineering-dev ec2:StopInstances';
