// Means of payment that stay with a payer's account at the provider, to be charged without them.
import type { PaymentMethodSummary } from '@/db/schema/payment-words'
import type { ObjectFacts } from './port'

export interface KeptMeans {
  methodReference: string
  /** Of a bank debit: what its payer has agreed to; null where that needs no paper. */
  mandateReference: string | null
}

/** A means that its payer has left without paying. */
export interface SavedMeans extends KeptMeans {
  customerReference: string
  /** Our agreement, as the provider was told; the account can write it too, so it proves nothing. */
  claimedConsentId: string | null
  claimedVersion: string | null
  method: PaymentMethodSummary
}

/** For which agreement a means is left, and to which edition of its words. */
interface Agreed {
  consentId: string
  version: string
}

/** Every call is made outside transactions, and throws `ProviderFault`. */
export interface Standing {
  /** Opens the payer's account there, or finds the one that was opened under this key. */
  openCustomer(customerId: string, idempotencyKey: string): Promise<string>
  /**
   * Opens what a payer leaves a means by, or finds the one that is open for the same; answers the secret of the page. Of one
   * agreement no other stays open.
   */
  openSaving(customerReference: string, agreed: Agreed): Promise<string>
  /** What was left by it; undefined while nothing was. */
  readSaved(reference: string): Promise<SavedMeans | undefined>
  /** The newest that was left for an agreement, where nobody has told of it. */
  findSaved(customerReference: string, agreed: Agreed): Promise<SavedMeans | undefined>
  /** Makes sure that no means can be left by it any more. */
  closeSaving(reference: string): Promise<void>
  /** The same for all that is open for an agreement. */
  closeSavings(customerReference: string, consentId: string): Promise<void>
  /** Charges what was made for it, without its payer. `refused`: nothing was taken, and `close` tells why. */
  charge(reference: string, methodReference: string, idempotencyKey: string): Promise<ObjectFacts>
  /** Why it is of no use any more, in the provider's word; undefined while it may be charged. */
  whyUnusable(means: KeptMeans): Promise<string | undefined>
  /** Sees to it that the means is of no use any more. */
  forget(methodReference: string): Promise<void>
  closeCustomer(customerReference: string): Promise<void>
}
