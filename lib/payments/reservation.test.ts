// What may still become money is reserved on its invoice by the database itself, which refuses more than is owed.
import { describe, expect } from 'vitest'
import { newId } from '@/lib/ids'
import { countInvariants } from '@/lib/invariants'
import { type Business, sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { invoiceOf, payBill } from '@/lib/testing/payer'
import { openPayment } from './open'
import { recordManualPayment } from './record-manual'
import { resolveReturn } from './resolve-return'
import { voidInvoice } from './void-invoice'

interface Wish {
  minor: number
  state?: string
  choice?: string | null
  settlesMinor?: number | null
}

/** Behind the back of all our verbs. Answers the payment's id, or the constraint that refused it. */
async function reserve(business: Business, invoiceId: string, wish: Wish): Promise<string> {
  const { choice = 'other', minor, settlesMinor = null, state = 'open' } = wish
  const { house, organisationId } = business
  const id = newId()
  return house.db.$client`
    insert into payments (id, organisation_id, invoice_id, payment_account_id, source, state, livemode, amount_minor, settles_minor,
      choice, currency)
    select ${id}, organisation_id, ${invoiceId}, id, 'stripe', ${state}, false, ${minor}, ${settlesMinor}, ${choice}, 'EUR'
    from payment_accounts where organisation_id = ${organisationId}`.then(
    () => id,
    (error: { constraint_name?: string }) => error.constraint_name ?? 'another error',
  )
}

const REFUSED = 'invoices_reservations_fit'

describe('the database', () => {
  it('keeps several payments of one invoice within what is owed (promise 151)', async ({
    business,
    house,
  }) => {
    const { invoiceId } = await sendBill(business)
    const first = await reserve(business, invoiceId, { minor: 10_000 })
    await reserve(business, invoiceId, { minor: 4_076, state: 'processing' })
    expect(await reserve(business, invoiceId, { minor: 1 })).toBe(REFUSED)
    expect((await invoiceOf(business, invoiceId)).reservedMinor).toBe(14_076)
    await house.db.$client`update payments set state = 'cancelled' where id = ${first}`
    expect((await invoiceOf(business, invoiceId)).reservedMinor).toBe(4_076)
    expect(await reserve(business, invoiceId, { minor: 10_001 })).toBe(REFUSED)
    expect(await reserve(business, invoiceId, { minor: 10_000 })).not.toBe(REFUSED)
    // Nor does what has ended become live again where its place was taken.
    const again = house.db.$client`update payments set state = 'open' where id = ${first}`
    await expect(again).rejects.toMatchObject({ constraint_name: REFUSED })
    expect(
      (await countInvariants(house))['invoice that reserves another amount than its live payments'],
    ).toBe(0)
  })

  it('counts what a payment covers, where that is another amount than its own', async ({ business }) => {
    const { invoiceId } = await sendBill(business)
    await reserve(business, invoiceId, { minor: 9_800, settlesMinor: 10_000 })
    expect((await invoiceOf(business, invoiceId)).reservedMinor).toBe(10_000)
    expect(await reserve(business, invoiceId, { minor: 4_100, settlesMinor: null })).toBe(REFUSED)
    expect(await reserve(business, invoiceId, { minor: 4_100, settlesMinor: 4_076 })).not.toBe(REFUSED)
  })

  it('lets one payment through of fifty that want the same money at once', async ({ business }) => {
    const { invoiceId } = await sendBill(business)
    const wished = await Promise.all(
      Array.from({ length: 50 }, () => reserve(business, invoiceId, { minor: 14_076 })),
    )
    expect(wished.filter((answer) => answer !== REFUSED)).toHaveLength(1)
    expect((await invoiceOf(business, invoiceId)).reservedMinor).toBe(14_076)
  })

  it('has one live payment of an invoice where nobody chose', async ({ business }) => {
    const { invoiceId } = await sendBill(business)
    await reserve(business, invoiceId, { minor: 100, choice: null })
    expect(await reserve(business, invoiceId, { minor: 100, choice: null })).toBe(
      'payments_one_full_live_per_invoice',
    )
  })

  it('holds money apart that is there, whether it fits or not', async ({ business, house }) => {
    const { invoiceId } = await sendBill(business)
    await reserve(business, invoiceId, { minor: 14_076 })
    const late = await reserve(business, invoiceId, { minor: 14_076, state: 'cancelled' })
    await house.db.$client`update payments set state = 'quarantined' where id = ${late}`
    expect((await invoiceOf(business, invoiceId)).reservedMinor).toBe(28_152)
  })

  it('reserves nothing on a void invoice', async ({ business, house }) => {
    const { invoiceId } = await sendBill(business)
    await voidInvoice(house, business.organisationId, invoiceId)
    expect(await reserve(business, invoiceId, { minor: 1 })).toBe(REFUSED)
  })
})

describe('what is reserved', () => {
  it('follows a payment from its opening to its money', async ({ business, house }) => {
    const { invoiceId, token } = await sendBill(business)
    await openPayment(house, token)
    expect((await invoiceOf(business, invoiceId)).reservedMinor).toBe(14_076)
    await payBill(business, token)
    await resolveReturn(house, token)
    expect(await invoiceOf(business, invoiceId)).toMatchObject({ reservedMinor: 0, amountPaidMinor: 14_076 })
  })

  it('is given back where an open payment gave way to one by hand', async ({ business, house }) => {
    const { invoiceId, token } = await sendBill(business)
    await openPayment(house, token)
    const order = { id: newId(), amount: '100', paidAt: house.clock.now(), notes: null }
    await recordManualPayment(house, business.organisationId, invoiceId, order)
    expect(await invoiceOf(business, invoiceId)).toMatchObject({ reservedMinor: 0, amountPaidMinor: 10_000 })
    expect((await openPayment(house, token)).amount.minor).toBe(4_076)
    expect((await invoiceOf(business, invoiceId)).reservedMinor).toBe(4_076)
  })
})
