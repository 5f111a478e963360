// The days that payers read are days where the seller is: on the page, in what is polled, on paper and in letters.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { invoices } from '@/db/schema/invoices'
import { payments } from '@/db/schema/payments'
import { newId } from '@/lib/ids'
import { receipt } from '@/lib/letters/receipt'
import { recordManualPayment } from '@/lib/payments/record-manual'
import { type Business, openBusiness, sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { dayIn, plusDays } from '@/lib/time-zone'
import { paymentProgress } from './progress'
import { readDocumentByLink } from './read-document'
import { viewInvoice } from './view-invoice'

/** Of these it is always a different day in at least two. */
const ZONES = ['Pacific/Kiritimati', 'UTC', 'Etc/GMT+12']

const sellers = new Map<string, Business>()
it.beforeAll(async ({ house }) => {
  for (const timeZone of ZONES) sellers.set(timeZone, await openBusiness(house, { timeZone }))
})

it('an invoice that is due today is due, and overdue from the next day on', async ({ house }) => {
  for (const [zone, seller] of sellers) {
    const today = dayIn(zone, house.clock.now())
    for (const [dueDate, state] of [
      [today, 'due'],
      [plusDays(today, -1), 'overdue'],
    ] as const) {
      const { token } = await sendBill(seller, { dueDate })
      expect(await viewInvoice(house, token)).toMatchObject({ state })
      expect(await paymentProgress(house, token)).toMatchObject({ state })
      expect(await readDocumentByLink(house, token, 'invoice')).toMatchObject({ state })
    }
  }
})

it('a payment has the seller’s local day everywhere it is shown', async ({ house }) => {
  const paidAt = new Date('2026-11-20T11:30:00Z')
  const days = ['2026-11-21', '2026-11-20', '2026-11-19']
  for (const [at, seller] of [...sellers.values()].entries()) {
    const { invoiceId, token } = await sendBill(seller)
    await house.db.update(invoices).set({ issueDate: '2026-11-01' }).where(eq(invoices.id, invoiceId))
    const order = { id: newId(), amount: '140.76', paidAt, notes: null }
    await recordManualPayment(house, seller.organisationId, invoiceId, order)
    const [payment] = await house.db.select().from(payments).where(eq(payments.invoiceId, invoiceId))
    const view = await viewInvoice(house, token)
    const paper = await readDocumentByLink(house, token, 'receipt')
    const letter = await receipt(house, { paymentId: payment?.id ?? '' })
    expect([view?.receipts[0]?.paidOn, paper.payments[0]?.paidOn]).toEqual([days[at], days[at]])
    expect(JSON.stringify(letter.content)).toContain(`${Number(days[at]?.slice(8))} November 2026`)
  }
})
