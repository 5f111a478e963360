// "You were paid": to the owners of the organisation.
import type { House } from '@/lib/house'
import { toMoney } from '@/lib/money/money'
import { paymentReference } from '@/lib/money/payment-reference'
import { readerFor } from '@/lib/words/reader'
import { correspondent } from '../correspondent'
import { type Letter, Undeliverable } from '../letter'
import { correspondenceOfPayment, ownerAddresses } from '../store'
import { meansFact, outstandingFact, paidOnFact, titleOf } from './payment-facts'

export async function paidNotice({ db }: House, { paymentId }: { paymentId: string }): Promise<Letter> {
  const about = await correspondenceOfPayment(db, paymentId)
  const { customer, organisation, paid: what, payment } = about
  const to = await ownersOf(db, organisation)
  const reader = readerFor({ locale: organisation.locale, country: organisation.country })
  const { money, say } = reader
  const { currency, minor } = toMoney(payment.amountMinor, payment.currency)
  const paid = money(minor, currency)
  const subject = what.isOrder ? 'mail.order.paidSubject' : 'mail.paidNotice.subject'
  return {
    to,
    content: {
      reader,
      // A reply goes to the organisation itself, which is who reads this: so there is no invitation to reply.
      organisation: { ...organisation, email: null },
      subject: say(subject, { customer: customer.name, number: what.number, amount: paid }),
      title: say('mail.paidNotice.title'),
      amount: paid,
      amountNote: titleOf(what, reader),
      paragraphs: [say('mail.paidNotice.lead', { customer: customer.name })],
      facts: [
        [say('mail.label.customer'), customer.name],
        [say('mail.label.paid'), paid],
        ...(payment.feeMinor > 0
          ? [[say('mail.label.fee'), money(payment.feeMinor, currency)] satisfies [string, string]]
          : []),
        ...paidOnFact(about, reader),
        ...meansFact(about, reader),
        ...outstandingFact(about, reader),
        [say('mail.label.reference'), paymentReference(payment.id)],
      ],
      memo: null,
      button: null,
    },
  }
}

/** The organisation's own address and its owners', each once. */
async function ownersOf(db: House['db'], organisation: { id: string; name: string; email: string | null }) {
  const addresses = [organisation.email, ...(await ownerAddresses(db, organisation.id))]
  const once = new Map(addresses.flatMap((address) => (address ? [[address.toLowerCase(), address]] : [])))
  const to = [...once.values()].flatMap((address) => correspondent('', address) ?? [])
  if (to.length === 0) throw new Undeliverable('The organisation has neither a mail address nor owners.')
  return to
}
