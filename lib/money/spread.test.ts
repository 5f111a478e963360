// Spreading an amount loses nothing, and takes from no part more than it is.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { spreadMinor } from './spread'

it('gives the units that are left to the largest remainders', () => {
  expect(spreadMinor(100, [1, 1, 1])).toEqual([34, 33, 33])
  expect(spreadMinor(1000, [11_900, 10_700])).toEqual([527, 473])
  expect(spreadMinor(50, [100, -20])).toEqual([63, -13])
  expect(spreadMinor(-7, [2, 1])).toEqual([-5, -2])
  expect(spreadMinor(0, [0, 0])).toEqual([0, 0])
  expect(() => spreadMinor(1, [5, -5])).toThrow(RangeError)
})

it('adds up to the amount, stays within a unit of each share, and never takes more than a part is', () => {
  const minor = fc.integer({ min: 0, max: 999_999_999_999 })
  fc.assert(
    fc.property(minor, fc.array(minor, { minLength: 1, maxLength: 8 }), (amount, weights) => {
      const sum = weights.reduce((a, b) => a + b, 0)
      fc.pre(sum > 0)
      const parts = spreadMinor(amount, weights)
      expect(parts.reduce((a, b) => a + b, 0)).toBe(amount)
      for (const [index, part] of parts.entries()) {
        const product = BigInt(amount) * BigInt(weights[index] ?? 0)
        const off = BigInt(part) * BigInt(sum) - product
        expect(off < BigInt(sum) && off > -BigInt(sum)).toBe(true)
        if (amount <= sum) expect(part).toBeLessThanOrEqual(weights[index] ?? 0)
      }
    }),
    { numRuns: 500 },
  )
})
