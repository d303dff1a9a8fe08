/**
 * The root of every error whose message is written for whoever runs a command: what was found, where, and how to mend it,
 * in plain lines. Anything else that is thrown is a fault of the program itself.
 */
export abstract class ExplainedError extends Error {}
