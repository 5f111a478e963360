// "You were paid": to the people of the organisation who want to know.
import type { House } from '@/lib/house'
import { toMoney } from '@/lib/money/money'
import { paymentReference } from '@/lib/money/payment-reference'
import { Undeliverable } from '@/lib/outbox/mail'
import { readerFor } from '@/lib/words/reader'
import type { Letter } from './letter'
import { selectSellersToTell } from './notice-store'
import { meansFact, outstandingFact, paidOnFact, titleOf } from './payment-facts'
import { selectPaymentCorrespondence } from './store'

export async function paidNotice({ db }: House, { paymentId }: { paymentId: string }): Promise<Letter> {
  const about = await selectPaymentCorrespondence(db, paymentId)
  const { customer, organisation, paid: what, payment } = about
  const to = await selectSellersToTell(db, organisation, 'paid')
  if (to.length === 0) throw new Undeliverable('Nobody in the organisation wants emails of this kind.')
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
