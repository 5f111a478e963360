// What can go wrong with a call to a provider, in the few kinds that decide what the router does next.

/**
 * - `unanswered`: no answer came: the effect is unknown, repeat under the same key or look.
 * - `broken`: a 5xx was answered: the effect is unknown, look before anything else is made.
 * - `down`: the same, and it says that it is overloaded or in maintenance (503).
 * - `busy`: overloaded, in maintenance, or asking too often: nothing happened.
 * - `denied`: the credentials are not, or no longer, good: nothing happened.
 * - `missing`: there is no such object.
 * - `refused`: any other refusal: nothing happened, and it would be refused again.
 */
export type ProviderFaultKind = 'unanswered' | 'broken' | 'down' | 'busy' | 'denied' | 'missing' | 'refused'

export class ProviderFault extends Error {
  constructor(
    readonly kind: ProviderFaultKind,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause })
    this.name = 'ProviderFault'
  }
}

/** Whether it was a 5xx: what is not to be found afterwards was not made. */
export const isBroken = ({ kind }: { kind: string | null }): boolean => kind === 'broken' || kind === 'down'

/** Whether the provider is known to have made nothing. */
export const isKnownVoid = (fault: ProviderFault): boolean => fault.kind !== 'unanswered' && !isBroken(fault)
