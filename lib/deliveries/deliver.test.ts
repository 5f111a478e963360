// What is issued goes by Peppol once, whatever happens in between; what becomes of it is known, and told where it went wrong.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { documentDeliveries } from '@/db/schema/documents'
import { outbox } from '@/db/schema/mail'
import { transact } from '@/db/transact'
import { createCreditNote } from '@/lib/credit-notes/create'
import { selectDeliveriesOfInvoice, updateDeliveryAgain } from '@/lib/documents/delivery-store'
import { newId } from '@/lib/ids'
import { changeOrganisation } from '@/lib/organisations/change'
import { inspectInvoice } from '@/lib/payment-views/inspect-invoice'
import { issueCreditNote } from '@/lib/payments/issue-credit-note'
import { voidInvoice } from '@/lib/payments/void-invoice'
import { updateOldInvoices } from '@/lib/privacy/book-store'
import { type Business, openBusiness } from '@/lib/testing/business'
import { withBusiness } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { passLeases } from '@/lib/testing/leases'
import {
  addReceiver,
  giveAddress,
  messagesTaken,
  PEPPOL_ACCOUNT,
  type RECEIVERS,
  sendTo,
  WITH_PEPPOL,
} from '@/lib/testing/peppol'
import { drainDocumentDeliveries } from './deliver'
import { NO_WORD, NOT_THEIR_ADDRESS, UNREGISTERED } from './reasons'

const it = withBusiness.extend('needs', WITH_PEPPOL)
it.beforeAll(({ business }) => giveAddress(business, { sendsByPeppol: true }))

const deliveryOf = async (house: TestHouse, invoiceId: string) =>
  (await selectDeliveriesOfInvoice(house.db, invoiceId))[0]

const messagesOf = async (house: TestHouse, id = '') =>
  (await messagesTaken(house)).filter(({ idempotencyKey }) => idempotencyKey === id)

/** Whatever waits for its time is due. */
async function later(house: TestHouse, seconds = 7 * 3_600): Promise<void> {
  house.clock.advance(seconds)
  await drainDocumentDeliveries(house)
}

async function invoiceFor(business: Business, receiver: keyof typeof RECEIVERS): Promise<string> {
  return sendTo(business, await addReceiver(business, receiver))
}

/** Once it has arrived, or not: the access point takes about a second. */
async function settled(house: TestHouse, invoiceId: string) {
  await expect
    .poll(
      async () => {
        await later(house, 60)
        return (await deliveryOf(house, invoiceId))?.state
      },
      { timeout: 60_000, interval: 200 },
    )
    .not.toMatch(/queued|sent/)
  return deliveryOf(house, invoiceId)
}

it('what is issued is handed over once, and delivered', async ({ business, house }) => {
  const invoiceId = await invoiceFor(business, 'takes')
  expect(await deliveryOf(house, invoiceId)).toMatchObject({
    state: 'queued',
    receiver: '0088:7300020000077',
  })
  await drainDocumentDeliveries(house)
  const sent = await deliveryOf(house, invoiceId)
  expect(sent).toMatchObject({ state: 'sent', reason: null, messageId: expect.stringMatching(/^msg_/) })
  expect(await settled(house, invoiceId)).toMatchObject({ state: 'delivered', deliveredAt: expect.any(Date) })
  expect(await messagesOf(house, sent?.id)).toMatchObject([
    { id: sent?.messageId, documentNumber: sent?.documentNumber },
  ])
})

it('a credit note goes the same way, as its own type of document', async ({ business, house }) => {
  const invoiceId = await invoiceFor(business, 'takes')
  const id = newId()
  const { organisationId } = business
  await createCreditNote(house, { id, organisationId, invoiceId, reason: 'Delivered too late' })
  await issueCreditNote(house, organisationId, id)
  await drainDocumentDeliveries(house)
  const [, note] = await selectDeliveriesOfInvoice(house.db, invoiceId)
  expect(note).toMatchObject({ state: 'sent', creditNoteId: id, invoiceId, kind: 'credit-note' })
  expect(await messagesOf(house, note?.id)).toMatchObject([
    { documentType: expect.stringContaining('::CreditNote##') },
  ])
})

// promise 146
it('nothing goes to whom Peppol cannot find, or what it cannot say', async ({ business, house }) => {
  expect(await deliveryOf(house, await sendTo(business, await addReceiver(business, null)))).toBeUndefined()
  const known = await addReceiver(business, 'takes')
  const wordless = await sendTo(business, known, { buyerReference: null })
  const dinars = await sendTo(business, known, { currency: 'KWD' })
  await drainDocumentDeliveries(house)
  expect(await deliveryOf(house, wordless)).toBeUndefined()
  expect(await deliveryOf(house, dinars)).toBeUndefined()
})

it('a receiver who rejects it, or is not registered, is told to the owner once', async ({
  business,
  house,
}) => {
  const rejected = await settled(house, await invoiceFor(business, 'rejects'))
  expect(rejected).toMatchObject({ state: 'rejected', reason: expect.stringMatching(/order number/) })
  const unknown = await settled(house, await invoiceFor(business, 'unregistered'))
  expect(unknown).toMatchObject({
    state: 'failed',
    reason: UNREGISTERED,
    messageId: null,
    handedOverAt: null,
  })
  const lost = await settled(house, await invoiceFor(business, 'neverArrives'))
  expect(lost).toMatchObject({ state: 'failed', reason: expect.stringMatching(/not confirmed/) })
  await later(house)
  const letters = await house.db.select().from(outbox).where(eq(outbox.kind, 'document-undelivered'))
  expect(letters.map(({ content }) => content.deliveryId).toSorted()).toEqual(
    [rejected?.id, unknown?.id, lost?.id].toSorted(),
  )
})

it('what fails again after it was sent again is told again', async ({ business, house }) => {
  const first = await settled(house, await invoiceFor(business, 'unregistered'))
  if (!first) throw new Error('there is no delivery')
  await transact(house.db, (tx) => updateDeliveryAgain(tx, first, house.clock.now()))
  await later(house)
  expect(await deliveryOf(house, first?.invoiceId ?? '')).toMatchObject({ state: 'failed' })
  const letters = await house.db.select().from(outbox).where(eq(outbox.kind, 'document-undelivered'))
  expect(letters.filter(({ content }) => content.deliveryId === first.id)).toHaveLength(2)
  const { timeline } = await inspectInvoice(house, business.organisationId, first.invoiceId)
  const failures = timeline.happenings.filter(({ kind }) => kind === 'peppol')
  expect(failures).toMatchObject([
    { stage: 'failed', reason: UNREGISTERED },
    { stage: 'failed', reason: UNREGISTERED },
  ])
})

it('an invoice that was voided before it was handed over does not go', async ({
  business,
  house,
  sandbox,
}) => {
  const invoiceId = await invoiceFor(business, 'takes')
  const { id } = (await deliveryOf(house, invoiceId)) ?? {}
  await sandbox.post('faults', { account: PEPPOL_ACCOUNT, path: '/peppol/v1/participants/*', kind: '429' })
  await drainDocumentDeliveries(house)
  expect(await deliveryOf(house, invoiceId)).toMatchObject({ state: 'queued', attempts: 1 })
  await voidInvoice(house, business.organisationId, invoiceId)
  await later(house)
  expect(await deliveryOf(house, invoiceId)).toBeUndefined()
  expect(await messagesOf(house, id)).toEqual([])
})

it('an invoice that was voided while it was unknown whether it went ends, too, once it is known', async ({
  business,
  house,
}) => {
  // The first hand-over fails there, so that nothing was taken.
  const unsent = await invoiceFor(business, 'failsOnce')
  const sent = await invoiceFor(business, 'breaksOff')
  await drainDocumentDeliveries(house)
  for (const id of [unsent, sent]) {
    expect(await deliveryOf(house, id)).toMatchObject({ state: 'queued', handedOverAt: expect.any(Date) })
    await voidInvoice(house, business.organisationId, id)
  }
  await later(house)
  expect(await deliveryOf(house, unsent)).toBeUndefined()
  expect(await deliveryOf(house, sent)).toMatchObject({ state: 'sent' })
})

// promise 157
it('a no to the question what became of it ends nothing', async ({ business, house, sandbox }) => {
  const invoiceId = await invoiceFor(business, 'breaksOff')
  await drainDocumentDeliveries(house)
  const about = { account: PEPPOL_ACCOUNT, path: '/peppol/v1/messages', method: 'GET' }
  await sandbox.post('faults', { ...about, kind: 'refuse', status: 422 })
  await later(house)
  expect(await deliveryOf(house, invoiceId)).toMatchObject({ state: 'queued', reason: null })
  await later(house)
  expect(await deliveryOf(house, invoiceId)).toMatchObject({ state: 'sent' })
})

it('nobody sends from an address that another organisation says is theirs, but who has always done so', async ({
  business,
  house,
}) => {
  const rival = await openBusiness(house)
  await giveAddress(rival, { sendsByPeppol: true })
  const stolen = await invoiceFor(rival, 'takes')
  await drainDocumentDeliveries(house)
  expect(await deliveryOf(house, stolen)).toMatchObject({ state: 'failed', reason: NOT_THEIR_ADDRESS })
  const own = await invoiceFor(business, 'takes')
  await drainDocumentDeliveries(house)
  expect(await deliveryOf(house, own)).toMatchObject({ state: 'sent' })
  // Of an address that neither has used, it is nobody's until somebody finds out.
  const address = { scheme: '0088', id: '7300020000060' }
  for (const one of [business, rival])
    await changeOrganisation(house, one.organisationId, { electronicAddress: address })
  const unclear = await invoiceFor(business, 'takes')
  await drainDocumentDeliveries(house)
  expect(await deliveryOf(house, unclear)).toMatchObject({ state: 'failed', reason: NOT_THEIR_ADDRESS })
  await changeOrganisation(house, rival.organisationId, { electronicAddress: null, sendsByPeppol: false })
  await giveAddress(business, { sendsByPeppol: true })
})

it('what was delivered can be rejected afterwards', async ({ business, house, sandbox }) => {
  const delivered = await settled(house, await invoiceFor(business, 'takes'))
  await sandbox.post(`peppol/messages/${delivered?.messageId}/reject`, { reason: 'Twice the price.' })
  await later(house)
  const known = await deliveryOf(house, delivered?.invoiceId ?? '')
  expect(known).toMatchObject({ state: 'rejected', reason: 'Twice the price.', nextTryAt: null })
  expect(known?.deliveredAt).toEqual(delivered?.deliveredAt)
})

it('to whom it went is forgotten with the document, and that it went is not', async ({ business, house }) => {
  const known = await settled(house, await invoiceFor(business, 'rejects'))
  await voidInvoice(house, business.organisationId, known?.invoiceId ?? '')
  await transact(house.db, (tx) =>
    updateOldInvoices(tx, { before: '2099-01-01', most: 100, now: house.clock.now() }),
  )
  expect(await deliveryOf(house, known?.invoiceId ?? '')).toMatchObject({
    ...{
      state: 'rejected',
      receiver: null,
      reason: null,
      sentAt: known?.sentAt,
      messageId: known?.messageId,
    },
  })
})

it('an access point that fails is tried again, and one whose answer was lost is asked', async ({
  business,
  house,
}) => {
  const failed = await invoiceFor(business, 'failsOnce')
  const lost = await invoiceFor(business, 'breaksOff')
  await drainDocumentDeliveries(house)
  expect(await deliveryOf(house, failed)).toMatchObject({ state: 'queued', attempts: 1 })
  const unknown = await deliveryOf(house, lost)
  expect(unknown).toMatchObject({ state: 'queued', messageId: null, handedOverAt: expect.any(Date) })
  const [taken] = await messagesOf(house, unknown?.id)
  await later(house)
  expect((await deliveryOf(house, failed))?.state).not.toBe('queued')
  expect(await deliveryOf(house, lost)).toMatchObject({ state: 'sent', messageId: taken?.id })
  expect(await messagesOf(house, unknown?.id)).toHaveLength(1)
})

it('an access point that stays away is given up after days, and nothing was handed over', async ({
  business,
  house,
  sandbox,
}) => {
  const invoiceId = await invoiceFor(business, 'takes')
  const about = { account: PEPPOL_ACCOUNT, path: '/peppol/v1/participants/*' }
  await sandbox.post('faults', { ...about, kind: '429', times: 100 })
  for (let tries = 0; tries < 19; tries++) await later(house)
  expect(await deliveryOf(house, invoiceId)).toMatchObject({ state: 'queued', attempts: 19 })
  await later(house)
  expect(await deliveryOf(house, invoiceId)).toMatchObject({ state: 'failed', handedOverAt: null })
  await sandbox.clearFaults(PEPPOL_ACCOUNT)
})

it('an answer that never comes ends without a word on what became of it', async ({
  business,
  house,
  sandbox,
}) => {
  const invoiceId = await invoiceFor(business, 'takes')
  const about = { account: PEPPOL_ACCOUNT, path: '/peppol/v1/messages' }
  await sandbox.post('faults', { ...about, kind: '500', times: 100 })
  for (let tries = 0; tries < 20; tries++) await later(house)
  expect(await deliveryOf(house, invoiceId)).toMatchObject({ state: 'failed', reason: NO_WORD })
  await sandbox.clearFaults(PEPPOL_ACCOUNT)
})

/** Answers how often it was handed over, by the log of the access point. */
const handedOver = async (house: TestHouse, id = ''): Promise<number> => {
  const answer = await fetch(`${house.env.stripeApiBase}/_sandbox/requests?about=${PEPPOL_ACCOUNT}`)
  const { data } = (await answer.json()) as { data: { method: string; idempotencyKey: string | null }[] }
  return data.filter(({ idempotencyKey, method }) => method === 'POST' && idempotencyKey === id).length
}

// promise 157
it('a process killed between hand-over and commit leaves what the next one finds', {
  timeout: 240_000,
}, async ({ business, house, sandbox }) => {
  const invoiceId = await invoiceFor(business, 'takes')
  const about = { account: PEPPOL_ACCOUNT, path: '/peppol/v1/messages', method: 'POST' }
  await sandbox.post('faults', { ...about, kind: 'held', when: 'after' })
  const script = new URL('testing/deliver-process.ts', import.meta.url).pathname
  const { env } = house
  const dying = spawn(process.execPath, ['--import', 'tsx', script], {
    env: {
      ...process.env,
      ...{ DATABASE_URL: env.databaseUrl, AUTH_SECRET: env.authSecret, LOG_LEVEL: 'silent' },
      ...{ STRIPE_SECRET_KEY: env.stripeSecretKey, STRIPE_PUBLISHABLE_KEY: env.stripePublishableKey },
      ...{ STRIPE_WEBHOOK_SECRET: 'whsec_test', STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_test' },
      ...{ PEPPOL_ACCESS_POINT_URL: env.peppol?.url, PEPPOL_ACCESS_POINT_KEY: env.peppol?.key },
    },
    stdio: 'ignore',
  })
  const exited = once(dying, 'exit')
  const { id } = (await deliveryOf(house, invoiceId)) ?? {}
  await expect.poll(() => messagesOf(house, id), { timeout: 30_000 }).toHaveLength(1)
  dying.kill('SIGKILL')
  expect(await exited).toEqual([null, 'SIGKILL'])
  expect(await deliveryOf(house, invoiceId)).toMatchObject({
    state: 'queued',
    handedOverAt: expect.any(Date),
  })
  await sandbox.clearFaults(PEPPOL_ACCOUNT)
  await passLeases(house, 90)
  await later(house, 600)
  const [message] = await messagesOf(house, id)
  expect(await deliveryOf(house, invoiceId)).toMatchObject({ messageId: message?.id })
  expect(await handedOver(house, id)).toBe(1)
})

// promise 126
it('two replicas hand it over once, also when the lease of one runs out', async ({
  business,
  house,
  sandbox,
}) => {
  const invoiceId = await invoiceFor(business, 'takes')
  const about = { account: PEPPOL_ACCOUNT, path: '/peppol/v1/messages', method: 'POST' }
  const fault = await sandbox.post('faults', { ...about, kind: 'held', when: 'after' })
  const slow = drainDocumentDeliveries(house)
  const { id } = (await deliveryOf(house, invoiceId)) ?? {}
  await expect.poll(() => messagesOf(house, id)).toHaveLength(1)
  // Within the lease nobody else takes it; after it, whoever does asks first.
  await drainDocumentDeliveries(house)
  expect((await deliveryOf(house, invoiceId))?.attempts).toBe(1)
  // Moving the clock ends no lease.
  await later(house, 600)
  expect((await deliveryOf(house, invoiceId))?.attempts).toBe(1)
  await passLeases(house, 90)
  await later(house, 600)
  const known = await deliveryOf(house, invoiceId)
  expect(known?.messageId).not.toBeNull()
  await sandbox.post(`faults/${fault.id}/release`)
  await slow
  expect(await deliveryOf(house, invoiceId)).toMatchObject({
    state: known?.state,
    updatedAt: known?.updatedAt,
  })
  expect(await handedOver(house, id)).toBe(1)
  expect(
    await house.db.$count(documentDeliveries, eq(documentDeliveries.documentId, known?.documentId ?? '')),
  ).toBe(1)
})
