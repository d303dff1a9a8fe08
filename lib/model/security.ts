import type { SecurityServices } from './landing-zone';

export type SecurityService = keyof SecurityServices;

/** The services that are to run in every account and approved region. */
export function securityServicesOf(services: SecurityServices): readonly SecurityService[] {
  return (Object.keys(services) as SecurityService[]).filter((service) => services[service] === 'on');
}
