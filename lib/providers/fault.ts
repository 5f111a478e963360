// What can go wrong with a call to a provider, in the few kinds that decide what the router does next.

/**
 * - `unanswered`: no answer came: the effect is unknown, repeat under the same key or look.
 * - `broken`: a 5xx was answered: the effect is unknown, look before anything else is made.
 * - `busy`: overloaded, in maintenance, or asking too often: nothing happened.
 * - `denied`: the credentials are not, or no longer, good: nothing happened.
 * - `missing`: there is no such object.
 * - `refused`: any other refusal: nothing happened, and it would be refused again.
 */
export type ProviderFaultKind = 'unanswered' | 'broken' | 'busy' | 'denied' | 'missing' | 'refused'

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

/** Whether the provider is known to have made nothing. */
export const isKnownVoid = ({ kind }: ProviderFault): boolean => kind !== 'unanswered' && kind !== 'broken'
