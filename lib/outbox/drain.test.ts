// Letters leave once, wait while the server is away, and are never lost.
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { outbox } from '@/db/schema/mail'
import { transact } from '@/db/transact'
import { newId } from '@/lib/ids'
import { createInvoice } from '@/lib/invoices/create'
import { sendInvoice } from '@/lib/invoices/send'
import { sendLetters } from '@/lib/letters/compose'
import { type TestHouse, testHouse } from '@/lib/testing/house'
import { type MailServer, startMailServer } from '@/lib/testing/mail-server'
import { testPeople } from '@/lib/testing/people'
import { waitBeforeTry } from './drain'
import { writeLetter } from './outbox'

let house: TestHouse
let server: MailServer
let invoiceId: string
let organisationId: string

beforeAll(async () => {
  server = await startMailServer()
  house = await testHouse({ env: { SMTP_URL: server.url } })
  const people = await testPeople(house)
  organisationId = people.organisationId
  const lineItems = [{ description: 'Bread', quantity: 1, unitPrice: '140.76' }]
  const order = {
    id: newId(),
    organisationId,
    customerId: people.customerId,
    currency: 'EUR' as const,
    lineItems,
  }
  invoiceId = (await createInvoice(house, order)).id
  await sendInvoice(house, organisationId, invoiceId)
})
afterAll(async () => {
  await house.close()
  await server.stop()
})
beforeEach(async () => {
  await house.db.delete(outbox)
  server.mails.length = 0
  server.refuse(undefined)
})

const write = (fact: string = newId()) =>
  transact(house.db, (tx) => writeLetter(tx, 'invoice-sent', fact, { invoiceId }))
const letters = () => house.db.select().from(outbox)
const makeDue = () => house.db.update(outbox).set({ nextAttemptAt: sql`now()` })

it('a letter is sent once, however many drains run', async () => {
  for (let n = 0; n < 12; n++) await write()
  const sent = await Promise.all(Array.from({ length: 4 }, () => sendLetters(house)))
  expect(sent.reduce((sum, count) => sum + count, 0)).toBe(12)
  expect(server.mails).toHaveLength(12)
  expect(new Set(server.mails.map(({ mail }) => mail.messageId)).size).toBe(12)
  expect(await sendLetters(house)).toBe(0)
})

it('one fact is one letter', async () => {
  await write('same')
  await write('same')
  expect(await sendLetters(house)).toBe(1)
})

it('a refused letter waits, and comes again under the same Message-ID', async () => {
  await write()
  server.refuse({ at: 'message', code: 451 })
  expect(await sendLetters(house)).toBe(0)
  const [waiting] = await letters()
  expect(waiting).toMatchObject({ state: 'waiting', attempts: 1 })
  expect(waiting?.lastError).toContain('Not today')
  expect(waiting?.nextAttemptAt.getTime()).toBeGreaterThan(Date.now())
  expect(await sendLetters(house)).toBe(0)
  server.refuse(undefined)
  await makeDue()
  expect(await sendLetters(house)).toBe(1)
  expect(server.mails[0]?.mail.messageId).toBe(`<${waiting?.id}@localhost>`)
})

it('a recipient whom the server does not know is final at once', async () => {
  await write()
  server.refuse({ at: 'recipient', code: 550 })
  await sendLetters(house)
  expect(await letters()).toMatchObject([{ state: 'dead', attempts: 1 }])
})

it('after twelve tries over most of a day a letter waits for a person', async () => {
  await write()
  server.refuse({ at: 'message', code: 451 })
  for (let n = 0; n < 12; n++) {
    await sendLetters(house)
    await makeDue()
  }
  expect(await letters()).toMatchObject([{ state: 'dead', attempts: 12 }])
  expect(await sendLetters(house)).toBe(0)
  const waits = Array.from({ length: 11 }, (_, n) => waitBeforeTry(n + 1, 0.5))
  const hours = waits.reduce((sum, seconds) => sum + seconds, 0) / 3600
  expect(hours).toBeGreaterThan(12)
  expect(hours).toBeLessThan(24)
})

it('a mail server that is down costs one batch one attempt, and loses nothing', async () => {
  for (let n = 0; n < 8; n++) await write()
  const away = { ...house, env: { ...house.env, smtpUrl: 'smtp://user:hunter2@127.0.0.1:9' } }
  expect(await sendLetters(away)).toBe(0)
  const tried = (await letters()).filter(({ attempts }) => attempts > 0)
  expect(tried).toHaveLength(5)
  expect(JSON.stringify([tried, house.logLines])).not.toContain('hunter2')
  await makeDue()
  expect(await sendLetters(house)).toBe(8)
})

it('a letter whose holder died comes back when the lease is over', async () => {
  await write()
  await house.db.update(outbox).set({ attempts: 1, nextAttemptAt: sql`now() + interval '90 seconds'` })
  expect(await sendLetters(house)).toBe(0)
  await makeDue()
  expect(await sendLetters(house)).toBe(1)
})

it('without SMTP_URL letters wait, and that is said once', async () => {
  await write()
  const off = { ...house, env: { ...house.env, smtpUrl: undefined } }
  for (let n = 0; n < 3; n++) expect(await sendLetters(off)).toBe(0)
  expect(await letters()).toMatchObject([{ state: 'waiting', attempts: 0 }])
  expect(house.logLines.filter((line) => line.includes('SMTP_URL is not set'))).toHaveLength(1)
})

it('a letter without a subject is moot, and an unknown kind waits for a newer replica', async () => {
  await transact(house.db, (tx) => writeLetter(tx, 'receipt', 'gone', { paymentId: newId() }))
  await house.db.insert(outbox).values({ id: newId(), kind: 'love', fact: 'love', content: {} })
  await sendLetters(house)
  const reasons = (await letters()).map(({ lastError, state }) => `${state}: ${lastError}`).toSorted()
  expect(reasons).toEqual([
    'moot: The payment that this email is about does not exist.',
    'waiting: letters of the kind love are not known here',
  ])
})

// promise 94
it('error messages reveal neither our queries nor our mail server', async () => {
  await write()
  const unreached = { ...house, env: { ...house.env, smtpUrl: 'smtp://127.0.0.1:9' } }
  await sendLetters(unreached)
  expect(await letters()).toMatchObject([{ lastError: 'The mail server could not be reached.' }])
  await house.db.update(outbox).set({ nextAttemptAt: new Date(0) })
  await house.db.execute(sql`alter table customers rename to customers_gone`)
  await sendLetters(house)
  await house.db.execute(sql`alter table customers_gone rename to customers`)
  expect(await letters()).toMatchObject([{ lastError: 'Something went wrong on our side.' }])
  expect(house.logLines.some((line) => line.includes('Failed query'))).toBe(true)
})

// promise 90
it('the link is in the mail, and neither in the outbox nor in the log', async () => {
  await write()
  await sendLetters(house)
  const token = /\/i\/([\w-]{43})/.exec(server.mails[0]?.mail.text ?? '')?.[1] ?? 'no link'
  expect(token).toHaveLength(43)
  expect(JSON.stringify(await letters())).not.toContain(token)
  expect(house.logLines.join('')).not.toContain(token)
  expect(await house.db.$count(outbox, eq(outbox.state, 'sent'))).toBe(1)
})
