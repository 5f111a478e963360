// Composes every kind of letter, and sends what is due.

import { z } from 'zod'
import type { House } from '@/lib/house'
import { email } from '@/lib/http/fields/fields'
import { absoluteLogo } from '@/lib/organisations/logo-address'
import { drainOutbox } from '@/lib/outbox/drain'
import { type Mail, oneLine } from '@/lib/outbox/mail'
import { type LetterKind, SECURITY_CHANGES } from '@/lib/outbox/outbox'
import {
  autopayAgreed,
  autopayComing,
  autopayDeclined,
  autopayDeclinedNotice,
  autopayEnded,
  autopayEndedNotice,
  autopayUntoldNotice,
} from './autopay'
import { correspondent, senderAddress } from './correspondents'
import { creditNoteIssued } from './credit-note-issued'
import { debitFailed, debitFailedPayer, debitOnItsWay } from './debit'
import { discountWithdrawn } from './discount-withdrawn'
import { invitation } from './invitation'
import { invoiceSent } from './invoice-sent'
import type { Letter } from './letter'
import { operatorVisit } from './operator-visit'
import { paidNotice } from './paid-notice'
import { paymentsPaused, unlockCode } from './pause'
import { freshLink, orderNumberGiven, promiseMade, questionAnswered, questionAsked } from './payer-words'
import { proofCode } from './proof-code'
import { receipt } from './receipt'
import { recurringFailed } from './recurring'
import { refundNotice } from './refund-notice'
import { reminderLetter } from './reminder'
import { renderHtml } from './render-html'
import { renderText } from './render-text'
import { securityChange } from './security-change'
import { signInLink } from './sign-in-link'
import { statementLetter } from './statement'
import {
  disputeClosed,
  disputeOpened,
  documentUndelivered,
  moneySetAside,
  overpaid,
  paymentsOff,
  payoutFailed,
  refundFailed,
  refundFailedPayer,
} from './trouble'
import { webhookDisabled } from './webhook-disabled'

// What is in the row was written by some version of us, so it is read as carefully as anything else.
const about = <T>(schema: z.ZodType<T>, write: (house: House, content: T) => Promise<Letter>) => {
  return (house: House, content: unknown): Promise<Letter> => write(house, schema.parse(content))
}

const ofInvoice = z.object({ organisationId: z.guid(), invoiceId: z.guid() })
const ofQuestion = ofInvoice.extend({ questionId: z.guid() })
const consent = z.object({ consentId: z.guid() })
const debit = z.object({ debitId: z.guid(), told: z.string() })

const LETTERS: Record<LetterKind, (house: House, content: unknown) => Promise<Letter>> = {
  statement: about(z.object({ organisationId: z.guid(), customerId: z.guid() }), statementLetter),
  'invoice-sent': about(z.object({ invoiceId: z.guid() }), invoiceSent),
  'invoice-copy': about(z.object({ invoiceId: z.guid(), linkId: z.guid() }), invoiceSent),
  reminder: about(z.object({ invoiceId: z.guid(), reminderId: z.guid() }), reminderLetter),
  'recurring-failed': about(
    z.object({ organisationId: z.guid(), recurringInvoiceId: z.guid() }),
    recurringFailed,
  ),
  'credit-note-issued': about(z.object({ creditNoteId: z.guid() }), creditNoteIssued),
  'discount-withdrawn': about(z.object({ creditNoteId: z.guid() }), discountWithdrawn),
  receipt: about(z.object({ paymentId: z.guid() }), receipt),
  'paid-notice': about(z.object({ paymentId: z.guid() }), paidNotice),
  'refund-notice': about(z.object({ refundId: z.guid() }), refundNotice),
  invitation: about(z.object({ organisationId: z.guid(), userId: z.guid() }), invitation),
  'debit-on-its-way': about(z.object({ paymentId: z.guid() }), debitOnItsWay),
  'debit-failed': about(z.object({ paymentId: z.guid() }), debitFailed),
  'debit-failed-payer': about(z.object({ paymentId: z.guid() }), debitFailedPayer),
  'dispute-opened': about(z.object({ disputeId: z.guid() }), disputeOpened),
  'dispute-closed': about(z.object({ disputeId: z.guid() }), disputeClosed),
  'refund-failed': about(z.object({ refundId: z.guid() }), refundFailed),
  'refund-failed-payer': about(z.object({ refundId: z.guid() }), refundFailedPayer),
  'payments-off': about(z.object({ organisationId: z.guid() }), paymentsOff),
  'payments-paused': about(z.object({ lockId: z.guid(), organisationId: z.guid() }), paymentsPaused),
  'unlock-code': about(z.object({ lockId: z.guid(), organisationId: z.guid() }), unlockCode),
  overpaid: about(z.object({ invoiceId: z.guid() }), overpaid),
  'money-set-aside': about(z.object({ paymentId: z.guid() }), moneySetAside),
  'payout-failed': about(z.object({ payoutId: z.guid() }), payoutFailed),
  'autopay-agreed': about(consent, autopayAgreed),
  'autopay-coming': about(debit, autopayComing),
  'autopay-declined': about(debit, autopayDeclined),
  'autopay-declined-notice': about(debit, autopayDeclinedNotice),
  'autopay-untold-notice': about(debit, autopayUntoldNotice),
  'autopay-ended': about(consent, autopayEnded),
  'autopay-ended-notice': about(consent, autopayEndedNotice),
  'document-undelivered': about(
    z.object({ organisationId: z.guid(), deliveryId: z.guid() }),
    documentUndelivered,
  ),
  'promise-made': about(ofInvoice.extend({ date: z.iso.date() }), promiseMade),
  'order-number-given': about(ofInvoice, orderNumberGiven),
  'question-asked': about(ofQuestion, questionAsked),
  'question-answered': about(ofQuestion, questionAnswered),
  'fresh-link': about(ofInvoice, freshLink),
  'webhook-disabled': about(z.object({ subscriptionId: z.guid() }), webhookDisabled),
  'operator-visit': about(
    z.object({ organisationId: z.guid(), visitId: z.guid(), act: z.enum(['looks', 'changes']) }),
    operatorVisit,
  ),
  'sign-in-link': about(
    z.object({ nonce: z.guid(), email, next: z.string(), expiresAt: z.iso.datetime() }),
    signInLink,
  ),
  'proof-code': about(
    z.object({ nonce: z.guid(), userId: z.guid(), expiresAt: z.iso.datetime() }),
    proofCode,
  ),
  'security-change': about(
    z.object({
      userId: z.guid(),
      change: z.enum(SECURITY_CHANGES),
      at: z.iso.datetime(),
      name: z.string().optional(),
      left: z.string().optional(),
      ended: z.string().optional(),
    }),
    securityChange,
  ),
}

export const LETTER_KINDS = Object.keys(LETTERS) as LetterKind[]

const isLetterKind = (kind: string): kind is LetterKind => Object.hasOwn(LETTERS, kind)

/** Always the same for one letter, so that a repeat can be told from a second letter. */
export const messageIdOf = (letterId: string, appUrl: string): string =>
  `<${letterId}@${new URL(appUrl).hostname}>`

const headersOf = (oneClickUrl: string | undefined): Record<string, string> => ({
  // Keeps answering machines from answering.
  'Auto-Submitted': 'auto-generated',
  ...(oneClickUrl && {
    'List-Unsubscribe': `<${oneClickUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }),
})

interface Told {
  kind: string
  content: unknown
}

/** As `composeMail`, before it is HTML and text. */
export async function composeLetter(house: House, { content, kind }: Told): Promise<Letter> {
  if (!isLetterKind(kind)) throw new Error(`letters of the kind ${oneLine(kind)} are not known here`)
  return LETTERS[kind](house, content)
}

/**
 * Throws `Undeliverable` where there is nobody to write to, or nothing to tell any more. A kind that is not known here
 * may be known to a newer replica, so that is an error like any other, and tried again.
 */
export async function composeMail(house: House, { id, ...told }: Told & { id: string }): Promise<Mail> {
  const letter = await composeLetter(house, told)
  const { attachments, bcc, cc, content: drawn, oneClickUrl, only, replyTo, to } = letter
  const { organisation } = drawn
  const logoUrl = absoluteLogo(house.env, organisation)
  return {
    from: { name: oneLine(organisation.name), address: senderAddress(house.env.mailFrom) },
    to,
    ...(cc && cc.length > 0 && { cc }),
    ...(bcc && bcc.length > 0 && { bcc }),
    ...(only && { envelope: { from: senderAddress(house.env.mailFrom), to: [only] } }),
    replyTo: replyTo ?? correspondent(organisation.name, organisation.email),
    subject: oneLine(drawn.subject),
    text: renderText(drawn),
    html: renderHtml({ ...drawn, organisation: { ...organisation, logoUrl } }),
    ...(attachments && attachments.length > 0 && { attachments }),
    messageId: messageIdOf(id, house.env.appUrl),
    headers: headersOf(oneClickUrl),
  }
}

/** Returns how many letters left. Without SMTP_URL they stay where they are. */
export const sendLetters = (house: House): Promise<number> => drainOutbox(house, composeMail)
