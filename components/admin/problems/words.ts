// Why something waits for a person, what it means, and what to do about it: in plain words, for every reason that our code gives.

export interface Words {
  why: string
  todo: string
}

const AT_STRIPE =
  'Look at the payment at Stripe. If it is not right, refund it there in full, then try again: the payer can pay anew.'

const PAYMENT: Record<string, string> = {
  currency: 'Stripe took another currency than was asked for.',
  amount: 'Stripe took another amount than was asked for: somebody changed it at Stripe.',
  'amount received': 'Stripe received less than the whole amount.',
  'application fee': 'The fee on it was changed at Stripe.',
  livemode: 'It was made with test keys, or with live ones, where the other was meant.',
  reference: 'Stripe knows it by another reference than we do.',
  metadata: 'Nothing at Stripe says that it belongs to this invoice.',
  session: 'It was paid through another checkout than ours.',
  'no payment': 'The checkout says that it is paid, and names no payment.',
}

export function paymentWords(reason: string | null): Words {
  if (reason === 'access withdrawn')
    return {
      why: 'Our access to the Stripe account was withdrawn while the money was on its way.',
      todo: 'Stripe does not let us ask any more. Look it up there yourself; then record the money by hand, or void the invoice.',
    }
  return {
    why: PAYMENT[reason ?? ''] ?? 'What Stripe says does not fit what was asked for.',
    todo: AT_STRIPE,
  }
}

const EVENT: Record<string, string> = {
  'another account than the payment’s': 'It came from an account that the payment does not belong to.',
  'another account than the checkout’s': 'It came from an account that the checkout does not belong to.',
  'another intent than the payment’s': 'It names one of our payments, and is about another one.',
  'another session than the checkout’s': 'It names one of our checkouts, and is about another one.',
  'Payment.ProviderError': 'Stripe could not be asked about it.',
  'PaymentAccount.ProviderError': 'Stripe could not be asked about the account.',
}

export function eventWords(state: string, reason: string | null): Words {
  const why = EVENT[reason ?? ''] ?? 'Something went wrong on our side while it was taken in.'
  if (state === 'quarantined')
    return { why, todo: 'It had no effect. Find out who made it at Stripe before you try again.' }
  if (state === 'received') return { why, todo: 'It is tried again by itself; you can also try now.' }
  return { why, todo: 'It is not tried any more by itself. Try again once the reason is gone.' }
}

const LETTERS: Record<string, string> = {
  'invoice-sent': 'The invoice to its payer',
  statement: 'The statement to the customer',
  receipt: 'The receipt to the payer',
  'paid-notice': 'The news of a payment to the owners',
  'refund-notice': 'The news of a refund to the payer',
  invitation: 'An invitation',
  'sign-in-link': 'A sign-in link',
  'webhook-disabled': 'The news that a webhook was switched off',
  'debit-on-its-way': 'The news of a debit on its way to the payer',
  'refund-failed-payer': 'The news of a failed refund to the payer',
  'payments-off': 'The news that payments are switched off',
  'debit-failed': 'The news of a failed debit to the sellers',
  'debit-failed-payer': 'The news of a failed debit to the payer',
  'dispute-opened': 'The news of a dispute',
  'dispute-closed': 'The news of how a dispute ended',
  'refund-failed': 'The news of a failed refund',
  overpaid: 'The news that an invoice is overpaid',
  'payout-failed': 'The news of a failed payout',
}

export const letterName = (kind: string): string => LETTERS[kind] ?? 'A mail'

export function letterWords(attempts: number): Words {
  const tries = attempts === 1 ? 'at the first try' : `after ${attempts} tries`
  return {
    why: `The mail server did not take it, and we stopped ${tries}.`,
    todo: 'Check that the email address is right, then try again.',
  }
}

export function deliveryWords(attempts: number, statusCode: number | null): Words {
  const said = statusCode === null ? 'did not answer' : `answered ${statusCode}`
  return {
    why: `The listener ${said}, and we stopped after ${attempts} tries.`,
    todo: 'Check that the endpoint is working, then try again.',
  }
}
