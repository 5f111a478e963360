// Step two of opening a checkout: asks the provider for the object of its one payment.
import { secondsFrom } from '@/lib/clock'
import type { ObjectFacts, Order, Page } from '@/lib/connector-port/port'
import { accountConnector } from '@/lib/connectors/registry'
import { invalidField } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { orderOf as orderOfPayment } from '@/lib/payments/ask-for-intent'
import { askUnderKey } from '@/lib/payments/ask-under-key'
import { soughtOf } from '@/lib/payments/payment'
import { OPEN_HOURS } from './checkout'
import { type HeldCheckout, selectCheckoutLines } from './store'

const pageOf = ({ cancelUrl, confirmationUrl, uiMode }: HeldCheckout['checkout']): Page =>
  uiMode === 'embedded'
    ? { is: 'embedded', returnUrl: confirmationUrl }
    : { is: 'hosted', successUrl: confirmationUrl, cancelUrl }

/** In which a country (ISO 3166) is greeted of whose people no more is known: as most of them read there. */
export const localeIn = (country: string): string =>
  `${new Intl.Locale(`und-${country}`).maximize().language}-${country}`

async function orderOf({ db }: House, { checkout, payment }: HeldCheckout): Promise<Order> {
  return {
    ...orderOfPayment(payment, 'Checkout'),
    items: await selectCheckoutLines(db, checkout.id),
    locale: localeIn(checkout.country),
    page: pageOf(checkout),
    expiresAt: secondsFrom(checkout.createdAt, OPEN_HOURS * 3600),
  }
}

/** Throws `Failure` only. */
export async function askForCheckoutSession(house: House, held: HeldCheckout): Promise<ObjectFacts> {
  const { accountId, payment } = held
  const order = await orderOf(house, held)
  const connector = accountConnector(house, accountId)
  return askUnderKey(house, payment, {
    create: () => connector.create(order, payment.id),
    find: () => connector.findMade(soughtOf(payment)),
    onBadAmount: () =>
      invalidField(
        '/Articles',
        'NotChargeable',
        'These articles cost an amount that Stripe does not accept.',
      ),
  })
}
