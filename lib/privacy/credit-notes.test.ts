// What credit notes say of people ends when their own term does, and what was noted beside them when a customer is erased.
import { eq, sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { POST as issueRoute } from '@/app/credit-notes/[id]/issue/route'
import { POST as createRoute } from '@/app/credit-notes/route'
import { POST as erase } from '@/app/customers/[id]/erase/route'
import { GET as exportRoute } from '@/app/customers/[id]/export/route'
import { creditNotes } from '@/db/schema/documents'
import { customers, invoices } from '@/db/schema/invoices'
import { changeCustomer } from '@/lib/customers/change'
import { changeOrganisation } from '@/lib/organisations/change'
import { documentFile } from '@/lib/payment-views/document-file'
import { type Business, sendBill } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { withFreshBusiness as it } from '@/lib/testing/fixtures'
import { expectInvariants } from '@/lib/testing/payer'
import { allRows } from '@/lib/testing/rows'
import { writeBodies } from '@/lib/webhooks/outgoing/write-bodies'
import { purge } from './purge'

/** With it, documents can be written for machines, which is quicker than to print. */
async function addParticulars({ customerId, house, organisationId }: Business): Promise<void> {
  await changeOrganisation(house, organisationId, { vatNumber: 'DE136695976' })
  await changeCustomer(house, organisationId, customerId, { address: { country: 'DE' } })
}

/** The whole invoice credited, with its file made, and everything said of them that can be said. */
async function credited(business: Business, name: string) {
  const lineItems = [{ description: `Wedding cake for ${name}`, quantity: 2, unitPrice: '80' }]
  await addParticulars(business)
  const { invoiceId } = await sendBill(business, { lineItems })
  const own = { externalReference: `${name}-1`, metadata: { who: name } }
  const body = { invoiceId, reason: `Because ${name} is ill`, ...own }
  const id = String((await call(createRoute, { ...business, body })).json.id)
  await call(issueRoute, { ...business, params: { id } })
  await documentFile(business.house, { creditNoteId: id }, 'ubl')
  return { id, invoiceId }
}

const contents = 'contents of old invoices'

it('a credit note is kept as long as the law wants of it, and its invoice with it; then both are emptied', async ({
  business,
  house,
}) => {
  const { id, invoiceId } = await credited(business, 'Quirin')
  const own = { reason: 'Quirin', metadata: { who: 'Quirin' }, externalReference: 'Quirin' }
  await house.db.update(invoices).set({ issueDate: '2010-11-20' }).where(eq(invoices.id, invoiceId))
  // Ten full calendar years after it was issued, and not after its invoice was.
  await house.db
    .update(creditNotes)
    .set({ issueDate: '2020-01-10', ...own })
    .where(eq(creditNotes.id, id))
  expect(await purge(house)).not.toHaveProperty(contents)
  expect((await allRows(house)).includes('Wedding cake for Quirin')).toBe(true)
  await house.db.update(creditNotes).set({ issueDate: '2010-11-21' }).where(eq(creditNotes.id, id))
  await house.db.execute(sql`delete from webhook_events`)
  expect(await purge(house)).toMatchObject({ [contents]: 1 })
  expect((await allRows(house)).includes('Quirin')).toBe(false)
  const [note] = await house.db.select().from(creditNotes).where(eq(creditNotes.id, id))
  expect(note).toMatchObject({ documentNumber: 'CN-0001', totalMinor: 16_000, metadata: {} })
  const asked = documentFile(house, { creditNoteId: id }, 'ubl')
  await expect(asked).rejects.toMatchObject({ code: 'Document.Erased' })
  await expectInvariants(business)
})

it('an answer to an access request holds credit notes, with events and letters of them', async ({
  business,
}) => {
  const { id } = await credited(business, 'Ottilie')
  await writeBodies(business.house, 100)
  const params = { id: business.customerId }
  const { json } = await call(exportRoute, { ...business, params })
  const data = json.data as { table: string; rows: object[] }[]
  const rowsOf = (table: string) => JSON.stringify(data.find((held) => held.table === table)?.rows)
  expect(rowsOf('credit_notes')).toContain('Because Ottilie is ill')
  expect(rowsOf('webhook_events')).toContain('credit_note.issued')
  expect(rowsOf('outbox')).toContain(`credit-note-issued:${id}`)
})

it('who is erased leaves what the document says, and nothing that was noted beside it', async ({
  business,
  house,
}) => {
  const { id } = await credited(business, 'Konrad')
  await writeBodies(house, 100)
  const noted = /Konrad-1|who\W{1,6}Konrad/
  expect(noted.test(await allRows(house))).toBe(true)
  const { status } = await call(erase, { ...business, params: { id: business.customerId } })
  expect(status).toBe(200)
  expect(noted.test(await allRows(house))).toBe(false)
  const [note] = await house.db.select().from(creditNotes).where(eq(creditNotes.id, id))
  expect(note).toMatchObject({ reason: 'Because Konrad is ill', externalReference: null, metadata: {} })
  expect(await house.db.$count(customers, sql`erased_at is not null`)).toBe(1)
})
