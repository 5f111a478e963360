// "You were paid": to the owners of the organisation.
import type { House } from '@/lib/house'
import { toMoney } from '@/lib/money/money'
import { correspondent } from '../correspondent'
import { type Letter, Undeliverable } from '../letter'
import { localeOfCountry, readerAbout } from '../reader'
import { correspondenceOfPayment, ownerAddresses } from '../store'
import { meansFact, outstandingFact, paidOnFact } from './payment-facts'

export async function paidNotice({ db }: House, { paymentId }: { paymentId: string }): Promise<Letter> {
  const about = await correspondenceOfPayment(db, paymentId)
  const { customer, organisation, paid: what, payment } = about
  const to = await ownersOf(db, organisation)
  const reader = readerAbout(what, localeOfCountry(organisation.country))
  const { labels, paidNotice: notice } = reader.words
  const { currency, minor } = toMoney(payment.amountMinor, payment.currency)
  const paid = reader.amount(minor, currency)
  const { number } = what
  return {
    to,
    content: {
      words: reader.words,
      // A reply goes to the organisation itself, which is who reads this: so there is no invitation to reply.
      organisation: { ...organisation, email: null },
      subject: notice.subject(customer.name, number, paid),
      title: notice.title,
      amount: paid,
      amountNote: reader.words.invoice(number),
      paragraphs: [notice.lead(customer.name)],
      facts: [
        [labels.customer, customer.name],
        [labels.paid, paid],
        ...(payment.feeMinor > 0
          ? [[labels.fee, reader.amount(payment.feeMinor, currency)] satisfies [string, string]]
          : []),
        ...paidOnFact(about, reader),
        ...meansFact(about, reader),
        ...outstandingFact(about, reader),
        [labels.reference, payment.id],
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
