import { z } from 'zod';

/** Who wrote something. */
export const authorSchema = z.object({ login: z.string(), type: z.string() }).nullable();

/** Who a job is when it writes with its own token. People cannot have such a name: it has brackets. */
const BOT = 'github-actions[bot]';

/** Whether a workflow of this repository wrote it, and it begins with the marker. */
export function isOurs(
  { user, body }: { readonly user: z.infer<typeof authorSchema>; readonly body: string | null },
  marker: string,
): boolean {
  return user?.login === BOT && user.type === 'Bot' && body?.startsWith(marker) === true;
}
