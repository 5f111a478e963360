// What the refund buttons say where there are several payments.
import { expect, it } from 'vitest'
import type { ActionablePayment } from '@/lib/payment-views/offered-actions'
import { refundLabel } from './invoice-actions'

it("a refund button names the payment's day in the seller's time zone", () => {
  const payment = { refundableMinor: 1000, currency: 'EUR', succeededAt: '2026-11-28T20:27:00.000Z' }
  expect(refundLabel(payment as ActionablePayment, false, 'Pacific/Auckland')).toBe(
    'Refund €10.00 from 29 November 2026',
  )
})
