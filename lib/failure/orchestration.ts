// The refusals of sessions and their providers, a part of the catalogue.
import type { Entry } from './catalogue'

export const ORCHESTRATION = {
  'Session.AlreadyExists': {
    status: 409,
    title: 'Order has a session',
    advice: 'This order has a session that is pending or paid. Read that one, or cancel it first.',
  },
  'Session.NoAvailableProvider': {
    status: 422,
    title: 'No available provider',
    advice:
      'None of the application’s active provider connections takes this payment method, currency and amount. Look at the connections.',
  },
  'Session.NotCancellable': {
    status: 409,
    title: 'Session cannot be cancelled',
    advice: 'Only a pending session that nobody has paid can be cancelled.',
  },
  'Session.NotRefundable': {
    status: 409,
    title: 'Session cannot be refunded',
    advice: 'Only a session that was paid, and not refunded in full, can be refunded.',
  },
  'Session.Disputed': {
    status: 409,
    title: 'Session is disputed',
    advice:
      'The payer’s bank holds this money, or has taken it. What is disputed or charged back is not refunded as well: answer the dispute at the provider.',
  },
  'Session.RefundExceedsCaptured': {
    status: 409,
    title: 'Refund exceeds what was captured',
    advice: 'All refunds of a session together can never be more than what was captured.',
  },
  'ProviderConnection.OtherAccount': {
    status: 409,
    title: 'Another account at the provider',
    advice:
      'These credentials belong to another account than those before. Make a new connection for it, and switch this one off: what it has made goes on.',
  },
  'ProviderConnection.TooMany': {
    status: 409,
    title: 'Too many provider connections',
    advice:
      'An application has at most 20 connections that are switched on, and 50 in all. Switch off those that nobody needs any more, or make another application.',
  },
  'ApplicationKey.TooMany': {
    status: 409,
    title: 'Too many keys',
    advice:
      'An application has at most 20 keys that are not revoked. Revoke those that nobody needs any more.',
  },
  'Provider.Refused': {
    status: 502,
    title: 'Provider refused',
    advice: 'No provider could make the payment. Nothing can be paid twice: try again under the same key.',
    mayRetry: true,
    log: 'error',
  },
  'Provider.Overloaded': {
    status: 503,
    title: 'Provider overloaded',
    advice: 'The provider is overloaded or in maintenance. Try again under the same key.',
    mayRetry: true,
    log: 'warn',
  },
  'Provider.TimedOut': {
    status: 504,
    title: 'Provider timed out',
    advice: 'The provider did not answer in time. Try again under the same key: it ends in one payment.',
    mayRetry: true,
    log: 'error',
  },
} as const satisfies Record<string, Entry>
