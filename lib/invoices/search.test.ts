// A search finds what is meant, however it is typed: in the list, by the API, and where customers are looked for.
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { GET as listCustomers } from '@/app/customers/route'
import { GET as listInvoices } from '@/app/invoices/route'
import { createCreditNote } from '@/lib/credit-notes/create'
import { createCustomer } from '@/lib/customers/create'
import { sendInvoice } from '@/lib/documents/send-invoice'
import { newId } from '@/lib/ids'
import { issueCreditNote } from '@/lib/payments/issue-credit-note'
import { call } from '@/lib/testing/calls'
import { withHouse as test } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { type People, testPeople } from '@/lib/testing/people'
import { browseInvoices } from './browse/browse'
import { readBrowseQuery } from './browse/query'
import { createInvoice } from './create'

test.beforeAll(async ({ house, people }) => {
  for (const name of NAMES) await sell(people, house, name)
})

const NAMES = [
  'Ärztehaus Süd',
  'ÖBB',
  'Éditions du Mont-Blanc',
  'Иванов и Сыновья',
  'Müller & Töchter',
  'Straßenmeisterei',
  'Σίσυφος Α.Ε.',
  'Diyarbakır Fırın',
  'Łódź Søren Đorđe',
  '王伟商店',
  'Hotel Morgenstern',
]

async function sell(
  people: People,
  house: TestHouse,
  name: string,
  unitPrice = '661.38',
  currency: 'EUR' | 'JPY' | 'KWD' = 'EUR',
) {
  const { organisationId } = people
  const { id: customerId } = await createCustomer(house, {
    id: newId(),
    organisationId,
    name,
    email: null,
    address: null,
    locale: null,
  })
  const id = newId()
  const lineItems = [{ description: 'Rolls', quantity: 1, unitPrice }]
  await createInvoice(house, { id, organisationId, customerId, currency, lineItems, dueDate: '2999-01-01' })
  await sendInvoice(house, organisationId, id)
  return id
}

type Found = Record<'list' | 'operator' | 'api' | 'customers', string[]>

/** The names that each of the searches finds. */
async function find(people: People, house: TestHouse, q: string): Promise<Found> {
  const { apiKey, organisationId } = people
  const query = `?${new URLSearchParams({ q, limit: '100' })}`
  const [list, operator, api, customers] = await Promise.all([
    browseInvoices(house, { organisationId }, readBrowseQuery({ q })),
    browseInvoices(house, {}, readBrowseQuery({ q })),
    call(listInvoices, { apiKey, organisationId, query }),
    call(listCustomers, { apiKey, organisationId, query }),
  ])
  const names = (answer: typeof api, name: 'customerName' | 'name') =>
    (answer.json.data as Record<typeof name, string>[]).map((row) => row[name])
  return {
    list: list.rows.map(({ customerName }) => customerName),
    operator: operator.rows.map(({ customerName }) => customerName),
    api: names(api, 'customerName'),
    customers: names(customers, 'name'),
  }
}

const everywhere = (names: string[]): Found => ({
  list: names,
  operator: names,
  api: names,
  customers: names,
})

test.for([
  ['Ärztehaus', 'Ärztehaus Süd'],
  ['ÄRZTEHAUS', 'Ärztehaus Süd'],
  ['A\u0308rztehaus', 'Ärztehaus Süd'],
  ['arztehaus', 'Ärztehaus Süd'],
  ['Aerztehaus', 'Ärztehaus Süd'],
  ['süd ärzte', 'Ärztehaus Süd'],
  ['Arztehuas', 'Ärztehaus Süd'],
  ['ÖBB', 'ÖBB'],
  ['öbb', 'ÖBB'],
  ['obb', 'ÖBB'],
  ['oebb', 'ÖBB'],
  ['Éditions', 'Éditions du Mont-Blanc'],
  ['EDITIONS', 'Éditions du Mont-Blanc'],
  ['mont blanc', 'Éditions du Mont-Blanc'],
  ['Editons', 'Éditions du Mont-Blanc'],
  ['Иванов', 'Иванов и Сыновья'],
  ['ИВАНОВ', 'Иванов и Сыновья'],
  ['сыновья иванов', 'Иванов и Сыновья'],
  ['Ивонов', 'Иванов и Сыновья'],
  ['mueller', 'Müller & Töchter'],
  ['Muller', 'Müller & Töchter'],
  ['toechter', 'Müller & Töchter'],
  ['strasse', 'Straßenmeisterei'],
  ['STRAẞE', 'Straßenmeisterei'],
  ['σισυφοσ', 'Σίσυφος Α.Ε.'],
  ['ΣΊΣΥΦΟΣ', 'Σίσυφος Α.Ε.'],
  ['DİYARBAKIR', 'Diyarbakır Fırın'],
  ['diyarbakir', 'Diyarbakır Fırın'],
  ['lodz soren', 'Łódź Søren Đorđe'],
  ['Soeren', 'Łódź Søren Đorđe'],
  ['DORDE', 'Łódź Søren Đorđe'],
  ['王伟', '王伟商店'],
  ['商店', '王伟商店'],
  ['ＨＯＴＥＬ', 'Hotel Morgenstern'],
  ['morgen', 'Hotel Morgenstern'],
  ['stern', 'Hotel Morgenstern'],
  ['morgnenstern', 'Hotel Morgenstern'],
  ['hotl morgenstern', 'Hotel Morgenstern'],
] as const)('%j finds %j', async ([typed, name], { house, people }) => {
  expect(await find(people, house, typed)).toEqual(everywhere([name]))
})

test.for(['Morgengabe', 'Hotel Ärztehaus', 'xyzzy', '%', '_', 'Hetol Mogrensten'])(
  '%j finds nothing',
  async (typed, { house, people }) => {
    expect(await find(people, house, typed)).toEqual(everywhere([]))
  },
)

describe('figures', () => {
  let id: string
  let yen: string
  test.beforeAll(async ({ house, people }) => {
    id = await sell(people, house, 'Bakery', '1234.56')
    yen = await sell(people, house, 'Sushi', '661', 'JPY')
  })

  const idsOf = async (people: People, house: TestHouse, q: string) => {
    const { apiKey, organisationId } = people
    const listed = await browseInvoices(house, { organisationId }, readBrowseQuery({ q }))
    const { json } = await call(listInvoices, {
      apiKey,
      organisationId,
      query: `?${new URLSearchParams({ q, limit: '100' })}`,
    })
    const ids = listed.rows.map((row) => row.id).toSorted()
    expect((json.data as { id: string }[]).map((row) => row.id).toSorted(), q).toEqual(ids)
    return ids
  }

  test.for([
    '1234.56',
    '1234,56',
    '1.234,56',
    '1,234.56',
    '1 234,56',
    '€1,234.56',
    'bakery 1234.56',
    '1.234,56 BAKERY',
  ])('the amount %j', async (typed, { house, people }) => {
    expect(await idsOf(people, house, typed)).toEqual([id])
  })

  test('an amount in each currency that there is', async ({ house, people }) => {
    expect(await idsOf(people, house, '661')).toEqual([yen])
    expect(await idsOf(people, house, '661.38')).toHaveLength(NAMES.length)
    expect(await idsOf(people, house, 'morgenstern 661,38')).toHaveLength(1)
    expect(await idsOf(people, house, 'morgenstern 661,39')).toEqual([])
  })

  test('a document’s number, whole, without its letters, and in parts', async ({ house, people }) => {
    const { documentNumber = '', number } = await house.db.$client`
      select document_number as "documentNumber", number from invoices where id = ${id}`.then(
      ([row]) => row ?? {},
    )
    for (const typed of [
      documentNumber,
      documentNumber.toLowerCase(),
      String(number),
      `inv ${number}`,
      documentNumber.replace('-', ''),
      documentNumber.replace('-', ' '),
      documentNumber.slice(1),
      documentNumber.slice(-4),
      `bakery ${number}`,
    ])
      expect(await idsOf(people, house, typed), typed).toContain(id)
    expect(await idsOf(people, house, `re ${number}`)).toEqual([])
  })
})

// Letters of scripts with case, marks and neither, some of which have long been trouble.
const LETTERS = [...'aeiouszäöüßéèñçøåłđığþæœйёИващЯЉґΑάΣσώЂ王伟ひがกมالعربי٣9 -.&']

test('any name finds itself, in any case and form, without its marks and by any of its words', async ({
  house,
  people,
}) => {
  const word = fc.string({
    unit: fc.constantFrom(...LETTERS.filter((letter) => /[\p{L}\p{N}]/u.test(letter))),
    minLength: 3,
    maxLength: 12,
  })
  const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
  const ways: ((text: string) => string)[] = [
    (text) => text,
    (text) => text.toLowerCase(),
    (text) => text.toUpperCase(),
    (text) => text.normalize('NFD'),
    (text) => text.normalize('NFKC').toUpperCase().normalize('NFD'),
    (text) => text.normalize('NFD').replace(/\p{M}/gu, ''),
    (text) => text.split(' ').toReversed().join(' '),
    (text) => text.slice(0, Math.max(3, text.length - 2)),
  ]
  const { apiKey, organisationId } = people
  await fc.assert(
    fc.asyncProperty(name, fc.constantFrom(...ways), async (stored, way) => {
      const { id } = await createCustomer(house, {
        ...{ id: newId(), organisationId, name: stored, email: null, address: null, locale: null },
      })
      const query = `?${new URLSearchParams({ q: way(stored), limit: '100' })}`
      const { json } = await call(listCustomers, { apiKey, organisationId, query })
      expect((json.data as { id: string }[]).map((row) => row.id)).toContain(id)
    }),
    { numRuns: 150 },
  )
})

test('the number of a credit note finds its invoice, within its organisation', async ({ house, people }) => {
  const { apiKey, organisationId } = people
  const invoiceId = await sell(people, house, 'Hotel Abendstern', '17.31')
  const creditNoteId = newId()
  const order = { id: creditNoteId, organisationId, invoiceId, amountMinor: 31, reason: 'Late' }
  await createCreditNote(house, order)
  const { documentNumber } = await issueCreditNote(house, organisationId, creditNoteId)
  expect(documentNumber).toMatch(/^CN-/)
  for (const q of [documentNumber ?? '', String(documentNumber).toLowerCase()]) {
    const { rows } = await browseInvoices(house, { organisationId }, readBrowseQuery({ q }))
    expect(rows.map(({ id }) => id)).toEqual([invoiceId])
    const query = `?${new URLSearchParams({ q })}`
    const { json } = await call(listInvoices, { apiKey, organisationId, query })
    expect((json.data as { id: string }[]).map(({ id }) => id)).toEqual([invoiceId])
  }
  const other = await testPeople(house)
  const scope = { organisationId: other.organisationId }
  const theirs = await browseInvoices(house, scope, readBrowseQuery({ q: documentNumber ?? '' }))
  expect(theirs.rows).toEqual([])
})

test('finds nothing of others, however it is spelt', async ({ house }) => {
  // promise 78
  const other = await testPeople(house)
  for (const q of ['Ärztehaus', 'Arztehuas', '661.38', 'morgenstern 661.38', 'a']) {
    const page = await browseInvoices(house, { organisationId: other.organisationId }, readBrowseQuery({ q }))
    expect(page.rows).toEqual([])
  }
})
