import type { RequestResource } from '../../policy';
import type { Scene } from './layers';

/** The same question in two organizations: as it was, and as it will be. */
export interface ScenePair {
  readonly base: Scene;
  readonly head: Scene;
  /** `any role`: whoever may be there, not the principal alone. */
  readonly arn: 'any role' | 'its own';
  /** ARNs that are asked about. @default one for each way in which policies tell an action's resources apart */
  readonly arns?: readonly string[];
  /** Whether resources let the caller in whatever its own policies say. @default its own policies have to allow */
  readonly openedBy?: 'the resource';
  /** Which actions such a caller can ask. @default every */
  readonly asks?: (action: string) => boolean;
  /** Ids of rests that are about somebody who is not asked with. @default none */
  readonly unmet?: ReadonlySet<string>;
  /** Whether every statement that denies is told of with a request of its own. @default one of them, with the plainest request */
  readonly causes?: 'each';
  /** Where calls go unless a condition is about that. */
  readonly region: string;
  /** The resource of an ARN as a side has it. */
  readonly resource: (side: Scene, arn: string, action: string) => RequestResource;
}
