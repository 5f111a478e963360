// The numbers of documents through the API: patterns and what comes next, and what is refused of them.
import { describe, expect } from 'vitest'
import { PATCH, GET as read } from '@/app/organisations/[id]/route'
import { GET as list } from '@/app/organisations/route'
import { sendInvoice } from '@/lib/documents/send-invoice'
import { newId } from '@/lib/ids'
import { createInvoice } from '@/lib/invoices/create'
import { listInvoices } from '@/lib/invoices/find'
import { call } from '@/lib/testing/calls'
import { expectDocumented } from '@/lib/testing/documented'
import { withFreshPeople as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import type { People } from '@/lib/testing/people'

const change = ({ apiKey, organisationId }: People, documentNumbering: unknown) =>
  call(PATCH, { apiKey, params: { id: organisationId }, body: { documentNumbering } })

async function send(house: TestHouse, { customerId, organisationId }: People, issueDate?: string) {
  const lineItems = [{ description: 'Rolls', quantity: 1, unitPrice: '1.00' }]
  const order = { id: newId(), organisationId, customerId, currency: 'EUR' as const, lineItems }
  const { id } = await createInvoice(house, { ...order, ...(issueDate && { issueDate }) })
  return (await sendInvoice(house, organisationId, id)).documentNumber
}

describe('documentNumbering', () => {
  // promise 147
  it('says what comes next, and it comes', async ({ house, people }) => {
    const year = house.clock.now().getFullYear()
    const at = { apiKey: people.apiKey, params: { id: people.organisationId } }
    expect((await call(read, at)).json.documentNumbering).toEqual({
      invoices: { pattern: 'INV-{0000}', next: 1, example: 'INV-0001' },
      creditNotes: { pattern: 'CN-{0000}', next: 1, example: 'CN-0001' },
      receipts: { pattern: 'R-{0000}', next: 1, example: 'R-0001' },
    })
    expect(await send(house, people)).toBe('INV-0001')
    const changed = await change(people, { invoices: { pattern: ' RE-{yyyy}-{0000} ', next: 7 } })
    await expectDocumented(PATCH.operation, changed)
    const said = { pattern: 'RE-{yyyy}-{0000}', next: 7, example: `RE-${year}-0007` }
    expect(changed.json.documentNumbering).toMatchObject({ invoices: said })
    expect(await send(house, people)).toBe(`RE-${year}-0007`)
    const { documentNumbering } = (await call(read, at)).json
    expect(documentNumbering).toMatchObject({ invoices: { next: 8 } })
    const listed = (await call(list, { apiKey: people.apiKey })).json.data as Record<string, unknown>[]
    expect(listed[0]).toMatchObject({ documentNumbering })
    // What was read can be written again.
    const again = await change(people, { invoices: { pattern: said.pattern, next: 8 } })
    expect(again.json.documentNumbering).toEqual(documentNumbering)
    for (const [q, found] of [
      ['INV-0001', 'INV-0001'],
      [`re-${year}-0007`, `RE-${year}-0007`],
    ] as const) {
      const page = await listInvoices(house, people.organisationId, { limit: 5, sort: '-createdAt', q })
      expect(page.rows.map(({ documentNumber }) => documentNumber)).toEqual([found])
    }
  })

  it('counts as invoices are counted after it was given up', async ({ house, people }) => {
    await change(people, { invoices: { pattern: 'RE-{0000}', next: 10 } })
    expect(await send(house, people)).toBe('RE-0010')
    await change(people, { invoices: { pattern: null } })
    expect(await send(house, people)).toBe('INV-0011')
  })

  it('refuses what is no pattern, a number that was given, and what it does not know', async ({
    house,
    people,
  }) => {
    await send(house, people)
    const at = '/documentNumbering/invoices'
    const cases: [unknown, string][] = [
      [{ invoices: { pattern: 'RE-{yyyy}' } }, `${at}/pattern`],
      [{ invoices: { pattern: 'RE/{0000}' } }, `${at}/pattern`],
      [{ invoices: { pattern: '{0000}{0000}' } }, `${at}/pattern`],
      [{ invoices: { next: 1 } }, `${at}/next`],
      [{ invoices: { next: 1.5 } }, `${at}/next`],
      [{ creditNotes: { pattern: 'INV-{00}' } }, '/documentNumbering/creditNotes/pattern'],
      [{ orders: { pattern: 'O-{0}' } }, '/documentNumbering/orders'],
    ]
    for (const [body, pointer] of cases) {
      const { json, status } = await change(people, body)
      expect([status, json.errors]).toMatchObject([
        400,
        [{ pointer, detail: expect.stringMatching(/\S\.$/) }],
      ])
    }
    expect(await send(house, people)).toBe('INV-0002')
  })
})
