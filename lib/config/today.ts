/** Year-month-day in UTC. The one place where a config meets the clock. */
export function todayInUtc(): string {
  return new Date().toISOString().slice(0, 'yyyy-mm-dd'.length);
}
