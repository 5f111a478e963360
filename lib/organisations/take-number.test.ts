// Series of numbers: patterns, years and changes of mind, without a gap and without a number given twice.

import { eq } from 'drizzle-orm'
import { describe, expect, it as plain } from 'vitest'
import type { NumberPatterns, NumberSeries } from '@/db/schema/organisations'
import { organisations } from '@/db/schema/organisations'
import { transact } from '@/db/transact'
import { sendInvoice } from '@/lib/documents/send-invoice'
import { newId } from '@/lib/ids'
import { createInvoice } from '@/lib/invoices/create'
import { withFreshPeople as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import type { People } from '@/lib/testing/people'
import { changeNumbering } from './change-numbering'
import { patternFault, printNumber, readNumber } from './number-pattern'
import { takeNumber } from './take-number'

const line = { description: 'Rolls', quantity: 1, unitPrice: '1.00' }

async function issue(house: TestHouse, { customerId, organisationId }: People, issueDate = '2026-11-30') {
  const id = newId()
  const order = { id, organisationId, customerId, currency: 'EUR' as const, issueDate, lineItems: [line] }
  await createInvoice(house, order)
  const { documentNumber, number } = await sendInvoice(house, organisationId, id)
  return { documentNumber, number }
}

const choose = (
  house: TestHouse,
  { organisationId }: People,
  numbering: Partial<Record<NumberSeries, { pattern?: string | null; next?: number }>>,
) => transact(house.db, (tx) => changeNumbering(tx, organisationId, numbering, '2026-11-30'))

const numbersOf = async (house: TestHouse, people: People, dates: string[]) => {
  const numbers: (string | null)[] = []
  for (const date of dates) numbers.push((await issue(house, people, date)).documentNumber)
  return numbers
}

describe('the numbers of invoices', () => {
  // promise 147
  it('begin anew each year where their pattern names it', async ({ house, people }) => {
    await choose(house, people, { invoices: { pattern: 'RE-{yyyy}-{0000}' } })
    const dates = ['2026-12-31', '2027-01-01', '2026-12-30', '2027-01-02']
    expect(await numbersOf(house, people, dates)).toEqual([
      'RE-2026-0001',
      'RE-2027-0001',
      'RE-2026-0002',
      'RE-2027-0002',
    ])
  })

  // promise 147
  it('go on where they stood when a pattern is chosen, and when it is given up', async ({
    house,
    people,
  }) => {
    const day = '2026-11-30'
    expect(await numbersOf(house, people, [day, day])).toEqual(['INV-0001', 'INV-0002'])
    await choose(house, people, { invoices: { pattern: 'R{00}' } })
    expect(await numbersOf(house, people, [day])).toEqual(['R03'])
    await choose(house, people, { invoices: { pattern: 'RE-{yyyy}-{0000}' } })
    expect(await numbersOf(house, people, [day, day])).toEqual(['RE-2026-0001', 'RE-2026-0002'])
    await choose(house, people, { invoices: { pattern: null } })
    expect(await numbersOf(house, people, [day, day])).toEqual(['INV-0004', 'INV-0005'])
  })

  // promise 147
  it('are not given twice by patterns that print alike', async ({ house, people }) => {
    const day = '2026-11-30'
    await choose(house, people, { invoices: { pattern: 'R-{yyyy}-{0000}' } })
    expect(await numbersOf(house, people, [day, day])).toEqual(['R-2026-0001', 'R-2026-0002'])
    await choose(house, people, { invoices: { pattern: 'R-2026-{0000}' } })
    expect(await numbersOf(house, people, [day])).toEqual(['R-2026-0003'])
    await choose(house, people, { invoices: { pattern: 'R-{yyyy}-{0000}' } })
    expect(await numbersOf(house, people, [day])).toEqual(['R-2026-0004'])
  })

  // promise 147
  it('are without a gap when sixty-four are issued at once, and some of them are rolled back', async ({
    house,
    people,
  }) => {
    const { customerId, organisationId } = people
    await choose(house, people, { invoices: { pattern: 'RE-{yyyy}-{0000}' } })
    const ids = Array.from({ length: 64 }, newId)
    for (const id of ids)
      await createInvoice(house, {
        ...{ id, organisationId, customerId, currency: 'EUR', issueDate: '2026-11-30', lineItems: [line] },
      })
    const failing = Array.from({ length: 8 }, () =>
      transact(house.db, async (tx) => {
        await takeNumber(tx, organisationId, 'creditNotes', '2026-11-30')
        throw new Error('the power went out')
      }),
    )
    const [sent] = await Promise.all([
      Promise.all(ids.map((id) => sendInvoice(house, organisationId, id))),
      Promise.allSettled(failing),
    ])
    expect(sent.map(({ documentNumber }) => documentNumber).toSorted()).toEqual(
      Array.from({ length: 64 }, (_, at) => `RE-2026-${String(at + 1).padStart(4, '0')}`),
    )
    expect(
      await transact(house.db, (tx) => takeNumber(tx, organisationId, 'creditNotes', '2026-11-30')),
    ).toBe('CN-0001')
  })

  // promise 147
  it('keep out of each other’s way when the version before issues in between', async ({ house, people }) => {
    /** As the version before did: its own count, printed in the house's style. */
    const issueAsBefore = async () => {
      const [row] = await house.db.$client<{ n: number }[]>`
        update organisations set last_document_number = last_document_number + 1
        where id = ${people.organisationId} returning last_document_number as n`
      const { id } = await createInvoice(house, {
        ...{ id: newId(), organisationId: people.organisationId, customerId: people.customerId },
        ...{ currency: 'EUR', issueDate: '2026-11-30', lineItems: [line] },
      })
      const documentNumber = `INV-${String(row?.n).padStart(4, '0')}`
      await house.db.$client`update invoices set number = ${row?.n ?? 0}, document_number = ${documentNumber},
        sent_at = now() where id = ${id}`
      return documentNumber
    }
    const issued: (string | null)[] = []
    const turn = async () => {
      issued.push(await issueAsBefore(), (await issue(house, people)).documentNumber)
    }
    await turn()
    await turn()
    expect(issued).toEqual(['INV-0001', 'INV-0002', 'INV-0003', 'INV-0004'])
    await choose(house, people, { invoices: { pattern: 'INV-{00000}' } })
    await turn()
    await choose(house, people, { invoices: { pattern: null, next: 20 } })
    await turn()
    await turn()
    expect(new Set(issued).size).toBe(issued.length)
  })
})

describe('the next number', () => {
  it('may only grow, and be what it is', async ({ house, people }) => {
    await issue(house, people)
    await choose(house, people, { invoices: { next: 2 } })
    await choose(house, people, { invoices: { next: 41 } })
    expect(await issue(house, people)).toEqual({ documentNumber: 'INV-0041', number: 41 })
    await expect(choose(house, people, { invoices: { next: 41 } })).rejects.toMatchObject({
      errors: [{ pointer: '/documentNumbering/invoices/next', detail: expect.stringContaining('42') }],
    })
    await choose(house, people, { creditNotes: { pattern: 'GS-{yyyy}-{000}', next: 7 } })
    const take = (date: string) =>
      transact(house.db, (tx) => takeNumber(tx, people.organisationId, 'creditNotes', date))
    expect([await take('2026-12-01'), await take('2027-12-01')]).toEqual(['GS-2026-007', 'GS-2027-001'])
  })

  it('of two series never looks alike', async ({ house, people }) => {
    const patterns = async () => {
      const [row] = await house.db
        .select({ patterns: organisations.numberPatterns })
        .from(organisations)
        .where(eq(organisations.id, people.organisationId))
      return row?.patterns satisfies NumberPatterns | undefined
    }
    for (const pattern of ['INV-{000}', 'R-{0000}'])
      await expect(choose(house, people, { creditNotes: { pattern } })).rejects.toMatchObject({
        errors: [{ pointer: '/documentNumbering/creditNotes/pattern' }],
      })
    expect(await patterns()).toEqual({})
    await choose(house, people, { invoices: { pattern: 'RE-{0000}' }, creditNotes: { pattern: 'INV-{000}' } })
    expect(await patterns()).toEqual({ invoices: 'RE-{0000}', creditNotes: 'INV-{000}' })
  })
})

describe('a pattern', () => {
  plain.each([
    ['RE-{yyyy}-{0000}', '2026', 7, 'RE-2026-0007'],
    ['{0}', '', 1234, '1234'],
    ['{yyyy}.{00}_A', '2027', 3, '2027.03_A'],
    ['{yyyy}{0000}', '2027', 12_345, '202712345'],
  ])('%s prints and reads %s/%i', (pattern, period, count, printed) => {
    expect(patternFault(pattern)).toBeUndefined()
    expect(printNumber(pattern, period, count)).toBe(printed)
    expect(readNumber(pattern, printed)).toEqual({ period, count })
    expect(readNumber(pattern, `${printed}x`)).toBeUndefined()
  })

  plain.each([
    'RE',
    'RE-{yyyy}',
    '{0}{0}',
    '{yyyy}{yyyy}{0}',
    'RE {0}',
    '../{0}',
    'é{0}',
    '{0}.',
    '{yy}{0}',
    '{00',
  ])('%s is none', (pattern) => {
    expect(patternFault(pattern)).toMatch(/^must .*\.$/)
  })
})
