// Which price the page shows for a means: that of its kind, and that of everything else.
import { expect, test } from 'vitest'
import { mayCostMore, type Prices, priceBy, priceOfAmount } from './prices'

const price = (amount: number) => ({ amount, stripeAmount: amount * 100, buttonText: `Pay ${amount}` })
const PRICES: Prices = { any: price(100), byMeans: { sepa_debit: price(99), card: price(102) } }

// promise 155
test('the amount on the button is that of the means, and wallets hold cards', () => {
  expect(priceBy(PRICES, 'sepa_debit').amount).toBe(99)
  for (const type of ['card', 'apple_pay', 'google_pay']) expect(priceBy(PRICES, type).amount).toBe(102)
  for (const type of ['klarna', 'constructor']) expect(priceBy(PRICES, type).amount).toBe(100)
})

test('what the server has decided is shown where the page knows it', () => {
  expect(priceOfAmount(PRICES, 102)?.buttonText).toBe('Pay 102')
  expect(priceOfAmount(PRICES, 98)).toBeUndefined()
})

test('wallets stand above the fields only where no means costs more', () => {
  expect(mayCostMore(PRICES)).toBe(true)
  expect(mayCostMore({ any: price(100), byMeans: { card: price(99) } })).toBe(false)
})
