// What each notification is about, in words.
import type { PersonalEvent } from '@/lib/notifications/notices'

interface Words {
  name: string
  /** When it comes, and what for. */
  says: string
}

export const EVENT_WORDS: Readonly<Record<PersonalEvent, Words>> = {
  paid: { name: 'Payment received', says: 'Someone paid an invoice or an order.' },
  'debit-failed': {
    name: 'A bank debit failed',
    says: 'The payer’s bank returned a debit, so the invoice is still unpaid.',
  },
  'webhook-disabled': {
    name: 'An endpoint was switched off',
    says: 'Your server refused our events for days, so we stopped calling it.',
  },
  'dispute-opened': {
    name: 'A payment is disputed',
    says: 'A bank takes money back or asks about it, with the deadline for your answer.',
  },
  'dispute-closed': { name: 'A dispute has ended', says: 'Whether it was won or lost.' },
  'refund-failed': {
    name: 'A refund failed',
    says: 'The money did not reach the payer.',
  },
  overpaid: { name: 'An invoice is overpaid', says: 'You hold money that a customer did not owe.' },
  'money-set-aside': {
    name: 'Money is set aside',
    says: 'A payment does not match our records, or can no longer be checked, and somebody has to look at it.',
  },
  'payout-failed': { name: 'A payout failed', says: 'Your bank sent back what Stripe paid out to you.' },
  'autopay-declined': {
    name: 'An automatic payment failed',
    says: 'It was tried for the last time. The customer can still pay by the link.',
  },
  'autopay-untold': {
    name: 'An automatic payment waits',
    says: 'The customer could not be told of it by email, and nobody is debited untold.',
  },
  'autopay-ended': {
    name: 'Automatic payment ended',
    says: 'A customer stopped it, or their card or bank account can no longer be charged.',
  },
  'document-undelivered': {
    name: 'A document was not delivered by Peppol',
    says: 'It did not arrive, or your customer rejected it.',
  },
  'recurring-failed': {
    name: 'A recurring invoice could not be made',
    says: 'Something is in its way, such as a missing email address of the customer.',
  },
  'payments-off': {
    name: 'Online payments are switched off',
    says: 'Stripe stopped them, or the connection to Stripe was withdrawn.',
  },
  'payments-paused': {
    name: 'Online payments are paused',
    says: 'Many cards were declined in a short time, as when stolen cards are tested.',
  },
  'promise-made': {
    name: 'A customer promises to pay',
    says: 'On the payment page they named the day on which they will pay.',
  },
  'order-number-given': {
    name: 'A customer added an order number',
    says: 'They gave their purchase order number for an invoice that you have sent.',
  },
  'question-asked': {
    name: 'A customer asks or found a mistake',
    says: 'What they wrote about an invoice; you answer by replying, or in Remit.',
  },
  'operator-visit': {
    name: 'An operator looks in',
    says: 'Somebody who runs Remit for you looks into your organisation, or may change something, and why.',
  },
  invitation: { name: 'You are invited', says: 'Someone invites you to their organisation.' },
  'proof-code': {
    name: 'A code to confirm that it is you',
    says: 'You are about to move money or give access.',
  },
  'security-change': {
    name: 'What lets you in has changed',
    says: 'A passkey, an authenticator app or recovery codes of yours were added, removed or used.',
  },
  'sign-in': { name: 'A link to sign in', says: 'Someone asked for one with your email address.' },
}

export const REASON_WORDS = {
  money: 'Always sent, because money may be lost',
  security: 'Always sent, because your access depends on it',
} as const

export const SHOWN_WORDS = {
  attention: 'In Remit everyone sees it under “Needs attention”.',
  history: 'In Remit it appears in the invoice’s history.',
} as const
