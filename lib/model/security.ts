import type { Company, LogRetention, SecurityServices } from './schema';

/** What a company gets that says nothing about it: the defaults of the config's optional keys for logs and security. */
const LOG_RETENTION: Required<LogRetention> = {
  lockDays: 365,
  lockMode: 'governance',
  archiveAfterDays: 90,
  expireAfterDays: 1095,
};

const SECURITY_SERVICES: Required<SecurityServices> = {
  config: 'on',
  accessAnalyzer: 'on',
  guardDuty: 'off',
  securityHub: 'off',
  inspector: 'off',
  macie: 'off',
};

export function logRetentionOf(company: Pick<Company, 'logRetention'>): Required<LogRetention> {
  return { ...LOG_RETENTION, ...company.logRetention };
}

export type SecurityService = keyof SecurityServices;

/** The services that are to run in every account and approved region. */
export function securityServicesOf(company: Pick<Company, 'securityServices'>): readonly SecurityService[] {
  return (Object.keys(SECURITY_SERVICES) as SecurityService[]).filter((service) => isOn(company, service));
}

/** Whether a service is to run in every account and approved region. */
export function isOn(company: Pick<Company, 'securityServices'>, service: SecurityService): boolean {
  return { ...SECURITY_SERVICES, ...company.securityServices }[service] === 'on';
}
