// Every column of a customer is decided about: what becomes of it when they are forgotten, merged, and looked for.
import { expect } from 'vitest'
import { POST as anonymise } from '@/app/customers/[id]/anonymise/route'
import { POST as merge } from '@/app/customers/[id]/merge/route'
import { GET as read } from '@/app/customers/[id]/route'
import { POST as create, GET as list } from '@/app/customers/route'
import { call } from '@/lib/testing/calls'
import { withHouse as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import type { People } from '@/lib/testing/people'

/** A column more is red here, until somebody says what becomes of it. */
const WHEN_FORGOTTEN = {
  name: 'replaced',
  email: 'emptied',
  more_emails: 'emptied',
  address: 'emptied',
  external_reference: 'emptied',
  metadata: 'emptied',
  legal_name: 'emptied',
  vat_number: 'emptied',
  company_registration_number: 'emptied',
  electronic_address: 'emptied',
  buyer_reference: 'emptied',
  time_zone: 'emptied',
  payment_terms_days: 'emptied',
  /** Says of nobody who they are, and papers that were sent are written in it. */
  locale: 'kept',
  reminders: 'kept',
  search_text: 'follows the name and the addresses',
} as const

const known = {
  name: 'Erika Mustermann',
  emails: {
    to: ['erika@first.example', 'home@second.example'],
    cc: ['partner@third.example'],
    bcc: ['archive@fourth.example'],
  },
  address: { line1: 'Musterweg 1', city: 'Köln' },
  legalName: 'Erika Mustermann e. K.',
  vatNumber: 'DE136695976',
  companyRegistrationNumber: 'HRA 4711 Musterstadt',
  electronicAddress: { scheme: '9930', id: 'DE136695976' },
  buyerReference: 'Muster 12',
  timeZone: 'Europe/Berlin',
  paymentTermsDays: 21,
  reminders: [{ offsetDays: 7 }],
  locale: 'de-DE',
  externalReference: 'muster-1',
  metadata: { born: 'Musterstadt' },
}

const made = async (people: People, body: object) => String((await call(create, { ...people, body })).json.id)
const about = (people: People, id: string) => ({ ...people, params: { id } })
const found = async (people: People, q: string) => {
  const { json } = await call(list, { ...people, query: `?${new URLSearchParams({ q })}` })
  return (json.data as { id: string }[]).map(({ id }) => id)
}
const columnsOf = async (house: TestHouse, id: string) => {
  const [row] = await house.db.$client`select to_jsonb(c) as columns from customers c where id = ${id}`
  return row?.columns as Record<string, unknown>
}

it('every column with personal data is cleared when a customer is anonymised', async ({ house, people }) => {
  const textual = await house.db.$client`
    select column_name from information_schema.columns where table_name = 'customers' and table_schema = current_schema()
      and data_type not in ('uuid', 'timestamp with time zone')`
  expect(textual.map(({ column_name }) => column_name).toSorted()).toEqual(
    Object.keys(WHEN_FORGOTTEN).toSorted(),
  )
  const id = await made(people, known)
  const before = await columnsOf(house, id)
  for (const column of Object.keys(WHEN_FORGOTTEN)) expect(before[column]).not.toSatisfy(isEmpty)
  await call(anonymise, about(people, id))
  const after = await columnsOf(house, id)
  for (const [column, fate] of Object.entries(WHEN_FORGOTTEN)) {
    if (fate === 'emptied') expect([column, after[column]]).toSatisfy(([, value]) => isEmpty(value))
    if (fate === 'kept') expect(after[column]).toEqual(before[column])
  }
  expect(JSON.stringify(after)).not.toMatch(/erika|muster|köln|first|second|third|fourth|@/i)
})

const isEmpty = (value: unknown) => value === null || value === '' || JSON.stringify(value) === '{}'

it.for(['erika@first.example', 'home@second.example', 'partner@third.example', 'archive@fourth.example'])(
  'is found by %s, and no longer once that address is removed',
  async (address, { people }) => {
    const id = await made(people, known)
    expect(await found(people, address)).toContain(id)
    await call(anonymise, about(people, id))
    expect(await found(people, address)).not.toContain(id)
  },
)

it('addresses from before the search index are found', async ({ house, people }) => {
  const id = await made(people, known)
  await house.db.$client`alter table customers disable trigger customers_search_text`
  await house.db.$client`update customers set search_text = 'erika mustermann' where id = ${id}`
  await house.db.$client`alter table customers enable trigger customers_search_text`
  expect(await found(people, 'partner@third.example')).not.toContain(id)
  // The last statement of the migration.
  await house.db.$client`update customers set search_text = '' where more_emails is not null`
  expect(await found(people, 'partner@third.example')).toContain(id)
})

it('merging fills missing details and overwrites none', async ({ people }) => {
  const whole = await made(people, known)
  const bare = await made(people, { name: 'E. Mustermann' })
  await call(merge, { ...about(people, whole), body: { into: bare } })
  const { name: _, ...rest } = known
  expect((await call(read, about(people, bare))).json).toMatchObject({ name: 'E. Mustermann', ...rest })
  const full = {
    ...known,
    name: 'Erika M.',
    emails: { to: ['other@fifth.example'], cc: [], bcc: [] },
    locale: 'fr',
    metadata: { born: 'Elsewhere' },
    externalReference: 'muster-2',
  }
  const target = await made(people, full)
  await call(merge, { ...about(people, bare), body: { into: target } })
  expect((await call(read, about(people, target))).json).toMatchObject(full)
})

it('merging restores no data of an anonymised customer', async ({ people }) => {
  const forgotten = await made(people, known)
  await call(anonymise, about(people, forgotten))
  await call(merge, { ...about(people, await made(people, known)), body: { into: forgotten } })
  expect((await call(read, about(people, forgotten))).json).toMatchObject({
    name: 'Anonymous customer',
    emails: null,
  })
})
