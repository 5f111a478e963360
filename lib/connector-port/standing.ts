// Means of payment that stay with a payer's account at the provider, to be charged without them.
import type { ObjectFacts } from './port'

export interface KeptMeans {
  methodReference: string
  /** Of a bank debit: what its payer has agreed to; null where that needs no paper. */
  mandateReference: string | null
}

/** Every call is made outside transactions, and throws `ProviderFault`. */
export interface Standing {
  /** Opens the payer's account there, or finds the one that was opened under this key. */
  openCustomer(customerId: string, idempotencyKey: string): Promise<string>
  /** Charges what was made for it, without its payer. `refused`: nothing was taken, and `close` tells why. */
  charge(reference: string, methodReference: string, idempotencyKey: string): Promise<ObjectFacts>
  /** Why it is of no use any more, in the provider's word; undefined while it may be charged. */
  whyUnusable(means: KeptMeans): Promise<string | undefined>
  /** Sees to it that the means is of no use any more. */
  forget(methodReference: string): Promise<void>
  closeCustomer(customerReference: string): Promise<void>
}
