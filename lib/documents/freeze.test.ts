// What was issued stays as it was: the snapshot is taken where the number is, and never again.
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { issuedDocuments } from '@/db/schema/documents'
import { changeCustomer } from '@/lib/customers/change'
import { newId } from '@/lib/ids'
import { createInvoice } from '@/lib/invoices/create'
import { changeOrganisation } from '@/lib/organisations/change'
import { withFreshPeople as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import type { People } from '@/lib/testing/people'
import { freezeLater } from './freeze'
import { freezeMissing } from './freeze-missing'
import { selectYetToFreeze } from './freeze-store'
import { sendInvoice } from './send-invoice'

async function draft(house: TestHouse, { customerId, organisationId }: People) {
  const id = newId()
  await createInvoice(house, {
    ...{ id, organisationId, customerId, currency: 'EUR', issueDate: '2026-11-30', dueDate: '2026-12-14' },
    memo: 'Thank you',
    lineItems: [
      { description: 'Rolls', quantity: '2.5', unitPrice: '10.40', taxRate: '7' },
      { description: 'Cake', quantity: 1, unitPrice: '59.50', taxRate: '19' },
    ],
  })
  return id
}

const issued = async (house: TestHouse, invoiceId: string) =>
  (await house.db.select().from(issuedDocuments).where(eq(issuedDocuments.invoiceId, invoiceId)))[0]

describe('an invoice', () => {
  // promise 143
  it('is frozen where it is sent, once', async ({ house, people }) => {
    const id = await draft(house, people)
    expect(await issued(house, id)).toBeUndefined()
    const sent = await Promise.all(
      Array.from({ length: 3 }, () => sendInvoice(house, people.organisationId, id)),
    )
    const first = await issued(house, id)
    expect(first).toMatchObject({ documentNumber: 'INV-0001', frozenLater: null, issuedAt: sent[0]?.sentAt })
    expect(first?.snapshot).toMatchObject({
      ...{ version: 1, kind: 'invoice', documentNumber: 'INV-0001', currency: 'EUR', locale: 'de-DE' },
      ...{ issueDate: '2026-11-30', dueDate: '2026-12-14', memo: 'Thank you', pageSize: 'A4' },
      seller: {
        name: 'Bakery Lindenhof',
        email: 'hello@lindenhof.example',
        country: 'DE',
        bankDetails: null,
      },
      buyer: { name: 'Café Sonnenschein', email: 'office@sonnenschein.example', country: null },
      brand: { primaryColour: '#8a4b2d' },
      lines: [
        { description: 'Rolls', quantity: '2.5', unitPrice: '10.40', taxRatePpm: 70_000, netMinor: 2_600 },
        { description: 'Cake', quantity: '1', unitPrice: '59.50', taxRatePpm: 190_000, netMinor: 5_950 },
      ],
      ...{ subTotalMinor: 8_550, taxMinor: 1_313, totalMinor: 9_863 },
      linkId: expect.any(String),
    })
    await changeOrganisation(house, people.organisationId, {
      name: 'Renamed',
      bankDetails: { iban: 'DE89370400440532013000' },
    })
    await changeCustomer(house, people.organisationId, people.customerId, { name: 'Somebody else' })
    await sendInvoice(house, people.organisationId, id)
    await freezeLater(house.db, [id], house.clock.now())
    expect(await issued(house, id)).toEqual(first)
  })

  // promise 143
  it('that a version before has sent is frozen as it stands, and says so', async ({ house, people }) => {
    const id = await draft(house, people)
    await house.db.$client`
      update invoices set number = 1, document_number = 'INV-0001', sent_at = now(), tax_groups = null where id = ${id}`
    const now = new Date('2027-01-01T12:00:00Z')
    await freezeLater(house.db, [id, newId()], now)
    expect(await issued(house, id)).toMatchObject({
      ...{ documentNumber: 'INV-0001', frozenLater: now },
      snapshot: { isReckonedByLine: true, buyer: { name: 'Café Sonnenschein' } },
    })
  })

  // promise 143
  it('that a version before has sent is found in the background', async ({ house, people }) => {
    const ids = [await draft(house, people), await draft(house, people), await draft(house, people)]
    for (const [at, id] of ids.entries())
      await house.db.$client`
        update invoices set number = ${at + 1}, document_number = ${`INV-000${at + 1}`}, sent_at = now() where id = ${id}`
    expect(await freezeMissing(house)).toBeGreaterThanOrEqual(3)
    for (const id of ids) expect(await issued(house, id)).toMatchObject({ frozenLater: expect.any(Date) })
    expect(await selectYetToFreeze(house.db, null, 10)).toEqual([])
  })

  it('that cannot be drawn up keeps no other from being frozen', async ({ house, people }) => {
    const [broken, whole] = [await draft(house, people), await draft(house, people)]
    for (const [at, id] of [broken, whole].entries())
      await house.db.$client`
        update invoices set number = ${at + 1}, document_number = ${`INV-000${at + 1}`}, sent_at = now() where id = ${id}`
    await house.db.$client`update invoices set currency = 'XXX' where id = ${broken}`
    const later = new Date(house.clock.now().getTime() + 24 * 3_600_000)
    await freezeMissing({ ...house, clock: { now: () => later } })
    expect([await issued(house, broken), await issued(house, whole)]).toMatchObject([undefined, {}])
    await house.db.$client`update invoices set currency = 'EUR' where id = ${broken}`
  })

  // promise 144
  it('that was drafted before tax was taken of the sum of each rate is reckoned by it', async ({
    house,
    people,
  }) => {
    const { customerId, organisationId } = people
    const id = newId()
    const line = { description: 'Rolls', quantity: 1, unitPrice: '0.03', taxRate: '19' }
    const order = { id, organisationId, customerId, currency: 'EUR' as const }
    await createInvoice(house, { ...order, lineItems: [line, line, line] })
    // As the version before reckoned and wrote it.
    await house.db
      .$client`update invoices set tax_groups = null, tax_minor = 3, total_minor = 12 where id = ${id}`
    await house.db.$client`update invoice_lines set tax_minor = 1 where invoice_id = ${id}`
    await house.db.$client`update invoices set tax_groups = null where id = ${id}`
    const sent = await sendInvoice(house, organisationId, id)
    expect([sent.subTotalMinor, sent.taxMinor, sent.totalMinor]).toEqual([9, 2, 11])
    expect((await issued(house, id))?.snapshot).toMatchObject({ isReckonedByLine: false, taxMinor: 2 })
  })

  it('that is a draft, or was emptied, is not frozen', async ({ house, people }) => {
    const [open, emptied] = [await draft(house, people), await draft(house, people)]
    await house.db.$client`update invoices set number = 1, document_number = 'INV-0001', sent_at = now(),
      contents_erased_at = now() where id = ${emptied}`
    await freezeLater(house.db, [open, emptied], house.clock.now())
    expect([await issued(house, open), await issued(house, emptied)]).toEqual([undefined, undefined])
  })
})
