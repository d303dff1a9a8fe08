/** Whether something holds, as far as the request is known. The order matters: *and* is the least, *or* the greatest. */
export enum Truth {
  FALSE = 0,
  UNKNOWN = 1,
  TRUE = 2,
}

export function truth(holds: boolean): Truth {
  return holds ? Truth.TRUE : Truth.FALSE;
}

export function not(value: Truth): Truth {
  if (value === Truth.UNKNOWN) return value;
  return value === Truth.TRUE ? Truth.FALSE : Truth.TRUE;
}

/** True of no items. */
export function every<T>(items: Iterable<T>, holds: (item: T) => Truth): Truth {
  let result = Truth.TRUE;
  for (const item of items) {
    const next = holds(item);
    if (next < result) result = next;
    if (result === Truth.FALSE) break;
  }
  return result;
}

/** False of no items. */
export function some<T>(items: Iterable<T>, holds: (item: T) => Truth): Truth {
  let result = Truth.FALSE;
  for (const item of items) {
    const next = holds(item);
    if (next > result) result = next;
    if (result === Truth.TRUE) break;
  }
  return result;
}

/** All of them. */
export function both(...values: readonly Truth[]): Truth {
  return every(values, (value) => value);
}

/** At least one of them. */
export function either(...values: readonly Truth[]): Truth {
  return some(values, (value) => value);
}
