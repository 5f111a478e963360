// What is to be paid is read by its digits: the traps of floats, of other currencies, and of sums.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseJson } from '@/lib/http/call/json'
import { formatDecimal } from '@/lib/money/decimal'
import { readOrder } from './read-order'
import { newSession, sessionBody } from './sessions-api'

const owner = { id: '', applicationId: '', organisationId: '' }

/** As it comes over the wire: the digits count, not what a float makes of them. */
const read = (currency: string, total: string, prices: string[], rest = '') =>
  newSession(
    sessionBody.parse(
      parseJson(
        `{"orderReference":"A-1","paymentMethod":"card","currency":"${currency}","amount":{"total":${total}${rest}},
        "orderItems":[${prices.map((price) => `{"name":"Thing","quantity":1,"unitPrice":${price}}`)}]}`,
      ),
    ),
    owner,
  )

const faults = (run: () => unknown): string[] => {
  try {
    run()
  } catch (error) {
    if (error instanceof Error && 'errors' in error && Array.isArray(error.errors))
      return error.errors.map(({ detail }: { detail: string }) => detail)
    if (error instanceof Error && 'issues' in error && Array.isArray(error.issues))
      return error.issues.map(({ path }: { path: string[] }) => path.join('.'))
    throw error
  }
  return []
}

describe('amounts', () => {
  test('0.1 and 0.2 are 0.3', () => {
    expect(read('AUD', '0.3', ['0.1', '0.2']).total).toEqual({ minor: 30, currency: 'AUD' })
  })

  test('the sample of the contract adds up', () => {
    const { shippingMinor, taxMinor, total } = read('AUD', '140.76', ['119'], ',"shipping":9.95,"tax":11.81')
    expect({ shippingMinor, taxMinor, total }).toEqual({
      shippingMinor: 995,
      taxMinor: 1181,
      total: { minor: 14076, currency: 'AUD' },
    })
  })

  test('a decimal as text counts as a number does', () => {
    expect(read('AUD', '"12.50"', ['"12.50"']).total.minor).toBe(1250)
  })

  // promise 11, promise 97
  test.each([
    ['JPY', '100.5', ['100.5']],
    ['JPY', '"100.0"', ['100']],
    ['AUD', '1e21', ['1e21']],
    ['AUD', '1e2', ['100']],
    ['AUD', '-0', ['0']],
    ['AUD', '-5', ['-5']],
    ['AUD', '0', ['0']],
    ['AUD', '"140.760"', ['140.76']],
    ['AUD', '0.30000000000000004', ['0.3']],
    ['AUD', '9007199254740993', ['9007199254740993']],
    ['AUD', '" 12"', ['12']],
    ['AUD', 'true', ['1']],
    ['AUD', 'null', ['1']],
    ['AUD', '[1]', ['1']],
  ])('%s %s is refused by the field’s name', (currency, total, prices) => {
    expect(faults(() => read(currency, total, prices)).join()).toMatch(/amount\.total|amount/)
  })

  test('a sum that differs by one unit is said in the contract’s words', () => {
    expect(faults(() => read('AUD', '140.77', ['140.76']))).toEqual([
      'amount.total does not match the sum of line items, shipping, and tax',
    ])
  })

  test('every bad amount is named, not the first one only', () => {
    expect(faults(() => read('JPY', '1.5', ['0.5', '1'], ',"tax":-1'))).toEqual([
      expect.stringMatching(/^amount\.total: /),
      expect.stringMatching(/^amount\.tax: /),
      expect.stringMatching(/^orderItems\.0\.unitPrice: /),
    ])
  })

  test('whatever adds up in whole units is taken, and nothing else', () => {
    const units = fc.integer({ min: 1, max: 900_000 })
    fc.assert(
      fc.property(
        units,
        fc.integer({ min: 1, max: 100 }),
        units,
        fc.integer({ min: -1, max: 1 }),
        (price, quantity, tax, off) => {
          const total = price * quantity + tax + off
          const run = () =>
            readOrder({
              currency: 'EUR',
              amount: { total: formatDecimal(total, 2), tax: formatDecimal(tax, 2) },
              orderItems: [{ name: 'Thing', quantity, unitPrice: formatDecimal(price, 2) }],
            })
          if (off !== 0) expect(run).toThrow('does not match')
          else if (total > 99_999_999) expect(run).toThrow('more than can be paid')
          else expect(run().total.minor).toBe(total)
        },
      ),
    )
  })
})
