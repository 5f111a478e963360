// Step two of opening an invoice's payment: asks the provider for the object of one payment row.
import type { ObjectFacts, Order } from '@/lib/connector-port/port'
import { accountConnector } from '@/lib/connectors/registry'
import { keptFor } from '@/lib/consents/agreed'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { isCurrency } from '@/lib/money/currency'
import { askUnderKey } from './ask-under-key'
import { type Payment, soughtOf } from './payment'

/** What the rows of invoices and checkouts say of themselves; a repeat under the same key says exactly the same. */
export function orderOf(payment: Payment, name: string): Order {
  const { amountMinor, currency, description, feeMinor, id, price, statementSuffix } = payment
  if (!isCurrency(currency)) throw new Error(`a payment in unknown currency ${currency}`)
  return {
    paymentId: id,
    description: description ?? name,
    total: { minor: amountMinor, currency },
    feeMinor,
    statementName: statementSuffix,
    page: { is: 'own' },
    ...(price?.means && { onlyMeans: price.means.type }),
    ...{ items: [], shippingMinor: 0, taxMinor: 0 },
    ...{ clientReference: null, paymentMethod: null, locale: null, customerEmail: null },
    ...{ noticeUrl: null, expiresAt: null },
  }
}

/** Throws `Failure` only. */
export async function askForIntent(house: House, payment: Payment, accountId: string): Promise<ObjectFacts> {
  const connector = accountConnector(house, accountId)
  const order = { ...orderOf(payment, 'Invoice'), ...(await keptFor(house, payment.id)) }
  return askUnderKey(house, payment, {
    create: () => connector.create(order, payment.id),
    find: () => connector.findMade(soughtOf(payment)),
    onBadAmount: (fault) =>
      new Failure('Payment.InvoiceNotPayable', 'The amount due is outside what can be charged.', {
        cause: fault,
      }),
  })
}
