// The letter of what is open: every open invoice with its link, in every language, once however often it is asked for.
import { expect } from 'vitest'
import { POST as anonymise } from '@/app/customers/[id]/anonymise/route'
import { PATCH as change } from '@/app/customers/[id]/route'
import { POST as send } from '@/app/customers/[id]/statement/send/route'
import { outbox } from '@/db/schema/mail'
import { inspectCustomer } from '@/lib/customers/overview'
import { sendInvoice } from '@/lib/documents/send-invoice'
import { newId } from '@/lib/ids'
import { createInvoice } from '@/lib/invoices/create'
import type { Currency } from '@/lib/money/currency'
import { call } from '@/lib/testing/calls'
import { withMail } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { type People, testPeople } from '@/lib/testing/people'
import { TONGUES } from '@/lib/words/tongues'
import { sendLetters } from './compose'

const it = withMail.extend('people', ({ house }) => testPeople(house))
it.beforeEach(async ({ house, server }) => {
  await house.db.delete(outbox)
  server.mails.length = 0
})

async function open(people: People, house: TestHouse, unitPrice: string, currency: Currency = 'EUR') {
  const { customerId, organisationId } = people
  const lineItems = [{ description: 'Bread', quantity: 1, unitPrice }]
  const dates = { issueDate: '2026-11-02', dueDate: '2999-01-31' }
  const order = { id: newId(), organisationId, customerId, currency, lineItems, ...dates }
  return sendInvoice(house, organisationId, (await createInvoice(house, order)).id)
}

const about = (people: People) => ({ ...people, params: { id: people.customerId } })
const ask = (people: People, idempotencyKey: string = newId()) =>
  call(send, { ...about(people), headers: { 'idempotency-key': idempotencyKey } })

it('lists what is open with its links, and two clicks are one mail to all recipients', async ({
  house,
  people,
  server,
}) => {
  const [first, second] = [await open(people, house, '140.76'), await open(people, house, '10.00')]
  await call(change, {
    ...about(people),
    body: { emails: { to: ['a@example.com'], cc: ['c@example.com'], bcc: [] }, locale: 'en-GB' },
  })
  await house.db.delete(outbox)
  const key = newId()
  const answers = await Promise.all([ask(people, key), ask(people, key)])
  expect(answers.map(({ status }) => status)).toContain(200)
  await ask(people, key)
  await sendLetters(house)
  expect(server.mails).toHaveLength(1)
  const [mail] = server.mails
  expect(mail?.to).toEqual(['a@example.com', 'c@example.com'])
  const [row] = await house.db.select().from(outbox)
  expect(row).toMatchObject({ state: 'sent', sentTo: ['a@example.com', 'c@example.com'] })
  const text = mail?.raw.replaceAll('=\r\n', '') ?? ''
  for (const part of [first.documentNumber, second.documentNumber, '140.76', '10.00', '150.76'])
    expect(text).toContain(part)
  expect(text.match(/\/i\/[\w-]{43}/g)?.length).toBeGreaterThanOrEqual(2)
  const { events } = await inspectCustomer(house, people.organisationId, people.customerId)
  expect(events).toContainEqual(
    expect.objectContaining({ kind: 'letter', what: 'statement', state: 'sent', sentTo: mail?.to }),
  )
  await call(anonymise, about(people))
  expect((await house.db.select().from(outbox))[0]?.sentTo).toEqual([])
})

it.for(TONGUES)(
  'is written in %s, for two currencies and for nothing',
  async (locale, { house, people, server }) => {
    await call(change, { ...about(people), body: { locale } })
    await ask(people)
    await open(people, house, '140.76')
    await open(people, house, '500', 'JPY')
    await house.db.delete(outbox)
    await ask(people)
    await sendLetters(house)
    expect(server.mails).toHaveLength(1)
    expect(await house.db.select().from(outbox)).toMatchObject([{ state: 'sent' }])
  },
)

it('nobody to write to is said at once', async ({ people }) => {
  await call(change, { ...about(people), body: { emails: null } })
  const { json, status } = await ask(people)
  expect([status, json.code]).toEqual([409, 'Customer.NoAddress'])
})
