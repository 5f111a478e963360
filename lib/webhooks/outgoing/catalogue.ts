// The catalogue of webhook events: when each is sent, the schema of its data, and a sample.
import { z } from 'zod'
import { CHECKOUT_STATES } from '@/db/schema/checkouts'
import { consentAnswer, debitAnswer } from '@/lib/autopay/platform-api'
import { creditNoteAnswer } from '@/lib/credit-notes/platform-api'
import { deliveryAnswer } from '@/lib/documents/delivery-api'
import { ownReferencesAnswer } from '@/lib/http/fields/own-references'
import type { ToldEvent } from '@/lib/http/reference/openapi-webhooks'
import { planOfEvent } from '@/lib/invoices/plan-of-event'
import { invoiceAnswer } from '@/lib/invoices/platform-api'
import { lateFeeAnswer } from '@/lib/late-fees/platform-api'
import { EVENT_TYPES, type EventType } from '@/lib/outgoing/event-types'
import { promiseOfEvent, questionAnswer } from '@/lib/payer-words/platform-api'
import { paymentAccountAnswer } from '@/lib/payment-accounts/platform-api'
import {
  listedDisputeAnswer,
  listedPaymentAnswer,
  listedRefundAnswer,
} from '@/lib/payment-views/list-platform-api'
import { recurringAnswer } from '@/lib/recurring-invoices/platform-api'
import { reminderAnswer } from '@/lib/reminders/platform-api'

/** Without its link, which is for who asks with a key, without its files, which are made later, and without its plan, which has events of its own. */
const invoice = invoiceAnswer
  .omit({ documents: true, paymentPlan: true, paymentUrl: true })
  .meta({ id: 'InvoiceOfEvent' })
const creditNote = creditNoteAnswer.omit({ documents: true }).meta({ id: 'CreditNoteOfEvent' })

export const checkoutOfEvent = z
  .object({
    id: z.uuid(),
    organisationId: z.uuid(),
    paymentId: z.uuid(),
    sessionId: z.string().nullable().meta({ example: 'cs_test_a1B2c3' }),
    internalReferenceId: z.string().meta({ example: 'booking-4711' }),
    ...ownReferencesAnswer,
    status: z.enum(CHECKOUT_STATES),
    currency: z.string().length(3),
    totalAmount: z.number(),
    amountPaid: z.number(),
    amountRefunded: z.number(),
    customerEmail: z.string().nullable(),
    createdAt: z.iso.datetime(),
    paidAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'CheckoutOfEvent' })

const told = (when: string, data: z.ZodType, schema: string, sample: object) => ({
  when,
  data,
  schema,
  sample,
})

const ofInvoice = (when: string, sample: object) => told(when, invoice, 'InvoiceOfEvent', sample)
const ofPlan = (when: string, sample: object = {}) => told(when, planOfEvent, 'PaymentPlanOfEvent', sample)
const ofRecurring = (when: string, sample: object) =>
  told(when, recurringAnswer, 'RecurringInvoice', { problem: null, ...sample })
const ofCreditNote = (when: string, sample: object) => told(when, creditNote, 'CreditNoteOfEvent', sample)
const ofQuestion = (when: string, sample: object) => told(when, questionAnswer, 'Question', sample)
const ofDelivery = (when: string, sample: object) => told(when, deliveryAnswer, 'DocumentDelivery', sample)
const ofPayment = (when: string, sample: object) =>
  told(when, listedPaymentAnswer, 'PaymentOfOrganisation', {
    source: 'stripe',
    refunds: [],
    dispute: null,
    ...sample,
  })
const ofRefund = (when: string, sample: object) =>
  told(when, listedRefundAnswer, 'RefundOfOrganisation', { checkoutId: null, ...sample })
const ofDispute = (when: string, sample: object) =>
  told(when, listedDisputeAnswer, 'DisputeOfOrganisation', {
    checkoutId: null,
    reason: 'fraudulent',
    ...sample,
  })
const ofConsent = (when: string, sample: object) => told(when, consentAnswer, 'AutopayConsent', sample)
const ofDebit = (when: string, sample: object) => told(when, debitAnswer, 'AutopayDebit', sample)
const ofCheckout = (when: string, sample: object) => told(when, checkoutOfEvent, 'CheckoutOfEvent', sample)

const ENTRIES: Record<EventType, ReturnType<typeof told>> = {
  'invoice.sent': ofInvoice('An invoice was sent for the first time; sending it again triggers no event.', {
    ...{ status: 'Sent', amountPaid: 0, outstanding: 140.76, paidAt: null, voidedAt: null },
  }),
  'invoice.partially_paid': ofInvoice('Money was received, and something is still owed.', {
    ...{ status: 'PartiallyPaid', amountPaid: 40.76, outstanding: 100, paidAt: null, voidedAt: null },
  }),
  'invoice.paid': ofInvoice(
    'Nothing is owed any more. Sent again if something was owed in between, and not for an invoice that was credited without having been paid.',
    {
      ...{ status: 'Paid', amountPaid: 140.76, outstanding: 0, voidedAt: null },
    },
  ),
  'recurring_invoice.created': ofRecurring('A recurring invoice was created.', { status: 'Active' }),
  'recurring_invoice.invoiced': ofRecurring(
    'An occurrence was made: `lastInvoiceId` is its invoice, as a draft or sent.',
    { status: 'Active' },
  ),
  'recurring_invoice.failed': ofRecurring(
    'The next occurrence could not be made; it is tried again by itself. Once until it is made.',
    {
      status: 'Active',
      problem: {
        ...{ code: 'no-email', since: '2026-11-30T05:00:00.000Z' },
        detail: 'The customer has no email address to which the invoice could be sent.',
      },
    },
  ),
  'recurring_invoice.paused': ofRecurring('A recurring invoice was paused.', { status: 'Paused' }),
  'recurring_invoice.resumed': ofRecurring('A recurring invoice goes on.', {
    status: 'Active',
    pausedAt: null,
  }),
  'recurring_invoice.ended': ofRecurring('The last occurrence was decided about, or somebody has ended it.', {
    ...{ status: 'Ended', nextOccurrenceDate: null, nextOccurrenceNumber: null },
  }),
  'payment_plan.created': ofPlan('An invoice, sent or still a draft, got a payment plan.'),
  'payment_plan.updated': ofPlan(
    'The plan of an invoice was changed, by hand or because the total of the draft did.',
  ),
  'payment_plan.removed': ofPlan('The plan of a draft was taken away: it is paid as a whole.', {
    paymentPlan: null,
  }),
  'payment_plan.part_paid': ofPlan(
    'One or more parts of a plan were paid, or credited. `paymentPlan.parts` says which; sent again where one was owed in between.',
  ),
  'payment_plan.part_overdue': ofPlan(
    'The day of one or more parts of a plan has ended where the organisation is, and they are neither paid nor on their way. Once for each part, also where it is only found out later because a debit has failed.',
  ),
  'invoice.voided': ofInvoice('An invoice was voided.', { status: 'Void', amountPaid: 0, outstanding: 0 }),
  'reminder.sent': told(
    'A reminder was emailed to the payer, by the plan or by hand.',
    reminderAnswer,
    'InvoiceReminder',
    { state: 'sent', reason: null },
  ),
  'late_fee.created': told(
    'A late fee was charged: `lateFeeInvoiceId` is its invoice, as a draft or sent.',
    lateFeeAnswer,
    'LateFee',
    { status: 'Draft', documentNumber: null },
  ),
  'credit_note.issued': ofCreditNote(
    'A credit note was issued, by hand or by a refund; the invoice asks for less.',
    { status: 'Issued', cancelsId: null, cancelledAt: null },
  ),
  'credit_note.cancelled': ofCreditNote(
    'The refund that made the credit note has failed: another document takes it back.',
    { status: 'Cancelled', cancelsId: null },
  ),
  'promise.made': told(
    'A payer has promised to pay on another day, or changed the day.',
    promiseOfEvent,
    'PromiseOfEvent',
    { date: '2026-12-15' },
  ),
  'question.asked': ofQuestion('A payer has asked a question about an invoice, or found a mistake in it.', {
    ...{ status: 'open', answer: null, closedAt: null },
  }),
  'question.closed': ofQuestion('A question was closed, with or without an answer.', { status: 'closed' }),
  'document.delivered': ofDelivery('A document has arrived at its receiver by Peppol.', {
    ...{ status: 'delivered', creditNoteId: null, reason: null, endedAt: null },
  }),
  'document.rejected': ofDelivery(
    'The receiver does not accept a document that was sent by Peppol, possibly after it was delivered.',
    { status: 'rejected', creditNoteId: null, reason: 'The order number is not known to us.' },
  ),
  'document.failed': ofDelivery('A document could not be delivered by Peppol.', {
    ...{ status: 'failed', creditNoteId: null, deliveredAt: null },
    reason: 'The receiver is not registered in Peppol.',
  }),
  'payment.processing': ofPayment('A bank debit is on its way, which takes days.', {
    ...{ status: 'Processing', succeededAt: null },
  }),
  'payment.succeeded': ofPayment('Money was received, through Stripe or recorded by hand.', {
    status: 'Succeeded',
  }),
  'payment.failed': ofPayment(
    'A card was declined, possibly to be followed by another try, or a debit was returned.',
    {
      ...{ status: 'Failed', declineCode: 'insufficient_funds', succeededAt: null },
    },
  ),
  'refund.succeeded': ofRefund('A refund was sent, no matter who requested it.', {
    status: 'succeeded',
    failureReason: null,
  }),
  'refund.failed': ofRefund('A refund could not be made, or the bank returned it.', {
    ...{ status: 'failed', failureReason: 'expired_or_canceled_card' },
  }),
  'dispute.opened': ofDispute('A payer has asked their bank for the money back.', { status: 'open' }),
  'dispute.closed': ofDispute('The dispute was won or lost.', { status: 'won' }),
  'autopay.agreed': ofConsent(
    'A customer has agreed that later invoices are collected by themselves, and confirmed it by a payment.',
    { status: 'on', endedAt: null, endedBy: null, reason: null },
  ),
  'autopay.debit_announced': ofDebit(
    'The customer was told the amount and the day of a debit. Sent again where either has changed.',
    { status: 'planned', tries: 0, reason: null, endedAt: null },
  ),
  'autopay.debit_failed': ofDebit(
    'A debit was declined, or its bank took it back. It is tried again at `nextAttemptAt`; after the last try that is null.',
    { status: 'planned', tries: 1, reason: 'insufficient_funds', endedAt: null },
  ),
  'autopay.debit_held': ofDebit(
    'The email that tells the customer of a debit could not be sent, and so nothing is collected. It goes on once they are told.',
    { status: 'planned', tries: 0, reason: 'not-told', endedAt: null },
  ),
  'autopay.ended': ofConsent('Nothing is collected by itself any more.', {
    ...{ status: 'ended', endedBy: 'payer', reason: null },
  }),
  'payment_account.updated': told(
    'What an organisation’s Stripe account can do, or must still provide, has changed.',
    paymentAccountAnswer,
    'PaymentAccountStatusResponse',
    { status: 'Active' },
  ),
  'checkout.completed': ofCheckout('A checkout was paid.', {
    status: 'complete',
    amountPaid: 140.76,
    amountRefunded: 0,
  }),
  'checkout.expired': ofCheckout('A checkout ended without being paid.', {
    ...{ status: 'expired', amountPaid: 0, amountRefunded: 0, paidAt: null },
  }),
}

export const schemaOfData = (type: EventType): z.ZodType => ENTRIES[type].data

/** As the document tells of them; in the order of the list of types. */
export const EVENT_CATALOGUE: readonly ToldEvent[] = EVENT_TYPES.map((type) => ({ type, ...ENTRIES[type] }))
