import type { Arrow } from './imports';

/** Circles of files that import each other, directly or by way of others: each as its files, sorted. */
export function circlesIn(arrows: readonly Arrow[]): readonly (readonly string[])[] {
  const next = new Map<string, Set<string>>();
  for (const [from, to] of arrows) next.set(from, (next.get(from) ?? new Set()).add(to));
  const reach = new Map([...next.keys()].map((file) => [file, reachableFrom(file, next)] as const));
  const inCircles = [...reach.keys()].filter((file) => reach.get(file)?.has(file) === true);
  const circles = inCircles.map((file) =>
    inCircles.filter((other) => reach.get(file)?.has(other) === true && reach.get(other)?.has(file) === true).sort(),
  );
  return [...new Map(circles.map((circle) => [circle.join(), circle])).values()];
}

function reachableFrom(start: string, next: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [start];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    for (const to of next.get(file) ?? []) {
      if (reached.has(to)) continue;
      reached.add(to);
      waiting.push(to);
    }
  }
  return reached;
}
