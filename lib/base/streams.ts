export interface Stream {
  write(text: string): unknown;
}

/** Where a command writes: answers to `stdout`, warnings and what is wrong to `stderr`. */
export interface Streams {
  readonly stdout: Stream;
  readonly stderr: Stream;
}
