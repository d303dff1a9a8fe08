import { Construct } from 'constructs';
import type { SecurityService } from '../../../model/security';
import { oneByOne } from '../lanes';
import { GuardDuty } from './guard-duty';
import { Inspector, type InspectorProps } from './inspector';
import { Macie, type MacieProps } from './macie';
import { SecurityHub } from './security-hub';

export interface DetectiveServicesProps extends InspectorProps, MacieProps {
  readonly services: readonly SecurityService[];
  /** Of GuardDuty; `regions` are those of the others. */
  readonly guardDutyRegions: readonly string[];
}

const SERVICES = { guardDuty: GuardDuty, securityHub: SecurityHub, inspector: Inspector, macie: Macie } as const;

/** The services that look for intruders, weaknesses and exposed data: those that the config switches on. */
export class DetectiveServices extends Construct {
  public constructor(scope: Construct, id: string, props: DetectiveServicesProps) {
    super(scope, id);
    const entries = Object.entries(SERVICES) as [SecurityService, (typeof SERVICES)[keyof typeof SERVICES]][];
    const on = entries
      .filter(([service]) => props.services.includes(service))
      .map(([service, Service]) => {
        const regions = service === 'guardDuty' ? props.guardDutyRegions : props.regions;
        return new Service(this, service, { ...props, regions });
      });
    // Each delegation changes the organization, which takes one change at a time.
    oneByOne(on.flatMap(({ delegations }) => delegations));
  }
}
