/** Profiles of the AWS configuration, each for a role of the CDK bootstrap. */
export const PROFILES = {
  /** May read, and not decrypt: preflight, drift, and where the lease is kept. */
  read: { name: 'landing-zone-read', role: 'lookup' },
  /** May write to the bucket of the bootstrap: the lease. */
  lease: { name: 'landing-zone-lease', role: 'file-publishing' },
} as const;

export interface BootstrapOf {
  readonly partition: string;
  readonly accountId: string;
  readonly homeRegion: string;
}

/** A role of a bootstrap that nobody renamed, as a pipeline's own policy names it. */
export function bootstrapRoleArn(role: string, { partition, accountId, homeRegion }: BootstrapOf): string {
  return `arn:${partition}:iam::${accountId}:role/cdk-hnb659fds-${role}-role-${accountId}-${homeRegion}`;
}

/**
 * Text of a configuration file with these profiles, whose credentials are those of the environment.
 *
 * @see https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-role.html
 */
export function profilesFile(bootstrap: BootstrapOf): string {
  return Object.values(PROFILES)
    .map(({ name, role }) =>
      [
        `[profile ${name}]`,
        `role_arn = ${bootstrapRoleArn(role, bootstrap)}`,
        'credential_source = Environment',
        `region = ${bootstrap.homeRegion}`,
        '',
      ].join('\n'),
    )
    .join('\n');
}
