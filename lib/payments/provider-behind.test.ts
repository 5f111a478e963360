// Where a test has moved our clock, and the simulator knows nothing of it: what it made just now was made long ago, and is not lost.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { openBusiness, sendBill } from '@/lib/testing/business'
import { withHouse } from '@/lib/testing/fixtures'
import { intentsOf, invoiceOf, payBill, paymentsOf, referenceIn } from '@/lib/testing/payer'
import { drainInbox } from '@/lib/webhooks/drain-inbox'
import { listMissedEvents } from '@/lib/webhooks/list-missed'
import { openPayment } from './open'

const file = join(mkdtempSync(join(tmpdir(), 'clock-')), 'clock')
writeFileSync(file, `+${400 * 86_400}`)

const it = withHouse.extend('needs', { withSandbox: true, env: { REMIT_TEST_CLOCK: file } })

// promise 121
it('its news are listed', async ({ house }) => {
  const business = await openBusiness(house)
  const { invoiceId, token } = await sendBill(business)
  await payBill(business, token)
  await listMissedEvents(house)
  await drainInbox(house)
  expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid' })
})

it('what it made without an answer is found, and not made again', async ({ house }) => {
  const business = await openBusiness(house)
  const { invoiceId, token } = await sendBill(business)
  await business.sandbox.post('faults', {
    ...{ method: 'POST', path: '/v1/payment_intents', account: business.accountId },
    ...{ kind: '500', when: 'after', times: 1 },
  })
  const { clientSecret } = await openPayment(house, token)
  expect((await intentsOf(business, invoiceId)).map(({ id }) => id)).toEqual([referenceIn(clientSecret)])
  expect(await paymentsOf(business, invoiceId)).toHaveLength(1)
})
