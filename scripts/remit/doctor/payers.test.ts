// What the doctor says of a proxy that was not counted.
import { expect } from 'vitest'
import { paymentOpenings } from '@/db/schema/card-testing'
import { payments } from '@/db/schema/payments'
import { newId } from '@/lib/ids'
import { sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { examinePayers } from './payers'

// promise 130
it('says when all payers share one address, or none that counts', async ({ business, house }) => {
  const { organisationId } = business
  const { invoiceId } = await sendBill(business)
  const ids = Array.from({ length: 20 }, newId)
  expect(await examinePayers(house.db)).toEqual([])
  await house.db.insert(payments).values(
    ids.map((id) => ({
      ...{ id, organisationId, invoiceId, livemode: true, amountMinor: 100, currency: 'EUR' },
      ...{ source: 'stripe' as const, state: 'cancelled' as const },
    })),
  )
  const told = [{ state: 'fault', sentence: expect.stringContaining('set TRUSTED_PROXY_HOPS') }]
  expect(await examinePayers(house.db)).toMatchObject(told)
  const opened = (network: (at: number) => string) =>
    ids.map((paymentId, at) => ({ organisationId, paymentId, network: network(at), openedAt: new Date() }))
  await house.db.insert(paymentOpenings).values(opened(() => 'a proxy'))
  expect(await examinePayers(house.db)).toMatchObject(told)
  await house.db.delete(paymentOpenings)
  await house.db.insert(paymentOpenings).values(opened((at) => `network ${at % 7}`))
  expect(await examinePayers(house.db)).toEqual([])
})
