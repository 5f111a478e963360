// Whoever moves a payment so that its invoice is reached has the invoice before the payment, as settling has: neither waits for the other in a circle.
import { expect } from 'vitest'
import { sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { openPayment } from './open'
import { updatePaymentState } from './store'

const MOVES = [
  ['quarantined', { quarantineReason: 'amount' }],
  ['processing', {}],
  ['failed', { declineCode: 'card_declined' }],
  ['cancelled', {}],
] as const

it.for(MOVES)(
  'one that becomes %s waits for its invoice with nothing in hand',
  async ([state, changes], { business, house }) => {
    const { invoiceId, token } = await sendBill(business)
    await openPayment(house, token)
    const sql = house.db.$client
    const paymentOf = async () => {
      const [row] = await sql<{ id: string; state: string }[]>`
        select id, state from payments where invoice_id = ${invoiceId}`
      return row
    }
    const id = (await paymentOf())?.id ?? ''
    const waiting = async () => {
      const rows = await sql`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
      return rows.length
    }
    const moving: Promise<unknown>[] = []
    await sql.begin(async (tx) => {
      await tx`select 1 from invoices where id = ${invoiceId} for update`
      moving.push(updatePaymentState(house.db, id, state, changes, house.clock.now()))
      await expect.poll(waiting, { timeout: 10_000 }).toBe(1)
      // It would be refused at once.
      expect(await tx`select 1 from payments where id = ${id} for update nowait`).toHaveLength(1)
    })
    await Promise.all(moving)
    expect(await paymentOf()).toEqual({ id, state })
  },
)
