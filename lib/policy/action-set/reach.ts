import type { ResourceElement } from '../compile/resources';
import { Remembered } from '../remembered';
import { askedAbout } from '../service-facts';
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
  /** By action, as far as they were asked for: variable parts replaced. */
  private readonly formatsOf: (readonly string[] | undefined)[] = [];
  private readonly formats = new Map<string, string>();
  /** By pattern, then by format. */
  private readonly overlaps = new Remembered<string, Map<string, Overlap>>();

  constructor(
    private readonly universe: ActionUniverse,
    private readonly catalogue: ActionCatalogue,
  ) {}

  get remembered(): number {
    return this.overlaps.size;
  }

  ofElement(element: ResourceElement, actions: Bits): Reach {
    if (element.isEverything) return { must: actions, may: actions };
    const must = Bits.none(this.universe.size);
    const may = Bits.none(this.universe.size);
    const patterns = patternsOf(element);
    actions.forEach((action) => {
      const covers = this.truthOf(element, patterns, action);
      if (covers !== Truth.FALSE) may.add(action);
      if (covers === Truth.TRUE) must.add(action);
    });
    return { must, may };
  }

  /** As {@link ofElement}, for one action. */
  covers(element: ResourceElement, action: number): Truth {
    if (element.isEverything) return Truth.TRUE;
    return this.truthOf(element, patternsOf(element), action);
  }

  private truthOf({ negated }: ResourceElement, patterns: readonly string[], action: number): Truth {
    let isNever = true;
    let isAlways = true;
    for (const format of this.formatsAt(action)) {
      let isCovered = false;
      for (const pattern of patterns) {
        const overlap = this.overlap(pattern, format);
        if (overlap !== Overlap.NONE) isNever = false;
        if (overlap === Overlap.ALL) isCovered = true;
      }
      if (!isCovered) isAlways = false;
    }
    if (isNever) return negated ? Truth.TRUE : Truth.FALSE;
    if (isAlways) return negated ? Truth.FALSE : Truth.TRUE;
    return Truth.UNKNOWN;
  }

  private overlap(pattern: string, format: string): Overlap {
    let known = this.overlaps.get(pattern);
    if (!known) this.overlaps.set(pattern, (known = new Map<string, Overlap>()));
    let overlap = known.get(format);
    if (overlap === undefined) known.set(format, (overlap = overlapOf(pattern, format)));
    return overlap;
  }

  private formatsAt(action: number): readonly string[] {
    const name = this.universe.names[action] ?? '';
    return (this.formatsOf[action] ??= (this.catalogue.resourceFormats(name) ?? [ANYTHING]).map((documented) =>
      this.format(askedAbout(name.toLowerCase(), documented)),
    ));
  }

  private format(documented: string): string {
    let format = this.formats.get(documented);
    if (format === undefined) this.formats.set(documented, (format = toFormat(documented)));
    return format;
  }
}

function patternsOf({ templates }: ResourceElement): readonly string[] {
  return templates.map((template) => template.withPlaceholder(UNSURE));
}

function toFormat(format: string): string {
  return format.replaceAll('${Partition}', 'aws').replaceAll(/\$\{[^}]*\}/g, ANYTHING);
}
