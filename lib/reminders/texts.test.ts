// An organisation's own words: checked when they are written, filled in when they leave, and nothing in them is HTML.
import { expect } from 'vitest'
import { DELETE, PUT } from '@/app/organisations/[id]/reminder-texts/[language]/[occasion]/route'
import { GET } from '@/app/organisations/[id]/reminder-texts/route'
import { sendInvoice } from '@/lib/documents/send-invoice'
import { newId } from '@/lib/ids'
import { createInvoice } from '@/lib/invoices/create'
import { composeMail } from '@/lib/letters/compose'
import { call } from '@/lib/testing/calls'
import { withFreshPeople as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { type People, testPeople } from '@/lib/testing/people'
import { dayIn, plusDays } from '@/lib/time-zone'
import { readerFor } from '@/lib/words/reader'
import { TONGUES } from '@/lib/words/tongues'
import { houseText, houseWords } from './words'

const at = ({ organisationId: id, ...rest }: People, language = 'de', occasion = 'after') => ({
  ...rest,
  params: { id, language, occasion },
})

/** What a reminder of an invoice says that was due so many days ago. */
async function said(house: TestHouse, { customerId, organisationId }: People, daysAgo: number) {
  const dueDate = plusDays(dayIn('UTC', house.clock.now()), -daysAgo)
  const { id: invoiceId } = await createInvoice(house, {
    ...{ id: newId(), organisationId, customerId, currency: 'EUR' as const },
    ...{ issueDate: '2026-01-01', dueDate },
    lineItems: [{ description: 'Bread', quantity: 1, unitPrice: '140.76' }],
  })
  await sendInvoice(house, organisationId, invoiceId)
  return composeMail(house, {
    ...{ id: newId(), kind: 'reminder' },
    content: { invoiceId, reminderId: newId() },
  })
}

const plain = (text: unknown) => String(text).replaceAll(/[\u00a0\u202f]/g, ' ')

it('takes the place of ours in that language and on that occasion, until it is removed', async ({
  house,
  people,
}) => {
  const body = {
    subject: 'Schon vergessen? {number}',
    body: 'Liebe Leute von {customer},\nes fehlen {amount} seit {date}.\n\nEuer {organisation}',
  }
  const written = await call(PUT, { ...at(people), body })
  expect(written.json).toEqual({ language: 'de', occasion: 'after', ...body })
  expect((await call(GET, { ...people, params: { id: people.organisationId } })).json).toEqual({
    data: [written.json],
  })
  const late = await said(house, people, 3)
  expect(late.subject).toBe('Schon vergessen? INV-0001')
  expect(plain(late.text)).toContain('es fehlen 140,76 € seit')
  expect(plain(late.text)).toContain('Euer Bakery Lindenhof')
  expect((await said(house, people, 0)).subject).toBe('Heute fällig: Rechnung INV-0002 von Bakery Lindenhof')
  expect((await call(DELETE, at(people))).status).toBe(204)
  expect((await call(DELETE, at(people))).status).toBe(204)
  expect((await said(house, people, 3)).subject).toContain('Erinnerung: Rechnung INV-0003')
})

it.for([
  [{ subject: 'Hello {name}', body: 'x' }, '/subject', 'unknown-placeholder'],
  [{ subject: 'x', body: '{customer} {} {Amount}' }, '/body', 'unknown-placeholder'],
  [{ subject: 'x', body: 'Pay <a href="https://evil.example">here</a>' }, '/body', 'no-html'],
  [{ subject: '', body: 'x' }, '/subject', 'invalid'],
  [{ subject: 'x', body: '  ' }, '/body', 'invalid'],
] as const)('%j is refused at %s', async ([body, pointer, code], { people }) => {
  const { json, status } = await call(PUT, { ...at(people), body })
  expect(status).toBe(400)
  const [error] = json.errors as { pointer: string; code: string }[]
  expect(error?.pointer).toBe(pointer)
  if (code !== 'invalid') expect(error?.code).toBe(code)
})

it('a language that we do not speak, and an occasion that there is not, have no text', async ({ people }) => {
  const body = { subject: 'x', body: 'y' }
  expect((await call(PUT, { ...at(people, 'fi'), body })).status).toBe(404)
  expect((await call(PUT, { ...at(people, 'de', 'never'), body })).status).toBe(404)
})

it('what is filled in is neither read again nor taken for HTML', async ({ house }) => {
  const people = await testPeople(house, { customer: { name: '{amount} <b>& Sons</b>', locale: 'en' } })
  await call(PUT, {
    ...at(people, 'en'),
    body: { subject: 'To {customer}', body: 'Dear {customer}, < 3 > 2' },
  })
  const { html, subject, text } = await said(house, people, 1)
  expect(subject).toBe('To {amount} <b>& Sons</b>')
  expect(text).toContain('Dear {amount} <b>& Sons</b>, < 3 > 2')
  expect(html).toContain('Dear {amount} &lt;b&gt;&amp; Sons&lt;/b&gt;, &lt; 3 &gt; 2')
})

it('ours is there in every language, with a subject for each occasion, and can be begun from', () => {
  const filling = { customer: 'C', number: 'N', organisation: 'O', amount: 'A', date: 'D' }
  for (const tongue of TONGUES) {
    const reader = readerFor(tongue)
    const occasions = ['before', 'on', 'after'] as const
    const subjects = occasions.map(
      (occasion) => houseWords(reader, { occasion, hasReply: true }, filling).subject,
    )
    expect([tongue, new Set(subjects).size]).toEqual([tongue, 3])
    for (const occasion of occasions) {
      const { body, subject } = houseText(reader, { occasion, hasReply: true })
      expect(subject).toContain('{number}')
      expect(body).toContain('{amount}')
      expect(body).toContain('{organisation}')
      if (occasion === 'after') expect(body).toContain('{date}')
    }
    const never = { occasion: null, hasReply: false }
    expect(houseWords(reader, never, filling).paragraphs[0]).toContain('A')
    const reply = reader.say('mail.reminder.reply')
    for (const hasReply of [true, false])
      expect(houseWords(reader, { occasion: 'after', hasReply }, filling).paragraphs.includes(reply)).toBe(
        hasReply,
      )
  }
})
