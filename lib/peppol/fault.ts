// The kinds of fault of a call to an access point, which decide what is done next.

/**
 * - `refused`: it says no for good: nothing was sent, and the same document would be refused again. The message says why.
 * - `away`: it was not reached, is too busy, or does not take our key: nothing was sent, and it is tried again.
 * - `unknown`: no answer came, or none that can be read: it may have been sent. It is asked for by its key, and not sent anew before.
 */
export type PeppolFaultKind = 'refused' | 'away' | 'unknown'

const NAME = 'PeppolFault'

export class PeppolFault extends Error {
  constructor(
    readonly kind: PeppolFaultKind,
    /** Of `refused` alone: what the access point said, for people. */
    readonly reason: string | null,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause })
    this.name = NAME
  }
}

/** Known by its name: Next loads this module once for pages and once for routes. */
export const isPeppolFault = (error: unknown): error is PeppolFault =>
  error instanceof Error && error.name === NAME && 'kind' in error
