// What the page shows is what is charged, to the last digit, however the reader's language writes it. promise 21
import { expectPaid, payButton, payByCard, payWithoutPage } from './support/payer'
import { expect, test } from './support/shared-app'

/** The zeros of the scripts that our languages count in: Latin, Arabic, Persian, Devanagari. */
const ZEROS = [0x30, 0x660, 0x6f0, 0x966]

/** A figure as people write it, with its separators. */
const FIGURE = /\p{Nd}(?:[\p{Nd}.,٫٬'’\u00a0\u202f ]*\p{Nd})?/u

function toMinor(figure: string, decimals: number): number {
  const plain = [...figure]
    .map((sign) => {
      const code = sign.codePointAt(0) ?? 0
      const zero = ZEROS.find((start) => code >= start && code < start + 10)
      return zero === undefined ? '.' : String(code - zero)
    })
    .join('')
  // What stands behind the last separator must be as long as the currency's decimals: else the figure misleads.
  expect(plain.split('.').at(-1)).toHaveLength(
    decimals === 0 ? (plain.includes('.') ? 3 : plain.length) : decimals,
  )
  return Number(plain.replaceAll('.', ''))
}

const MONEY = [
  { currency: 'EUR', unitPrice: '1234.56', decimals: 2, minor: 123_456 },
  { currency: 'JPY', unitPrice: '15000', decimals: 0, minor: 15_000 },
  { currency: 'KWD', unitPrice: '5.120', decimals: 3, minor: 5_120 },
]

for (const locale of ['en-US', 'de-DE', 'ja-JP', 'ar-EG', 'hi-IN']) {
  test(`the amount shown in ${locale} is the amount charged`, async ({ page, sandbox, seller }) => {
    for (const { currency, decimals, minor, unitPrice } of MONEY) {
      const lineItems = [{ description: 'Rolls', quantity: 1, unitPrice }]
      const bill = await seller.bill({ currency, locale, lineItems })
      await page.goto(bill.url)
      const button = (await page.getByRole('button', { name: /\p{Nd}/u }).textContent()) ?? ''
      const figure = FIGURE.exec(button)?.[0] ?? ''
      expect(toMinor(figure, decimals), `${button} in ${currency}`).toBe(minor)
      // The large figure and the total say it in the same words as the button.
      const text = (await page.getByRole('main').textContent()) ?? ''
      expect(text.split(figure).length - 1).toBeGreaterThanOrEqual(3)
      await payWithoutPage(seller, bill)
      const charged = (await sandbox.ledger(seller.accountId)).at(-1)
      expect(charged).toMatchObject({ amount: minor, currency: currency.toLowerCase(), status: 'succeeded' })
    }
  })
}

test('in Hindi, through the form, the amount on the button is charged', async ({ page, sandbox, seller }) => {
  const bill = await seller.bill({ locale: 'hi-IN' })
  await page.goto(bill.url)
  const figure = FIGURE.exec((await payButton(page).textContent()) ?? '')?.[0] ?? ''
  await payByCard(page)
  await expectPaid(page, seller)
  expect((await sandbox.ledger(seller.accountId)).map(({ amount }) => amount)).toEqual([toMinor(figure, 2)])
})
