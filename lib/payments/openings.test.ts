// From where a payment was opened last: known, and written only when it is news.
import { eq, sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { paymentOpenings } from '@/db/schema/card-testing'
import { payments } from '@/db/schema/payments'
import { sendBill } from '@/lib/testing/business'
import { withBusiness } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { openPayment } from './open'

async function openingOf({ db }: TestHouse, invoiceId: string) {
  const rows = await db
    .select({
      network: paymentOpenings.network,
      openedAt: paymentOpenings.openedAt,
      written: sql<string>`${paymentOpenings}.xmin::text`,
    })
    .from(paymentOpenings)
    .innerJoin(payments, eq(payments.id, paymentOpenings.paymentId))
    .where(eq(payments.invoiceId, invoiceId))
  expect(rows).toHaveLength(1)
  return rows[0]
}

withBusiness('opening again from the same network writes once a minute', async ({ business, house }) => {
  const { invoiceId, token } = await sendBill(business)
  const open = (network: string) => openPayment(house, token, network)
  await open('203.0.113.9')
  const first = await openingOf(house, invoiceId)
  house.clock.advance(59)
  await open('203.0.113.9')
  expect(await openingOf(house, invoiceId)).toEqual(first)
  house.clock.advance(2)
  await open('203.0.113.9')
  const later = await openingOf(house, invoiceId)
  expect(Number(later?.openedAt) - Number(first?.openedAt)).toBeGreaterThan(60_000)
  await open('198.51.100.7')
  const moved = await openingOf(house, invoiceId)
  expect(moved?.written).not.toBe(later?.written)
  expect(moved?.network).not.toBe(later?.network)
})
