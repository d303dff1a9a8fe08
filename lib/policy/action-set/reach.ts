import type { ResourceElement } from '../compile/resources';
import type { Template } from '../text/template';
import { Truth } from '../truth';
import { ANYTHING, Overlap, UNSURE, overlapOf } from './arn-overlap';
import { Bits } from './bits';
import type { ActionCatalogue, ActionUniverse } from './universe';

/** Actions that a statement's resources let through whatever the resource, and those for which some resource passes. */
export interface Reach {
  readonly must: Bits;
  readonly may: Bits;
}

/**
 * Tells for which actions a `Resource` element covers every resource, some or none, from the ARN formats that AWS
 * documents. An action of which nothing is documented may be called on anything.
 */
export class ResourceReach {
  /** Formats, variable parts replaced. */
  private readonly formats: string[] = [];
  /** Formats by the service in their ARN; `undefined` for those that are no ARN. */
  private readonly byService = new Map<string | undefined, number[]>();
  /** Indexes into `formats`, by action. */
  private readonly formatsOf: readonly (readonly number[])[];
  private readonly overlaps = new Map<string, ReadonlyMap<number, Overlap>>();

  constructor(
    private readonly universe: ActionUniverse,
    catalogue: ActionCatalogue,
  ) {
    const indexes = new Map<string, number>();
    this.formatsOf = universe.names.map((name) =>
      (catalogue.resourceFormats(name) ?? [ANYTHING]).map((format) => this.intern(format, indexes)),
    );
  }

  ofElement(element: ResourceElement, actions: Bits): Reach {
    if (element.isEverything) return { must: actions, may: actions };
    const must = Bits.none(this.universe.size);
    const may = Bits.none(this.universe.size);
    const lookUps = element.templates.map((template) => this.overlapsOf(template));
    actions.forEach((action) => {
      const covers = this.truthOf(element, lookUps, action);
      if (covers !== Truth.FALSE) may.add(action);
      if (covers === Truth.TRUE) must.add(action);
    });
    return { must, may };
  }

  /** As {@link ofElement}, for one action. */
  covers(element: ResourceElement, action: number): Truth {
    if (element.isEverything) return Truth.TRUE;
    return this.truthOf(
      element,
      element.templates.map((template) => this.overlapsOf(template)),
      action,
    );
  }

  private truthOf(
    { negated }: ResourceElement,
    lookUps: readonly ReadonlyMap<number, Overlap>[],
    action: number,
  ): Truth {
    let isNever = true;
    let isAlways = true;
    for (const format of this.formatsOf[action] ?? []) {
      let isCovered = false;
      for (const lookUp of lookUps) {
        const overlap = lookUp.get(format);
        if (overlap !== undefined) isNever = false;
        if (overlap === Overlap.ALL) isCovered = true;
      }
      if (!isCovered) isAlways = false;
    }
    if (isNever) return negated ? Truth.TRUE : Truth.FALSE;
    if (isAlways) return negated ? Truth.FALSE : Truth.TRUE;
    return Truth.UNKNOWN;
  }

  /** Only formats that overlap are listed. */
  private overlapsOf(template: Template): ReadonlyMap<number, Overlap> {
    const pattern = template.withPlaceholder(UNSURE);
    let found = this.overlaps.get(pattern);
    if (!found) {
      const candidates = this.candidates(pattern).map(
        (index) => [index, overlapOf(pattern, this.formats[index] ?? '')] as const,
      );
      found = new Map(candidates.filter(([, overlap]) => overlap !== Overlap.NONE));
      this.overlaps.set(pattern, found);
    }
    return found;
  }

  /** A pattern that spells out its service can overlap with that service's formats only. */
  private candidates(pattern: string): readonly number[] {
    const service = /^arn:[^:*?\uE001]*:([^:*?\uE001]+):/.exec(pattern)?.[1];
    if (service === undefined) return [...this.formats.keys()];
    return [...(this.byService.get(service) ?? []), ...(this.byService.get(undefined) ?? [])];
  }

  private intern(documented: string, indexes: Map<string, number>): number {
    let index = indexes.get(documented);
    if (index === undefined) {
      const format = toFormat(documented);
      index = this.formats.push(format) - 1;
      indexes.set(documented, index);
      const service = /^arn:[^:]*:([^:\uE000]+):/.exec(format)?.[1];
      const ofService = this.byService.get(service);
      if (ofService) ofService.push(index);
      else this.byService.set(service, [index]);
    }
    return index;
  }
}

function toFormat(format: string): string {
  return format.replaceAll('${Partition}', 'aws').replaceAll(/\$\{[^}]*\}/g, ANYTHING);
}
