/** How much of one of AWS's quotas an assembly takes in one place. */
export interface QuotaUsage {
  readonly quota: string;
  readonly where: string;
  readonly used: number;
  readonly allowed: number;
}
