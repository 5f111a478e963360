// Which price the page shows for a means: that of its kind, and that of everything else.
import { expect, test } from 'vitest'
import { asSaid, mayCostMore, NO_WAY, type Prices, priceOf } from './prices'

const price = (amount: number) => ({ amount, stripeAmount: amount * 100, buttonText: `Pay ${amount}` })
const PRICES: Prices = { any: price(100), byMeans: { sepa_debit: price(99), card: price(102) } }

// promise 155
test('the amount on the button is that of the means, and wallets hold cards', () => {
  const by = (means: string) => priceOf(PRICES, { ...NO_WAY, means }).amount
  expect(by('sepa_debit')).toBe(99)
  for (const type of ['card', 'apple_pay', 'google_pay']) expect(by(type)).toBe(102)
  for (const type of ['', 'klarna', 'constructor']) expect(by(type)).toBe(100)
})

test('what the server has decided is shown where the page knows it', () => {
  const card = { ...NO_WAY, means: 'card' }
  expect(priceOf(PRICES, { ...card, said: asSaid(card, 100) }).buttonText).toBe('Pay 100')
  expect(priceOf(PRICES, { ...card, said: asSaid(card, 98) }).buttonText).toBe('Pay 102')
})

// promise 155
test('a wallet that the server has decided about costs that when it is chosen again, and nothing else does', () => {
  const cheaper: Prices = { any: price(100), byMeans: { card: price(97) } }
  const before = { ...NO_WAY, means: 'sepa_debit' }
  const inSheet = { ...before, wallet: 'link' }
  expect(priceOf(cheaper, inSheet).amount).toBe(100)
  // It arrived as a card.
  const left = { ...before, said: asSaid(inSheet, 97) }
  expect(priceOf(cheaper, left).amount).toBe(100)
  expect(priceOf(cheaper, { ...left, wallet: 'link' }).amount).toBe(97)
  expect(priceOf(cheaper, { ...left, wallet: 'paypal' }).amount).toBe(100)
})

test('wallets stand above the fields only where no means costs more', () => {
  expect(mayCostMore(PRICES)).toBe(true)
  expect(mayCostMore({ any: price(100), byMeans: { card: price(99) } })).toBe(false)
})
