// Letters about online payments that are paused because too many cards were declined: the code to its payer, the news to its sellers.

import { selectLockById } from '@/lib/card-testing/store'
import type { House } from '@/lib/house'
import { paymentUrlOf } from '@/lib/invoices/link'
import { Undeliverable } from '@/lib/outbox/mail'
import { unlockCodeOf } from '@/lib/payments/unlock'
import { readerFor } from '@/lib/words/reader'
import { correspondent } from './correspondents'
import type { Letter } from './letter'
import { selectNoticeOrganisation } from './notice-store'
import { selectInvoiceCorrespondence, selectInvoiceNews } from './store'
import { toSellers } from './to-sellers'

async function lockOf({ db }: House, lockId: string) {
  const lock = await selectLockById(db, lockId)
  if (!lock) throw new Undeliverable('The pause that this email is about does not exist.')
  return lock
}

/** To whom the invoice was sent first, and to nobody else: whoever is in copy may not pay it. */
export async function unlockCode(house: House, { lockId }: { lockId: string }): Promise<Letter> {
  const { invoiceId, liftedAt, until } = await lockOf(house, lockId)
  if (liftedAt !== null || until <= house.clock.now()) throw new Undeliverable('Payments are not paused.')
  if (invoiceId === null) throw new Undeliverable('Only a paused invoice has a code.')
  const { customer, invoice, organisation } = await selectInvoiceCorrespondence(house, invoiceId)
  const to = correspondent(customer.name, customer.email)
  if (!to) throw new Undeliverable('The customer has no email address.')
  const reader = readerFor({ locale: customer.locale ?? organisation.locale, country: organisation.country })
  const { say } = reader
  const number = say('mail.invoice', { number: invoice.documentNumber ?? '' })
  const url = await paymentUrlOf(house, invoiceId)
  return {
    to: [to],
    content: {
      ...{ reader, organisation },
      subject: say('mail.unlock.subject', { number }),
      title: say('mail.unlock.title'),
      amount: unlockCodeOf(house, lockId).replace(/^(....)/, '$1 '),
      amountNote: number,
      paragraphs: [
        say('mail.greeting', { name: customer.name }),
        say('mail.unlock.lead', { organisation: organisation.name }),
        say('mail.unlock.ignore'),
      ],
      button: url ? { label: say('mail.viewAndPay'), url } : null,
    },
  }
}

export async function paymentsPaused(house: House, { lockId }: { lockId: string }): Promise<Letter> {
  const { declines, invoiceId, organisationId } = await lockOf(house, lockId)
  const organisation = await selectNoticeOrganisation(house.db, organisationId)
  const about = invoiceId && (await selectInvoiceNews(house.db, invoiceId))
  return toSellers(house, 'payments-paused', organisation, undefined, ({ say }) => ({
    title: say('mail.trouble.paused.title'),
    lead: say('mail.trouble.paused.lead', { count: declines }),
    about: about ? say('mail.invoice', { number: about.invoice.documentNumber ?? '' }) : '',
    invoiceId,
  }))
}
