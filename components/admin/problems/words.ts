// Why something needs a person, what it means, and what to do about it, for every reason in our code.

export interface Words {
  why: string
  todo: string
}

const AT_STRIPE =
  'Check the payment at Stripe. If it is wrong, refund it there in full, then try again here: the payer can then pay again.'

const at = (text: string, provider: string): string => text.replaceAll('Stripe', provider)

const PAYMENT: Record<string, string> = {
  currency: 'Stripe charged a different currency from the one requested.',
  amount: 'Stripe charged a different amount from the one requested: someone changed it at Stripe.',
  'amount received': 'Stripe received less than the whole amount.',
  'application fee': 'Its fee was changed at Stripe.',
  livemode: 'It was made with test keys where live ones were expected, or the other way round.',
  reference: 'Stripe has a different reference for it.',
  metadata: 'Nothing at Stripe says that it belongs to this invoice.',
  session: 'It was paid through a checkout that is not ours.',
  'no payment': 'The checkout is marked as paid but names no payment.',
}

const BY_HAND =
  'We can no longer ask Stripe about it. Look it up there yourself. Record the payment by hand where it is still owed; otherwise give the money back there and end it here, with a reason.'

interface Taker {
  /** Who took the money, as people call them. */
  provider?: string
  /** Our access to the account is withdrawn. */
  isWithdrawn?: boolean
}

export function paymentWords(
  reason: string | null,
  { isWithdrawn = false, provider = 'Stripe' }: Taker = {},
): Words {
  if (reason === 'access withdrawn')
    return {
      why: 'Our access to the Stripe account was withdrawn while the money was on its way.',
      // Once it is back, we ask by ourselves.
      todo: isWithdrawn ? BY_HAND : AT_STRIPE,
    }
  return {
    why: at(PAYMENT[reason ?? ''] ?? 'What Stripe reports does not match what was requested.', provider),
    todo: isWithdrawn ? BY_HAND : at(AT_STRIPE, provider),
  }
}

const EVENT: Record<string, string> = {
  'another account than the payment’s': 'It came from an account that the payment does not belong to.',
  'another account than the checkout’s': 'It came from an account that the checkout does not belong to.',
  'another intent than the payment’s': 'It names one of our payments but is about another one.',
  'another session than the checkout’s': 'It names one of our checkouts but is about another one.',
  'Payment.ProviderError': 'Stripe could not be asked about it.',
  'PaymentAccount.ProviderError': 'Stripe could not be asked about the account.',
  'Provider.TimedOut': 'Stripe did not respond when it was asked about it.',
  'Provider.Overloaded': 'Stripe was overloaded when it was asked about it.',
  'Provider.Refused': 'Stripe refused to be asked about it: check the key of this connection.',
}

/** `provider` is whom the event came from, as people call them. */
export function eventWords(state: string, reason: string | null, provider = 'Stripe'): Words {
  const told = EVENT[reason ?? '']
  const why = (told && at(told, provider)) ?? 'Something went wrong on our side while it was being processed.'
  if (state === 'quarantined')
    return { why, todo: 'It had no effect. Find out who created it at Stripe before you try again.' }
  if (state === 'received' || state === 'waiting')
    return { why, todo: 'It will be retried automatically; you can also try now.' }
  return { why, todo: 'It is no longer retried automatically. Try again once the cause is fixed.' }
}

const LETTERS: Record<string, string> = {
  'invoice-sent': 'The invoice to the payer',
  'invoice-copy': 'The invoice to one of its recipients',
  'credit-note-issued': 'The credit note to the payer',
  'discount-withdrawn': 'The letter to the payer about a discount that was taken back',
  reminder: 'The reminder to the payer',
  statement: 'The statement to the customer',
  receipt: 'The receipt to the payer',
  'paid-notice': 'The payment notification to the owners',
  'refund-notice': 'The refund notice to the payer',
  invitation: 'An invitation',
  'sign-in-link': 'A sign-in link',
  'webhook-disabled': 'The notification that a webhook was switched off',
  'debit-on-its-way': 'The bank debit notice to the payer',
  'refund-failed-payer': 'The failed refund notice to the payer',
  'payments-off': 'The notification that payments are switched off',
  'payments-paused': 'The notification that online payments were paused',
  'unlock-code': 'A code to the payer',
  'debit-failed': 'The failed debit notification to the sellers',
  'debit-failed-payer': 'The failed debit notice to the payer',
  'dispute-opened': 'The dispute notification',
  'dispute-closed': 'The dispute outcome notification',
  'refund-failed': 'The failed refund notification',
  overpaid: 'The overpayment notification',
  'money-set-aside': 'The notification of money set aside',
  'payout-failed': 'The failed payout notification',
  'autopay-agreed': 'The confirmation of automatic payment to the payer',
  'autopay-coming': 'The announcement of a debit to the payer',
  'autopay-declined': 'The failed automatic payment notice to the payer',
  'autopay-declined-notice': 'The failed automatic payment notification',
  'autopay-untold-notice': 'The notification of an automatic payment that waits',
  'autopay-ended': 'The notice to the payer that automatic payment ended',
  'autopay-ended-notice': 'The notification that automatic payment ended',
  'document-undelivered': 'The notification of an undelivered document',
  'promise-made': 'The notification of a promise to pay',
  'order-number-given': 'The notification of an order number',
  'question-asked': 'A customer’s question',
  'question-answered': 'The answer to the customer',
  'fresh-link': 'A fresh link to the customer',
}

export const letterName = (kind: string): string => LETTERS[kind] ?? 'An email'

export function letterWords(attempts: number): Words {
  const tries = attempts === 1 ? 'after one attempt' : `after ${attempts} attempts`
  return {
    why: `The mail server did not accept it, and we stopped ${tries}.`,
    todo: 'Check that the email address is right, then try again.',
  }
}

export function deliveryWords(attempts: number, statusCode: number | null): Words {
  const said = statusCode === null ? 'did not answer' : `answered ${statusCode}`
  return {
    why: `The endpoint ${said}, and we stopped after ${attempts} attempts.`,
    todo: 'Check that the endpoint is working, then try again.',
  }
}
