// A question about an invoice: asked once, told at once with the customer's address to answer to, closed once.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { POST as ask } from '@/app/i/[token]/question/route'
import { POST as close } from '@/app/invoices/[id]/questions/[questionId]/close/route'
import { GET as list } from '@/app/invoices/[id]/questions/route'
import { GET as listAll } from '@/app/questions/route'
import { customers } from '@/db/schema/invoices'
import { outbox } from '@/db/schema/mail'
import { invoiceQuestions } from '@/db/schema/payer-words'
import { webhookEvents } from '@/db/schema/webhooks'
import { newId } from '@/lib/ids'
import { composeMail } from '@/lib/letters/compose'
import { closeQuestion } from '@/lib/payer-words/close-question'
import { type Business, openBusiness, sendBill } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { withBusiness as it } from '@/lib/testing/fixtures'

it.beforeEach(async ({ house }) => {
  await house.db.$client`truncate outbox, rate_limits, webhook_events cascade`
})

const asked = (token: string, text: string, kind = 'question') =>
  call(ask, { params: { token }, body: { kind, text } })
const closed = (
  { apiKey, organisationId }: Business,
  { id, questionId }: { id: string; questionId: string },
  body?: object,
) => call(close, { apiKey, organisationId, params: { id, questionId }, ...(body && { body }) })
const listed = async ({ apiKey, organisationId }: Business, id: string) =>
  (await call(list, { apiKey, organisationId, params: { id } })).json.data as Record<string, string>[]
const letters = ({ house }: Business, kind: string) =>
  house.db.select().from(outbox).where(eq(outbox.kind, kind))

async function openQuestion(business: Business, text = 'Is delivery included?') {
  const { invoiceId: id, token } = await sendBill(business)
  await asked(token, text)
  const [question] = await listed(business, id)
  return { id, token, questionId: question?.id ?? '' }
}

it('pressed twice it is one question, with one email whose answer goes to the customer', async ({
  business,
  house,
}) => {
  const { invoiceId, token } = await sendBill(business)
  const text = '<b>Line 1</b>\nIs \u202edelivery included?'
  const answers = await Promise.all(Array.from({ length: 5 }, () => asked(token, text, 'mistake')))
  expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(201))
  expect(await listed(business, invoiceId)).toMatchObject([
    { kind: 'mistake', text: '<b>Line 1</b>\nIs delivery included?', status: 'open', answer: null },
  ])
  const [letter, ...others] = await letters(business, 'question-asked')
  expect(others).toEqual([])
  if (!letter) throw new Error('nobody was told')
  const mail = await composeMail(house, letter)
  expect(mail).toMatchObject({
    replyTo: { name: 'Hotel Lindenhof', address: 'accounts@lindenhof.example' },
    to: [{ address: 'hallo@morgenrot.example' }],
    text: expect.stringContaining('<b>Line 1</b>\nIs delivery included?'),
    html: expect.stringContaining('&lt;b&gt;Line 1'),
  })
  await asked(token, 'And when?')
  expect(await listed(business, invoiceId)).toHaveLength(2)
})

it('a customer without an address is answered in Remit alone', async ({ business, house }) => {
  await openQuestion(business)
  await house.db.update(customers).set({ email: null })
  const [letter] = await letters(business, 'question-asked')
  const mail = await composeMail(house, letter ?? { id: '', kind: '', content: {} })
  await house.db.update(customers).set({ email: 'accounts@lindenhof.example' })
  expect(mail.replyTo).toBeUndefined()
})

it('twenty who close it at once close it once: one answer is mailed, the others are told', async ({
  business,
  house,
}) => {
  const { id, questionId } = await openQuestion(business)
  const words = Array.from({ length: 20 }, (_, at) => `Answer ${at % 2}`)
  const answers = await Promise.all(words.map((answer) => closed(business, { id, questionId }, { answer })))
  const [row] = await house.db.select().from(invoiceQuestions).where(eq(invoiceQuestions.id, questionId))
  const expected = words.map((answer) => (answer === row?.answer ? 200 : 409))
  expect(answers.map(({ status }) => status)).toEqual(expected)
  expect(row?.closedBy).toMatch(/^key:/)
  const [letter, ...others] = await letters(business, 'question-answered')
  expect(others).toEqual([])
  const mail = await composeMail(house, letter ?? { id: '', kind: '', content: {} })
  expect(mail).toMatchObject({
    to: [{ address: 'accounts@lindenhof.example' }],
    text: expect.stringContaining(row?.answer ?? 'nothing'),
  })
  expect(mail.text).toContain('Is delivery included?')
})

it('closed without an answer it mails nobody, and nobody is told of it afterwards', async ({
  business,
  house,
}) => {
  const { id, questionId } = await openQuestion(business)
  const { json, status } = await closed(business, { id, questionId })
  expect([status, json]).toMatchObject([200, { status: 'closed', answer: null }])
  expect(await letters(business, 'question-answered')).toEqual([])
  const [letter] = await letters(business, 'question-asked')
  await expect(composeMail(house, letter ?? { id: '', kind: '', content: {} })).rejects.toThrow('closed')
})

it('of another organisation, or of another invoice, it is not found', async ({ business, house }) => {
  const { id, questionId } = await openQuestion(business)
  const { invoiceId: other } = await sendBill(business)
  const stranger = await openBusiness(house)
  for (const [who, named] of [
    [business, { id: other, questionId }],
    [business, { id, questionId: newId() }],
    [stranger, { id, questionId }],
  ] as const)
    expect((await closed(who, named, { answer: 'Yes' })).json).toMatchObject({ code: 'Question.NotFound' })
  const answer = await call(list, { ...stranger, params: { id } })
  expect(answer.json).toMatchObject({ code: 'Invoice.NotFound' })
})

it.for([
  [{ kind: 'question', text: '' }, '/text'],
  [{ kind: 'question', text: '\u200f\u200b' }, '/text'],
  [{ kind: 'question', text: 'x'.repeat(2001) }, '/text'],
  [{ kind: 'question', text: 'My card is 4242 4242 4242 4242' }, '/text'],
  [{ kind: 'question', text: 'bell \u0007' }, '/text'],
  [{ kind: 'complaint', text: 'Why?' }, '/kind'],
  [{ kind: 'question' }, '/text'],
] as const)('%j is refused at %s', async ([body, pointer], { business }) => {
  const { token } = await sendBill(business)
  const { json, status } = await call(ask, { params: { token }, body })
  expect([status, (json.errors as { pointer: string }[]).map((error) => error.pointer)]).toEqual([
    400,
    [pointer],
  ])
})

it('webhooks hear of it when it is asked, and when it is closed', async ({ business, house }) => {
  const { id, questionId } = await openQuestion(business)
  await closed(business, { id, questionId }, { answer: 'Yes' })
  await closed(business, { id, questionId }, { answer: 'Yes' })
  const events = await house.db.select().from(webhookEvents).where(eq(webhookEvents.subjectId, questionId))
  expect(events.map(({ type }) => type).toSorted()).toEqual(['question.asked', 'question.closed'])
})

it('the open ones of all invoices are listed page by page, and of this organisation alone', async ({
  house,
}) => {
  const [mine, other] = await Promise.all([openBusiness(house), openBusiness(house)])
  const { apiKey, organisationId } = mine
  const texts = ['One?', 'Two?', 'Three?']
  const bills = []
  for (const text of texts) {
    const bill = await sendBill(mine)
    bills.push(bill)
    await asked(bill.token, text)
    house.clock.advance(60)
  }
  await asked((await sendBill(other)).token, 'Not mine?')
  const all = (query: string) => call(listAll, { apiKey, organisationId, query })
  const textsOf = ({ json }: { json: Record<string, unknown> }) =>
    (json.data as { text: string }[]).map(({ text }) => text)

  const first = await all('?status=open&limit=2')
  expect([first.status, textsOf(first), first.json.hasMore]).toEqual([200, ['Three?', 'Two?'], true])
  const second = await all(`?status=open&limit=2&cursor=${String(first.json.nextCursor)}`)
  expect([textsOf(second), second.json.nextCursor]).toEqual([['One?'], null])

  const [question] = (first.json.data as { id: string; invoiceId: string }[]).slice(0, 1)
  await closeQuestion(
    house,
    { organisationId, invoiceId: question?.invoiceId ?? '', questionId: question?.id ?? '' },
    null,
  )
  expect(textsOf(await all('?status=open'))).toEqual(['Two?', 'One?'])
  expect(textsOf(await all('?status=closed'))).toEqual(['Three?'])
  expect(textsOf(await all(''))).toEqual(['Three?', 'Two?', 'One?'])
  expect((await all('?status=answered')).status).toBe(400)
})
