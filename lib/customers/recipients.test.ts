// Several recipients of one customer: taken and answered by the API, and written to in one mail.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { PATCH as change, GET as read } from '@/app/customers/[id]/route'
import { POST as create } from '@/app/customers/route'
import { outbox } from '@/db/schema/mail'
import { call } from '@/db/testing/calls'
import { type TestHouse, testHouse } from '@/db/testing/house'
import { type MailServer, startMailServer } from '@/db/testing/mail-server'
import { testPeople } from '@/db/testing/people'
import { newId } from '@/lib/ids'
import { createInvoice } from '@/lib/invoices/create'
import { sendInvoice } from '@/lib/invoices/send'
import { drainOutbox } from '@/lib/mail/drain-outbox'

let house: TestHouse
let server: MailServer
let people: Awaited<ReturnType<typeof testPeople>>

beforeAll(async () => {
  server = await startMailServer()
  house = await testHouse({ env: { SMTP_URL: server.url } })
})
beforeEach(async () => {
  people = await testPeople(house)
  await house.db.delete(outbox)
  server.mails.length = 0
  server.refuse(undefined)
})
afterAll(async () => {
  await house.close()
  await server.stop()
})

const made = (body: object) => call(create, { ...people, body: { name: 'Hotel', ...body } })
const changed = (id: unknown, body: object) => call(change, { ...people, params: { id: String(id) }, body })

async function mailTo(customerId: string) {
  const lineItems = [{ description: 'Bread', quantity: 1, unitPrice: '140.76' }]
  const { organisationId } = people
  const order = { id: newId(), organisationId, customerId, currency: 'EUR' as const, lineItems }
  const { id } = await createInvoice(house, order)
  await sendInvoice(house, organisationId, id)
  await drainOutbox(house)
}

it('all get one and the same mail, each once, and hidden ones stay hidden', async () => {
  const emails = {
    to: ['a@example.com', 'b@example.com', 'A@example.com'],
    cc: ['c@example.com', 'b@example.com'],
    bcc: ['d@example.com'],
  }
  const { json, status } = await made({ emails })
  expect(status).toBe(201)
  expect(json).toMatchObject({ email: 'a@example.com', emails })
  await mailTo(String(json.id))
  expect(server.mails).toHaveLength(1)
  const [mail] = server.mails
  expect(mail?.to).toEqual(['a@example.com', 'b@example.com', 'c@example.com', 'd@example.com'])
  expect(mail?.raw).not.toContain('d@example.com')
  const [letter] = await house.db.select().from(outbox).where(eq(outbox.kind, 'invoice-sent'))
  expect(letter?.sentTo).toEqual(mail?.to)
})

it('`email` is the first of them, whichever of the two is changed', async () => {
  const { json } = await made({ email: 'a@example.com' })
  const one = { to: ['a@example.com'], cc: [], bcc: [] }
  expect(json).toMatchObject({ email: 'a@example.com', emails: one })
  const two = { to: ['b@example.com', 'c@example.com'], cc: [], bcc: ['d@example.com'] }
  expect((await changed(json.id, { emails: two })).json).toMatchObject({
    email: 'b@example.com',
    emails: two,
  })
  expect((await changed(json.id, { email: 'x@example.com' })).json).toMatchObject({
    email: 'x@example.com',
    emails: { ...two, to: ['x@example.com', 'c@example.com'] },
  })
  expect((await changed(json.id, { name: 'Inn' })).json).toMatchObject({ email: 'x@example.com' })
  expect((await changed(json.id, { email: null })).json).toMatchObject({ email: null, emails: null })
  expect((await call(read, { ...people, params: { id: String(json.id) } })).json).toMatchObject({
    emails: null,
  })
})

it.each([
  [{ emails: { to: [] } }, '/emails/to'],
  [{ emails: { to: Array.from({ length: 6 }, (_, at) => `n${at}@example.com`) } }, '/emails/to'],
  [{ emails: { to: ['a@example.com'], cc: ['foo.@example.com'] } }, '/emails/cc/0'],
  [{ emails: { to: ['a@example.com'], bcc: ['a@b.de', 'b@b.de', 'c@b.de'] } }, '/emails/bcc'],
  [{ email: 'a..b@example.com' }, '/email'],
  [{ email: 'x@example.com', emails: { to: ['a@example.com'] } }, '/email'],
])('%j is refused at %s', async (body, pointer) => {
  const { json, status } = await made(body)
  expect(status).toBe(400)
  expect(json.errors).toMatchObject([{ pointer }])
})

it('an address in another script is kept in its script, and its host is told in punycode', async () => {
  const { json } = await made({ email: 'info@xn--bckerei-5wa.de' })
  expect(json).toMatchObject({ email: 'info@bäckerei.de' })
  await mailTo(String(json.id))
  expect(server.mails[0]?.raw).toMatch(/^To: .*info@xn--bckerei-5wa\.de/m)
})

it('letters before the @ that a mail server does not take are said so', async () => {
  const { json } = await made({ email: 'müller@bäckerei.de' })
  server.refuse({ at: 'recipient', code: 553 })
  await mailTo(String(json.id))
  expect(await house.db.select().from(outbox)).toMatchObject([
    {
      state: 'dead',
      lastError: expect.stringContaining('does not take addresses such as müller@bäckerei.de'),
    },
  ])
  server.refuse(undefined)
  await mailTo(String(json.id))
  expect(server.mails).toHaveLength(1)
})
