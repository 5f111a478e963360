// Queues a letter in the transaction of the fact it is about, once per fact.
import { outbox } from '@/db/schema/mail'
import type { Transaction } from '@/db/transact'
import { newId } from '@/lib/ids'

interface AboutConsent {
  consentId: string
  organisationId: string
  customerId: string
}

interface AboutDebit {
  debitId: string
  invoiceId: string
  /** Which telling, or which try. */
  told: string
}

/** What each kind of letter refers to. References only: links and names are looked up when it leaves. */
export interface Letters {
  'invoice-sent': { invoiceId: string }
  /** To one of several, with a link of their own. Of another kind, because a version before would send it to all. */
  'invoice-copy': { invoiceId: string; linkId: string }
  'credit-note-issued': { creditNoteId: string }
  'discount-withdrawn': { creditNoteId: string; invoiceId: string }
  'recurring-failed': { organisationId: string; recurringInvoiceId: string }
  reminder: { invoiceId: string; reminderId: string }
  statement: { organisationId: string; customerId: string }
  receipt: { paymentId: string }
  'paid-notice': { paymentId: string }
  'refund-notice': { refundId: string }
  invitation: { organisationId: string; userId: string }
  'webhook-disabled': { subscriptionId: string }
  // Written by triggers, in the transaction of what happened.
  'debit-on-its-way': { paymentId: string }
  'debit-failed': { paymentId: string }
  'debit-failed-payer': { paymentId: string }
  'dispute-opened': { disputeId: string }
  'dispute-closed': { disputeId: string }
  'refund-failed': { refundId: string }
  'refund-failed-payer': { refundId: string }
  'payments-off': { organisationId: string }
  'payments-paused': { lockId: string; organisationId: string }
  'unlock-code': { lockId: string; organisationId: string }
  overpaid: { invoiceId: string }
  'money-set-aside': { paymentId: string }
  'payout-failed': { payoutId: string }
  'autopay-agreed': AboutConsent
  'autopay-coming': AboutDebit
  'autopay-declined': AboutDebit
  'autopay-declined-notice': AboutDebit
  'autopay-untold-notice': AboutDebit
  'autopay-ended': AboutConsent
  'autopay-ended-notice': AboutConsent
  'document-undelivered': { organisationId: string; deliveryId: string }
  /** `date`: the day that was promised then; another may be by now. */
  'promise-made': { organisationId: string; invoiceId: string; date: string }
  'order-number-given': { organisationId: string; invoiceId: string }
  'question-asked': { organisationId: string; invoiceId: string; questionId: string }
  'question-answered': { organisationId: string; invoiceId: string; questionId: string }
  'fresh-link': { organisationId: string; invoiceId: string }
  /** `nonce` names the link; its token is derived from it when the letter leaves. */
  'sign-in-link': { nonce: string; email: string; next: string; expiresAt: string }
  /** `act`: what the operator may do from now on. */
  'operator-visit': { organisationId: string; visitId: string; act: 'looks' | 'changes' }
  /** `nonce` names the code, which is derived from it when the letter leaves. */
  'proof-code': { nonce: string; userId: string; expiresAt: string }
  /** `name`: the passkey's. `left`: recovery codes. `ended`: other sign-ins, with the first factor. */
  'security-change': {
    userId: string
    change: SecurityChange
    at: string
    name?: string
    left?: string
    ended?: string
  }
}

/** What has changed of that which lets somebody in. */
export const SECURITY_CHANGES = [
  'passkey-added',
  'passkey-removed',
  'app-added',
  'app-removed',
  'recovery-codes-made',
  'recovery-code-used',
  'app-guessed',
  'factors-forgotten',
] as const
export type SecurityChange = (typeof SECURITY_CHANGES)[number]

export type LetterKind = keyof Letters

/** Puts a letter in the outbox; a letter about the same fact is there already and stays one. */
export const writeLetter = <K extends LetterKind>(
  tx: Transaction,
  kind: K,
  fact: string,
  content: Letters[K],
): Promise<void> => writeLetters(tx, [kind], fact, content)

/** Several letters about one thing, in this order. */
export async function writeLetters<K extends LetterKind>(
  tx: Transaction,
  kinds: readonly K[],
  fact: string,
  content: Letters[K],
): Promise<void> {
  const about = Object.fromEntries(Object.entries(content))
  await tx
    .insert(outbox)
    .values(kinds.map((kind) => ({ id: newId(), kind, fact: `${kind}:${fact}`, content: about })))
    .onConflictDoNothing({ target: outbox.fact })
}
