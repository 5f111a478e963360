// The types of events that webhooks can subscribe to.

export const EVENT_TYPES = [
  'invoice.sent',
  'invoice.partially_paid',
  'invoice.paid',
  'invoice.voided',
  'payment_plan.created',
  'payment_plan.updated',
  'payment_plan.removed',
  'payment_plan.part_paid',
  'payment_plan.part_overdue',
  'recurring_invoice.created',
  'recurring_invoice.invoiced',
  'recurring_invoice.failed',
  'recurring_invoice.paused',
  'recurring_invoice.resumed',
  'recurring_invoice.ended',
  'reminder.sent',
  'late_fee.created',
  'credit_note.issued',
  'credit_note.cancelled',
  'promise.made',
  'question.asked',
  'question.closed',
  'document.delivered',
  'document.rejected',
  'document.failed',
  'payment.processing',
  'payment.succeeded',
  'payment.failed',
  'refund.succeeded',
  'refund.failed',
  'dispute.opened',
  'dispute.closed',
  'payment_account.updated',
  'autopay.agreed',
  'autopay.debit_announced',
  'autopay.debit_failed',
  'autopay.debit_held',
  'autopay.ended',
  'checkout.completed',
  'checkout.expired',
] as const
export type EventType = (typeof EVENT_TYPES)[number]

/** What applications can be told of. */
export const SESSION_EVENT_TYPES = [
  'session.succeeded',
  'session.failed',
  'session.expired',
  'session.cancelled',
  'session.refunded',
  'session.dispute.opened',
  'session.dispute.updated',
  'session.dispute.closed',
] as const
export type SessionEventType = (typeof SESSION_EVENT_TYPES)[number]

/** Sent when its owner asks for it, to the one endpoint that is tried. */
export const TEST_EVENT = 'webhook.test'
