// Emails about bank debits: on its way, to the payer; failed, to the payer and the sellers.
import type { House } from '@/lib/house'
import { Undeliverable } from '@/lib/outbox/mail'
import { kindOfMeans } from '@/lib/words/means-kind'
import type { Letter } from './letter'
import { meansFact, titleOf } from './payment-facts'
import { type PaymentCorrespondence, selectPaymentCorrespondence, selectPaymentNews } from './store'
import { toPayers } from './to-payers'
import { toSellers } from './to-sellers'

interface Scheme {
  /** What to look at when it failed: every scheme is refused for reasons of its own. */
  failed:
    | 'mail.debit.failed.sepa'
    | 'mail.debit.failed.bacs'
    | 'mail.debit.failed.ach'
    | 'mail.debit.failed.becs'
    | 'mail.debit.failed.pad'
    | 'mail.trouble.payerDebit.lead'
  /**
   * Until it is known how it ended, with a mandate that is new, as a payer by link gives one each time; null where that is not
   * said. (Stripe's page of each scheme below docs.stripe.com/payments, November 2026.)
   */
  days: number | null
}

const SCHEMES: Readonly<Record<string, Scheme>> = {
  sepa_debit: { failed: 'mail.debit.failed.sepa', days: 5 },
  bacs_debit: { failed: 'mail.debit.failed.bacs', days: 7 },
  us_bank_account: { failed: 'mail.debit.failed.ach', days: 4 },
  au_becs_debit: { failed: 'mail.debit.failed.becs', days: 3 },
  acss_debit: { failed: 'mail.debit.failed.pad', days: 5 },
}
const ANY: Scheme = { failed: 'mail.trouble.payerDebit.lead', days: null }

const schemeOf = ({ method }: PaymentCorrespondence['payment']): Scheme =>
  (method && Object.hasOwn(SCHEMES, method.type) ? SCHEMES[method.type] : undefined) ?? ANY

const isDebit = ({ method }: PaymentCorrespondence['payment']): boolean =>
  kindOfMeans(method?.type) === 'debit'

export async function debitOnItsWay(house: House, { paymentId }: { paymentId: string }): Promise<Letter> {
  const about = await selectPaymentCorrespondence(house, paymentId)
  const { organisation, payment } = about
  if (!isDebit(payment)) throw new Undeliverable('It is not a bank debit.')
  if (payment.state !== 'processing') throw new Undeliverable('The debit is no longer on its way.')
  const { days } = schemeOf(payment)
  return toPayers(house, about, payment.amountMinor, ({ say }, amount) => ({
    title: say('mail.debit.onItsWay.title'),
    paragraphs: [
      say('mail.debit.onItsWay.lead', { amount, organisation: organisation.name }),
      ...(days === null ? [] : [say('mail.debit.onItsWay.arrival', { days })]),
    ],
    link: say('mail.viewInvoice'),
  }))
}

/** Other means take days too, and then nothing is said of a debit. */
export async function debitFailed(house: House, { paymentId }: { paymentId: string }): Promise<Letter> {
  const about = await selectPaymentNews(house.db, paymentId)
  const { customer, organisation, paid, payment } = about
  const kind = isDebit(payment) ? 'debitFailed' : 'paymentFailed'
  return toSellers(house, 'debit-failed', organisation, payment, (reader, amount) => ({
    title: reader.say(`mail.trouble.${kind}.title`),
    lead: reader.say(`mail.trouble.${kind}.lead`, { amount, customer: customer.name }),
    about: titleOf(paid, reader),
    invoiceId: paid.invoiceId,
    facts: meansFact(about, reader),
  }))
}

export async function debitFailedPayer(house: House, { paymentId }: { paymentId: string }): Promise<Letter> {
  const about = await selectPaymentCorrespondence(house, paymentId)
  const { organisation, paid, payment } = about
  if (paid.invoiceId !== null && paid.outstandingMinor === 0)
    throw new Undeliverable('The invoice was paid in the meantime.')
  const isOfBank = isDebit(payment)
  return toPayers(house, about, payment.amountMinor, ({ say }, amount) => ({
    title: say(isOfBank ? 'mail.trouble.payerDebit.title' : 'mail.trouble.payerPayment.title'),
    paragraphs: [
      say(isOfBank ? schemeOf(payment).failed : 'mail.trouble.payerPayment.lead', {
        ...{ amount, organisation: organisation.name },
      }),
    ],
    link: say('mail.viewAndPay'),
  }))
}
