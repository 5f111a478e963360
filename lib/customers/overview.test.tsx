// The pages about customers: who is shown, what each owes, and what is told of one.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect } from 'vitest'
import { CustomerList } from '@/components/admin/customer/customer-list'
import { CustomerPage } from '@/components/admin/customer/customer-page'
import { StatementView } from '@/components/admin/customer/statement-view'
import { createCreditNote } from '@/lib/credit-notes/create'
import { sendInvoice } from '@/lib/documents/send-invoice'
import { newId } from '@/lib/ids'
import { createInvoice } from '@/lib/invoices/create'
import { issueCreditNote } from '@/lib/payments/issue-credit-note'
import { withHouse as it } from '@/lib/testing/fixtures'
import { testPeople } from '@/lib/testing/people'
import { changeCustomer } from './change'
import { createCustomer } from './create'
import { browseCustomers, findCustomersOfAll, inspectCustomer } from './overview'
import { readStatement } from './statement'

it.beforeAll(async ({ house, people }) => {
  const { customerId, organisationId } = people
  const lineItems = [{ description: 'Rolls', quantity: 1, unitPrice: '661.38' }]
  const id = newId()
  await createInvoice(house, { id, organisationId, customerId, currency: 'EUR', lineItems })
  await sendInvoice(house, organisationId, id)
  await changeCustomer(house, organisationId, customerId, { email: 'right@sonnenschein.example' })
})

it('lists customers page by page, with what each owes', async ({ house, people }) => {
  const mine = await testPeople(house)
  for (let at = 0; at < 22; at++)
    await createCustomer(house, {
      ...{ id: newId(), organisationId: mine.organisationId, name: `Guest ${at}` },
      ...{ email: null, address: null, locale: null },
    })
  const first = await browseCustomers(house, mine.organisationId, { q: '', cursor: undefined })
  const second = await browseCustomers(house, mine.organisationId, { q: '', cursor: first.nextCursor ?? '' })
  expect([first.rows.length, second.rows.length, second.nextCursor]).toEqual([20, 3, null])
  const anew = await browseCustomers(house, mine.organisationId, { q: '', cursor: 'nonsense' })
  expect(anew.rows).toEqual(first.rows)
  const { rows } = await browseCustomers(house, people.organisationId, { q: 'sonnen', cursor: undefined })
  expect(rows).toMatchObject([{ open: [{ currency: 'EUR', outstandingMinor: 66_138, invoiceCount: 1 }] }])
  const page = { rows, nextCursor: null, isMore: false }
  const html = renderToStaticMarkup(
    <CustomerList page={page} organisationId={people.organisationId} q="" isFirstPage />,
  )
  expect(html).toContain('€661.38')
  // promise 78
  expect(
    (await browseCustomers(house, mine.organisationId, { q: 'right@', cursor: undefined })).rows,
  ).toEqual([])
})

it('operators find a customer across organisations', async ({ house, people }) => {
  const found = await findCustomersOfAll(house, 'right@sonnenschein')
  expect(found.rows).toMatchObject([{ id: people.customerId, organisationName: 'Bakery Lindenhof' }])
})

it('the history shows changes, invoices and emails', async ({ house, people }) => {
  const overview = await inspectCustomer(house, people.organisationId, people.customerId)
  expect(overview.invoices).toMatchObject([{ outstandingMinor: 66_138 }])
  expect(new Set(overview.events.map(({ kind }) => kind))).toEqual(
    new Set(['created', 'changed', 'invoiced', 'letter']),
  )
  const html = renderToStaticMarkup(
    <CustomerPage
      overview={overview}
      organisationId={people.organisationId}
      actions={null}
      usualReminders={[]}
      now={{ at: new Date(), zone: 'UTC' }}
    />,
  )
  expect(html).toContain('Email address: office@sonnenschein.example → right@sonnenschein.example')
  expect(html).toContain(overview.invoices[0]?.documentNumber)
})

it('the page lists the customer’s credit notes, each with its invoice, amount and status', async ({
  house,
}) => {
  const people = await testPeople(house)
  const { customerId, organisationId } = people
  const invoiceId = newId()
  const lineItems = [{ description: 'Rolls', quantity: 1, unitPrice: '661.38' }]
  await createInvoice(house, { id: invoiceId, organisationId, customerId, currency: 'EUR', lineItems })
  await sendInvoice(house, organisationId, invoiceId)
  const [issued, draft] = [newId(), newId()]
  for (const [id, amountMinor] of [
    [issued, 6_138],
    [draft, 1_000],
  ] as const)
    await createCreditNote(house, { id, organisationId, invoiceId, amountMinor, reason: 'Late' })
  await issueCreditNote(house, organisationId, issued)
  const overview = await inspectCustomer(house, organisationId, customerId)
  const invoice = { invoiceId, invoiceNumber: 'INV-0001', currency: 'EUR', isCancelling: false }
  expect(overview.creditNotes).toMatchObject([
    { ...invoice, id: draft, documentNumber: null, status: 'Draft', totalMinor: 1_000 },
    { ...invoice, id: issued, documentNumber: 'CN-0001', status: 'Issued', totalMinor: 6_138 },
  ])
  const letter = { kind: 'letter', what: 'credit-note-issued', documentNumber: 'CN-0001', invoiceId }
  expect(overview.events).toContainEqual(expect.objectContaining(letter))
  const html = renderToStaticMarkup(
    <CustomerPage
      {...{ organisationId, overview }}
      actions={null}
      usualReminders={[]}
      now={{ at: new Date(), zone: 'UTC' }}
    />,
  )
  expect(html).toMatch(new RegExp(`/admin/credit-notes/${issued}/credit-note.pdf[^>]*>CN-0001<`))
  expect(html).toContain('€61.38')
})

it('a statement shows its balances', async ({ house, people }) => {
  const statement = await readStatement(house, people.organisationId, people.customerId, {})
  const html = renderToStaticMarkup(
    <StatementView statement={statement} organisationId={people.organisationId} />,
  )
  expect(html).toMatch(/Closing balance.*€661\.38/s)
})
