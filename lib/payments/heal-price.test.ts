// What versions beside this one have booked without a price, or without saying so: it is written down late, as the ledger has it.
import { eq, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { payments } from '@/db/schema/payments'
import { transact } from '@/db/transact'
import { createCreditNote } from '@/lib/credit-notes/create'
import { newId } from '@/lib/ids'
import { countViolations } from '@/lib/invariants'
import type { Business } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { hearEvents, invoiceOf, paymentsOf } from '@/lib/testing/payer'
import {
  bill,
  confirm,
  DEBIT_LESS,
  dollars,
  EARLY,
  inTexas,
  ledgerOf,
  notesOf,
  open,
  pay,
} from '@/lib/testing/priced'
import { factsOf } from './book'
import { bookPriced } from './book-price'
import { healPrices } from './heal-price'
import { issueCreditNote } from './issue-credit-note'
import { recordManualPayment } from './record-manual'
import { updatePaymentState } from './store'

/** Looks once nobody can be booking it any more. */
async function healLater({ house }: Business): Promise<void> {
  house.clock.advance(120)
  await Promise.all([healPrices(house), healPrices(house)])
  expect(await healPrices(house)).toBe(0)
  house.clock.advance(-120)
}

const settledOf = async (business: Business, invoiceId: string) =>
  (await paymentsOf(business, invoiceId)).map(({ price }) => price?.settled)

describe('what a version has booked that knows nothing of prices', () => {
  /** All that it does. */
  async function paidAtOldVersion(business: Business) {
    const { house } = business
    const { invoiceId, token } = await bill(business, { earlyPayment: EARLY, methodAdjustments: DEBIT_LESS })
    const opened = await open(business, token, 'pm_card_visa')
    await confirm(business, opened)
    const [payment] = await paymentsOf(business, invoiceId)
    if (!payment) throw new Error('no payment')
    const now = house.clock.now()
    await transact(house.db, async (tx) => {
      const seen = { providerReference: opened.reference, succeededAt: now }
      await updatePaymentState(tx, payment.id, 'succeeded', seen, now)
      const fact = factsOf(payment).payment(opened.reference)
      await bookPriced(
        tx,
        { ...payment, price: null },
        { fact, occurredAt: now },
        { confirmed: null, openMinor: 0 },
        now,
      )
    })
    return invoiceId
  }

  const creditByHand = async (
    { house, organisationId }: Business,
    invoiceId: string,
    amountMinor: number,
  ) => {
    const id = newId()
    await createCreditNote(house, { id, organisationId, invoiceId, amountMinor, reason: 'Paid early' })
    await issueCreditNote(house, organisationId, id)
  }

  it('has its credit note within minutes, once, and the books are told apart until then (promise 155)', async ({
    business,
    house,
  }) => {
    const invoiceId = await paidAtOldVersion(business)
    expect(await invoiceOf(business, invoiceId)).toMatchObject({
      ...{ status: 'PartiallyPaid', amountPaidMinor: 11_543, outstandingMinor: 357 },
    })
    // What comes by itself changes nothing, and whoever is at it now is left alone.
    await hearEvents(business)
    expect(await healPrices(house)).toBe(0)
    await healLater(business)
    expect(await invoiceOf(business, invoiceId)).toMatchObject({
      ...{ status: 'Paid', amountPaidMinor: 11_543, amountCreditedMinor: 357, amountOverpaidMinor: 0 },
    })
    expect(await ledgerOf(business, invoiceId)).toEqual(['payment 11543', 'credit 357'])
    expect(await notesOf(business, invoiceId)).toMatchObject([{ totalMinor: 357, taxMinor: 57 }])
    expect(await settledOf(business, invoiceId)).toEqual([{ creditMinor: 357, surchargeMinor: 0 }])
    for (const invariant of [
      'invoice differs from its ledger',
      'payment whose price is not booked as promised',
    ] as const)
      expect(await countViolations(house.db, invariant)).toBe(0)
  })

  it.for([
    { byHand: [357], creditMinor: 0 },
    { byHand: [200], creditMinor: 157 },
    { byHand: [100, 200], creditMinor: 57 },
  ])(
    'and somebody has credited by hand is not credited twice: $byHand (promise 155)',
    async ({ byHand, creditMinor }, { business }) => {
      const invoiceId = await paidAtOldVersion(business)
      for (const minor of byHand) await creditByHand(business, invoiceId, minor)
      await healLater(business)
      expect(await invoiceOf(business, invoiceId)).toMatchObject({
        ...{ status: 'Paid', amountPaidMinor: 11_543, amountCreditedMinor: 357, amountOverpaidMinor: 0 },
      })
      expect(await settledOf(business, invoiceId)).toEqual([{ creditMinor, surchargeMinor: 0 }])
    },
  )

  it('is credited also where its payer has paid the rest meanwhile, who has it back (promise 155)', async ({
    business,
  }) => {
    const invoiceId = await paidAtOldVersion(business)
    await recordManualPayment(business.house, business.organisationId, invoiceId, {
      ...{ id: newId(), amount: '3.57', paidAt: business.house.clock.now(), notes: null },
    })
    await healLater(business)
    expect(await invoiceOf(business, invoiceId)).toMatchObject({
      ...{ amountPaidMinor: 11_900, amountCreditedMinor: 357, amountOverpaidMinor: 357 },
    })
  })
})

describe('what a version has booked that keeps no settled price', () => {
  const forget = ({ house }: Business, invoiceId: string) =>
    house.db
      .update(payments)
      .set({ price: sql`${payments.price} - 'settled'` })
      .where(eq(payments.invoiceId, invoiceId))

  it('is its surcharge, too: it stays what the ledger says (promise 155)', async ({ house }) => {
    const business = await inTexas(house)
    const { invoiceId, token } = await dollars(business)
    await pay(business, token, 'pm_card_visa')
    const before = await settledOf(business, invoiceId)
    expect(before).toEqual([{ creditMinor: 0, surchargeMinor: 238 }])
    await forget(business, invoiceId)
    await healLater(business)
    expect(await settledOf(business, invoiceId)).toEqual(before)
    expect(await ledgerOf(business, invoiceId)).toEqual(['payment 12138', 'surcharge -238'])
    expect(await countViolations(house.db, 'payment whose price is not booked as promised')).toBe(0)
  })

  it('is its discount: no other is credited (promise 155)', async ({ business }) => {
    const { invoiceId, token } = await bill(business, { earlyPayment: EARLY })
    await pay(business, token, 'pm_card_visa')
    await forget(business, invoiceId)
    await healLater(business)
    expect(await settledOf(business, invoiceId)).toEqual([{ creditMinor: 357, surchargeMinor: 0 }])
    expect(await ledgerOf(business, invoiceId)).toEqual(['payment 11543', 'credit 357'])
  })
})
