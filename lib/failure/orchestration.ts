// The refusals of sessions and their providers, a part of the catalogue.
import type { Entry } from './catalogue'

export const ORCHESTRATION = {
  'Session.AlreadyExists': {
    status: 409,
    title: 'Order has a session',
    advice: 'This order already has a session that is pending or paid. Use that one, or cancel it first.',
  },
  'Session.NoAvailableProvider': {
    status: 422,
    title: 'No available provider',
    advice:
      'None of the application’s active provider connections takes this payment method, currency and amount. Check its connections.',
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
      'The payer’s bank is holding this money or has taken it back. Disputed or charged-back money cannot be refunded as well: answer the dispute at the provider.',
  },
  'Session.RefundExceedsCaptured': {
    status: 409,
    title: 'Refund exceeds what was captured',
    advice: 'The refunds of a session together can never exceed what was captured.',
  },
  'ProviderConnection.OtherAccount': {
    status: 409,
    title: 'Different account at the provider',
    advice:
      'These credentials belong to a different account from the previous ones. Create a new connection for it and switch this one off: its existing sessions carry on.',
  },
  'ProviderConnection.TooMany': {
    status: 409,
    title: 'Too many provider connections',
    advice:
      'An application can have at most 20 active connections, and 50 in total. Switch off any that are no longer needed, or create another application.',
  },
  'ApplicationKey.TooMany': {
    status: 409,
    title: 'Too many keys',
    advice: 'An application can have at most 20 active keys. Revoke any that are no longer needed.',
  },
  'Provider.Refused': {
    status: 502,
    title: 'Provider refused',
    advice: 'No provider could create the payment. Nothing can be paid twice: try again under the same key.',
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
    advice:
      'The provider did not respond in time. Try again under the same key: there will only ever be one payment.',
    mayRetry: true,
    log: 'error',
  },
} as const satisfies Record<string, Entry>
