import type { Placed } from './placed';
import type { Words } from './region-words';

/** What a resource that comes, goes or changes follows from. */
export interface ResourceTopic {
  readonly topic: string;
  /** What it comes to, in words. @default its stack is told, and how many there are */
  readonly words?: Words;
  /** What it follows from says already what becomes of it. @default it does not */
  readonly isTold?: true;
}

/** @returns undefined where it stands for itself */
export type ResourceTopics = (before: Placed | undefined, after: Placed | undefined) => ResourceTopic | undefined;
