// Of a fee comes back what the refund is of the payment, and never more than was taken.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { feeReturnOf } from './fee-return'

const eur = (minor: number) => ({ minor, currency: 'EUR' }) as const

it('a whole refund returns the whole fee, a half one half of it', () => {
  const payment = { amount: eur(14_076), feeMinor: 352, refundedMinors: [] }
  expect(feeReturnOf(payment, 14_076)).toBe(352)
  expect(feeReturnOf(payment, 7_038)).toBe(176)
  expect(feeReturnOf({ ...payment, feeMinor: 0 }, 7_038)).toBe(0)
})

it('a share between two units is rounded half up', () => {
  expect(feeReturnOf({ amount: eur(10_000), feeMinor: 333, refundedMinors: [] }, 2_500)).toBe(83)
  expect(feeReturnOf({ amount: eur(4), feeMinor: 2, refundedMinors: [] }, 1)).toBe(1)
})

it('parts never return more than the fee', () => {
  const payments = fc
    .record({ minor: fc.integer({ min: 1, max: 5_000 }), ppm: fc.integer({ min: 0, max: 1_000_000 }) })
    .map(({ minor, ppm }) => ({
      amount: eur(minor),
      feeMinor: Number((BigInt(minor) * BigInt(ppm)) / 1_000_000n),
    }))
  fc.assert(
    fc.property(payments, fc.array(fc.integer({ min: 1, max: 1_000 })), (payment, wishes) => {
      const refundedMinors: number[] = []
      let left = payment.amount.minor
      let returned = 0
      for (const wish of wishes) {
        const part = Math.min(wish, left)
        if (part === 0) break
        returned += feeReturnOf({ ...payment, refundedMinors }, part)
        refundedMinors.push(part)
        left -= part
      }
      expect(returned).toBeLessThanOrEqual(payment.feeMinor)
    }),
  )
})

it('more than is left of the payment is refused', () => {
  expect(() => feeReturnOf({ amount: eur(100), feeMinor: 2, refundedMinors: [60] }, 41)).toThrow(/left/)
  expect(() => feeReturnOf({ amount: eur(100), feeMinor: 2, refundedMinors: [] }, -1)).toThrow(/negative/)
})
