// Letters leave once, wait while the server is away, and are never lost.
import { eq, sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { outbox } from '@/db/schema/mail'
import { transact } from '@/db/transact'
import { sendInvoice } from '@/lib/documents/send-invoice'
import { newId } from '@/lib/ids'
import { createInvoice } from '@/lib/invoices/create'
import { sendLetters } from '@/lib/letters/compose'
import { withMail } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { testPeople } from '@/lib/testing/people'
import { waitBeforeTry } from './drain'
import { writeLetter } from './outbox'

const it = withMail
  .extend('people', { scope: 'file' }, ({ house }) => testPeople(house))
  .extend('invoiceId', { scope: 'file' }, async ({ people, house }) => {
    const lineItems = [{ description: 'Bread', quantity: 1, unitPrice: '140.76' }]
    const order = {
      id: newId(),
      organisationId: people.organisationId,
      customerId: people.customerId,
      currency: 'EUR' as const,
      lineItems,
    }
    return (await createInvoice(house, order)).id
  })
it.beforeAll(async ({ house, invoiceId, people }) => {
  await sendInvoice(house, people.organisationId, invoiceId)
})
it.beforeEach(async ({ house, server }) => {
  await house.db.delete(outbox)
  server.mails.length = 0
  server.refuse(undefined)
})

const write = (invoiceId: string, house: TestHouse, fact: string = newId()) =>
  transact(house.db, (tx) => writeLetter(tx, 'invoice-sent', fact, { invoiceId }))
const letters = (house: TestHouse) => house.db.select().from(outbox)
const makeDue = (house: TestHouse) => house.db.update(outbox).set({ nextAttemptAt: sql`now()` })

it('a letter is sent once, however many drains run', async ({ house, invoiceId, server }) => {
  for (let n = 0; n < 12; n++) await write(invoiceId, house)
  const sent = await Promise.all(Array.from({ length: 4 }, () => sendLetters(house)))
  expect(sent.reduce((sum, count) => sum + count, 0)).toBe(12)
  expect(server.mails).toHaveLength(12)
  expect(new Set(server.mails.map(({ mail }) => mail.messageId)).size).toBe(12)
  expect(await sendLetters(house)).toBe(0)
})

it('one fact is one letter', async ({ house, invoiceId }) => {
  await write(invoiceId, house, 'same')
  await write(invoiceId, house, 'same')
  expect(await sendLetters(house)).toBe(1)
})

it('a refused letter waits, and comes again under the same Message-ID', async ({
  house,
  invoiceId,
  server,
}) => {
  await write(invoiceId, house)
  server.refuse({ at: 'message', code: 451 })
  expect(await sendLetters(house)).toBe(0)
  const [waiting] = await letters(house)
  expect(waiting).toMatchObject({ state: 'waiting', attempts: 1 })
  expect(waiting?.lastError).toContain('Not today')
  expect(waiting?.nextAttemptAt.getTime()).toBeGreaterThan(Date.now())
  expect(await sendLetters(house)).toBe(0)
  server.refuse(undefined)
  await makeDue(house)
  expect(await sendLetters(house)).toBe(1)
  expect(server.mails[0]?.mail.messageId).toBe(`<${waiting?.id}@localhost>`)
})

it('a recipient whom the server does not know is final at once', async ({ house, invoiceId, server }) => {
  await write(invoiceId, house)
  server.refuse({ at: 'recipient', code: 550 })
  await sendLetters(house)
  expect(await letters(house)).toMatchObject([{ state: 'dead', attempts: 1 }])
})

it('after twelve tries over most of a day a letter waits for a person', async ({
  house,
  invoiceId,
  server,
}) => {
  await write(invoiceId, house)
  server.refuse({ at: 'message', code: 451 })
  for (let n = 0; n < 12; n++) {
    await sendLetters(house)
    await makeDue(house)
  }
  expect(await letters(house)).toMatchObject([{ state: 'dead', attempts: 12 }])
  expect(await sendLetters(house)).toBe(0)
  const waits = Array.from({ length: 11 }, (_, n) => waitBeforeTry(n + 1, 0.5))
  const hours = waits.reduce((sum, seconds) => sum + seconds, 0) / 3600
  expect(hours).toBeGreaterThan(12)
  expect(hours).toBeLessThan(24)
})

it('a mail server that is down costs one batch one attempt, and loses nothing', async ({
  house,
  invoiceId,
}) => {
  for (let n = 0; n < 8; n++) await write(invoiceId, house)
  const away = { ...house, env: { ...house.env, smtpUrl: 'smtp://user:hunter2@127.0.0.1:9' } }
  expect(await sendLetters(away)).toBe(0)
  const tried = (await letters(house)).filter(({ attempts }) => attempts > 0)
  expect(tried).toHaveLength(5)
  expect(JSON.stringify([tried, house.logLines])).not.toContain('hunter2')
  await makeDue(house)
  expect(await sendLetters(house)).toBe(8)
})

it('a letter whose holder died comes back when the lease is over', async ({ house, invoiceId }) => {
  await write(invoiceId, house)
  await house.db.update(outbox).set({ attempts: 1, nextAttemptAt: sql`now() + interval '90 seconds'` })
  expect(await sendLetters(house)).toBe(0)
  await makeDue(house)
  expect(await sendLetters(house)).toBe(1)
})

it('without SMTP_URL letters wait, and that is said once', async ({ house, invoiceId }) => {
  await write(invoiceId, house)
  const off = { ...house, env: { ...house.env, smtpUrl: undefined } }
  for (let n = 0; n < 3; n++) expect(await sendLetters(off)).toBe(0)
  expect(await letters(house)).toMatchObject([{ state: 'waiting', attempts: 0 }])
  expect(house.logLines.filter((line) => line.includes('SMTP_URL is not set'))).toHaveLength(1)
})

it('a letter without a subject is moot, and an unknown kind waits for a newer replica', async ({ house }) => {
  await transact(house.db, (tx) => writeLetter(tx, 'receipt', 'gone', { paymentId: newId() }))
  await house.db.insert(outbox).values({ id: newId(), kind: 'love', fact: 'love', content: {} })
  await sendLetters(house)
  const reasons = (await letters(house)).map(({ lastError, state }) => `${state}: ${lastError}`).toSorted()
  expect(reasons).toEqual([
    'moot: The payment that this email is about does not exist.',
    'waiting: letters of the kind love are not known here',
  ])
})

// promise 94
it('error messages reveal neither our queries nor our mail server', async ({ house, invoiceId }) => {
  await write(invoiceId, house)
  const unreached = { ...house, env: { ...house.env, smtpUrl: 'smtp://127.0.0.1:9' } }
  await sendLetters(unreached)
  expect(await letters(house)).toMatchObject([{ lastError: 'The mail server could not be reached.' }])
  await house.db.update(outbox).set({ nextAttemptAt: new Date(0) })
  await house.db.execute(sql`alter table customers rename to customers_gone`)
  await sendLetters(house)
  await house.db.execute(sql`alter table customers_gone rename to customers`)
  expect(await letters(house)).toMatchObject([{ lastError: 'Something went wrong on our side.' }])
  expect(house.logLines.some((line) => line.includes('Failed query'))).toBe(true)
})

// promise 90
it('the link is in the mail, and neither in the outbox nor in the log', async ({
  house,
  invoiceId,
  server,
}) => {
  await write(invoiceId, house)
  await sendLetters(house)
  const token = /\/i\/([\w-]{43})/.exec(server.mails[0]?.mail.text ?? '')?.[1] ?? 'no link'
  expect(token).toHaveLength(43)
  expect(JSON.stringify(await letters(house))).not.toContain(token)
  expect(house.logLines.join('')).not.toContain(token)
  expect(await house.db.$count(outbox, eq(outbox.state, 'sent'))).toBe(1)
})
