// Emails about automatic payment: to the customer that it is on, what will be collected, what could not be, and that it has ended; of the last two to the sellers as well.

import { NOT_TOLD } from '@/lib/autopay/rules'
import { oneClickUrlOf, stopUrlOf } from '@/lib/consents/stop-link'
import type { Consent } from '@/lib/consents/store'
import type { House } from '@/lib/house'
import { paymentUrlOf } from '@/lib/invoices/link'
import { toMoney } from '@/lib/money/money'
import { Undeliverable } from '@/lib/outbox/mail'
import { dayIn } from '@/lib/time-zone'
import { type Means, meansOf } from '@/lib/words/means'
import { type Reader, readerFor } from '@/lib/words/reader'
import { selectAboutAutopay, selectAboutConsent } from './autopay-store'
import { correspondent, recipientsOf } from './correspondents'
import type { Content, Letter } from './letter'
import { toSellers } from './to-sellers'

type About = Awaited<ReturnType<typeof selectAboutConsent>>
type AboutConsent = { consentId: string }
type AboutDebit = { debitId: string; told: string }

const meansIn = ({ method }: Pick<Consent, 'method'>): Means | null =>
  method && { ...method, methodType: method.type }

/** To whom the customer's invoices go. `isOn`: it can be stopped by a link in this very email. */
function toCustomer(
  house: House,
  { consent, customer, organisation }: About,
  isOn: boolean,
  tell: (reader: Reader) => Pick<Content, 'title' | 'paragraphs'> & Partial<Content>,
): Letter {
  const to = correspondent(customer.name, customer.email)
  if (!to) throw new Undeliverable('The customer has no email address.')
  const reader = readerFor({ locale: customer.locale ?? organisation.locale, country: organisation.country })
  const { say } = reader
  const { paragraphs, ...said } = tell(reader)
  const means = meansIn(consent)
  const stop = {
    label: say('mail.autopay.label'),
    value: say('mail.autopay.stop'),
    ...{ note: null, url: stopUrlOf(house, consent.id) },
  }
  return {
    ...recipientsOf(customer, to),
    ...(isOn && { oneClickUrl: oneClickUrlOf(house, consent.id) }),
    content: {
      ...{ reader, organisation, subject: said.title },
      paragraphs: [say('mail.greeting', { name: customer.name }), ...paragraphs],
      facts: means ? [[say('mail.autopay.label'), meansOf(means, organisation.name, say)]] : [],
      ...(isOn && { rows: [stop] }),
      ...said,
    },
  }
}

export async function autopayAgreed(house: House, { consentId }: AboutConsent): Promise<Letter> {
  const about = await selectAboutConsent(house.db, consentId)
  if (about.consent.revokedAt !== null) throw new Undeliverable('It has ended in the meantime.')
  return toCustomer(house, about, true, ({ say }) => ({
    title: say('mail.autopay.agreed.title'),
    paragraphs: [
      say('mail.autopay.agreed.lead', { organisation: about.organisation.name }),
      about.consent.text,
    ],
  }))
}

/** What was paid or put off in the meantime is told no more. */
export async function autopayComing(house: House, { debitId, told }: AboutDebit): Promise<Letter> {
  const about = await selectAboutAutopay(house.db, debitId)
  const { debit, invoice, organisation } = about
  if (debit.endedAt !== null || debit.toldAt?.toISOString() !== told || debit.toldMinor === null)
    throw new Undeliverable('It will not be collected any more, or was told anew.')
  const url = await paymentUrlOf(house, invoice.id)
  const { currency, minor } = toMoney(debit.toldMinor, invoice.currency)
  return toCustomer(house, about, true, (reader) => {
    const { day, money, say } = reader
    const date = day(dayIn(organisation.timeZone, debit.dueAt))
    const amount = money(minor, currency)
    const number = say('mail.invoice', { number: invoice.documentNumber ?? '' })
    const title = say('mail.autopay.coming.title', { date })
    return {
      ...{ title, amount, amountNote: number, subject: say('mail.trouble.subject', { title, number }) },
      paragraphs: [say('mail.autopay.coming.lead', { amount, date, organisation: organisation.name })],
      button: url ? { label: say('mail.viewInvoice'), url } : null,
    }
  })
}

export async function autopayDeclined(house: House, { debitId }: AboutDebit): Promise<Letter> {
  const about = await selectAboutAutopay(house.db, debitId)
  const { debit, invoice, organisation } = about
  if (invoice.outstandingMinor === 0) throw new Undeliverable('The invoice was paid in the meantime.')
  const url = await paymentUrlOf(house, invoice.id)
  const { currency, minor } = toMoney(invoice.outstandingMinor, invoice.currency)
  const isAsked = debit.reason === 'authentication_required'
  return toCustomer(house, about, debit.endedAt === null, ({ day, money, say }) => {
    const amount = money(minor, currency)
    const number = say('mail.invoice', { number: invoice.documentNumber ?? '' })
    const title = say('mail.autopay.declined.title')
    const names = { amount, organisation: organisation.name }
    return {
      ...{ title, amount, amountNote: number, subject: say('mail.trouble.subject', { title, number }) },
      paragraphs: [
        isAsked ? say('mail.autopay.declined.confirm', names) : say('mail.autopay.declined.lead', names),
        debit.nextAt
          ? say('mail.autopay.declined.again', { date: day(dayIn(organisation.timeZone, debit.nextAt)) })
          : say('mail.autopay.declined.last'),
      ],
      button: url ? { label: say('mail.viewAndPay'), url } : null,
    }
  })
}

export async function autopayDeclinedNotice(house: House, { debitId }: AboutDebit): Promise<Letter> {
  const { customer, invoice, organisation } = await selectAboutAutopay(house.db, debitId)
  if (invoice.outstandingMinor === 0) throw new Undeliverable('The invoice was paid in the meantime.')
  const due = { amountMinor: invoice.outstandingMinor, currency: invoice.currency }
  return toSellers(house, 'autopay-declined', organisation, due, ({ say }, amount) => ({
    title: say('mail.autopay.declinedNotice.title'),
    lead: say('mail.autopay.declinedNotice.lead', { amount, customer: customer.name }),
    about: say('mail.invoice', { number: invoice.documentNumber ?? '' }),
    invoiceId: invoice.id,
  }))
}

/** Once it was told after all there is nothing to see to. */
export async function autopayUntoldNotice(house: House, { debitId }: AboutDebit): Promise<Letter> {
  const { customer, debit, invoice, organisation } = await selectAboutAutopay(house.db, debitId)
  if (debit.reason !== NOT_TOLD || debit.endedAt !== null) throw new Undeliverable('It waits no longer.')
  const due = { amountMinor: invoice.outstandingMinor, currency: invoice.currency }
  return toSellers(house, 'autopay-untold', organisation, due, ({ say }, amount) => ({
    title: say('mail.autopay.untoldNotice.title'),
    lead: say('mail.autopay.untoldNotice.lead', { amount, customer: customer.name }),
    about: say('mail.invoice', { number: invoice.documentNumber ?? '' }),
    invoiceId: invoice.id,
  }))
}

const WHY = { payer: 'mail.autopay.ended.byPayer', method: 'mail.autopay.ended.byMeans' } as const

export async function autopayEnded(house: House, { consentId }: AboutConsent): Promise<Letter> {
  const about = await selectAboutConsent(house.db, consentId)
  const by = about.consent.revokedBy
  if (by === null) throw new Undeliverable('It has not ended.')
  const why = by === 'payer' || by === 'method' ? WHY[by] : 'mail.autopay.ended.byOthers'
  return toCustomer(house, about, false, ({ say }) => ({
    title: say('mail.autopay.ended.title'),
    paragraphs: [say(why, { organisation: about.organisation.name })],
  }))
}

export async function autopayEndedNotice(house: House, { consentId }: AboutConsent): Promise<Letter> {
  const { customer, organisation } = await selectAboutConsent(house.db, consentId)
  return toSellers(house, 'autopay-ended', organisation, undefined, ({ say }) => ({
    title: say('mail.autopay.ended.title'),
    lead: say('mail.autopay.endedNotice.lead', { customer: customer.name }),
    button: {
      label: say('mail.autopay.label'),
      url: `${house.env.appUrl}/admin/customers/${customer.id}?organisation=${organisation.id}`,
    },
  }))
}
