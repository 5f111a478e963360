// What is emptied while its file is made, or while it is frozen, stays empty.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { openDatabase } from '@/db/database'
import { documentFiles, issuedDocuments } from '@/db/schema/documents'
import { invoices } from '@/db/schema/invoices'
import { changeCustomer } from '@/lib/customers/change'
import { freezeLater } from '@/lib/documents/freeze'
import { changeOrganisation } from '@/lib/organisations/change'
import { type Business, sendBill } from '@/lib/testing/business'
import { withFreshBusiness as it } from '@/lib/testing/fixtures'
import { documentFile } from './document-file'

/** With it, documents can be written for machines, which is quicker than to print. */
async function addParticulars({ customerId, house, organisationId }: Business): Promise<void> {
  await changeOrganisation(house, organisationId, { vatNumber: 'DE136695976' })
  await changeCustomer(house, organisationId, customerId, { address: { country: 'DE' } })
}

/** Lets `act` run while an uncommitted change of ours is in its way, until it waits for that or has not cared. */
async function meanwhile<T>({ house }: Business, change: string, act: () => Promise<T>) {
  let outcome: Promise<T | Error> | undefined
  let isOver = false
  const other = openDatabase(house.env.databaseUrl)
  await other.$client.begin(async (tx) => {
    await tx.unsafe(change)
    outcome = act()
      .catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))))
      .finally(() => {
        isOver = true
      })
    const waits = async () =>
      isOver || (await house.db.$client`select 1 from pg_locks where not granted`).length > 0
    await expect.poll(waits, { interval: 20, timeout: 30_000 }).toBe(true)
  })
  await other.$client.end()
  return outcome
}

it('no file of a document that was emptied while it was printed is kept or answered', async ({
  business,
  house,
}) => {
  await addParticulars(business)
  const { invoiceId } = await sendBill(business)
  const empty = `update issued_documents set snapshot = '{}' where invoice_id = '${invoiceId}'`
  const answer = await meanwhile(business, empty, () => documentFile(house, { invoiceId }, 'ubl'))
  expect(answer).toMatchObject({ code: 'Document.Erased' })
  expect(await house.db.$count(documentFiles)).toBe(0)
})

it('nothing is frozen of an invoice that was emptied meanwhile', async ({ business, house }) => {
  const { invoiceId } = await sendBill(business)
  await house.db.delete(issuedDocuments)
  const empty = `update invoices set contents_erased_at = now() where id = '${invoiceId}'`
  const freeze = () => freezeLater(house.db, [invoiceId], house.clock.now())
  expect(await meanwhile(business, empty, freeze)).toBeUndefined()
  expect(await house.db.$count(issuedDocuments)).toBe(0)
  await house.db.update(invoices).set({ contentsErasedAt: null }).where(eq(invoices.id, invoiceId))
  await freeze()
  expect(await house.db.$count(issuedDocuments)).toBe(1)
})
