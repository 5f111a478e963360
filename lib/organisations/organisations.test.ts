// Organisations and clients: made once, seen by their own client only.
import { describe, expect } from 'vitest'
import { PATCH as changeClient, GET as readClient } from '@/app/clients/[id]/route'
import { PATCH, GET as read } from '@/app/organisations/[id]/route'
import { GET as list, POST } from '@/app/organisations/route'
import { COUNTRIES } from '@/lib/http/fields/countries'
import { call } from '@/lib/testing/calls'
import { withHouse } from '@/lib/testing/fixtures'
import { type People, testPeople } from '@/lib/testing/people'
import { isTimeZone } from '@/lib/time-zone'
import { zoneOfCountry } from './time-zones'

const it = withHouse.extend('other', { scope: 'file' }, ({ house }) => testPeople(house))

const bakery = { name: 'Bakery', country: 'DE', defaultCurrency: 'EUR' }
const create = (people: People, body: unknown, headers: Record<string, string> = {}) =>
  call(POST, { apiKey: people.apiKey, body, headers })

describe('an organisation', () => {
  it('is created, read and changed', async ({ people }) => {
    const created = await create(people, {
      ...bakery,
      branding: { logoUrl: 'https://example.com/logo.png', primaryColour: '#8A4B2D' },
      bankDetails: { accountHolder: 'Bakery GmbH', iban: 'DE89 3704 0044 0532 0130 00' },
    })
    expect(created.status).toBe(201)
    const params = { id: String(created.json.id) }
    const found = await call(read, { apiKey: people.apiKey, params })
    expect(found.json).toEqual(created.json)
    expect(found.json).toMatchObject({
      clientId: people.clientId,
      branding: { logoUrl: 'https://example.com/logo.png', primaryColour: '#8a4b2d' },
      bankDetails: { iban: 'DE89370400440532013000' },
    })
    const changed = await call(PATCH, {
      apiKey: people.apiKey,
      params,
      body: { email: 'hello@bakery.example', branding: { logoUrl: null } },
    })
    expect(changed.status).toBe(200)
    expect(changed.json).toEqual({
      ...created.json,
      email: 'hello@bakery.example',
      branding: { logoUrl: null, primaryColour: '#8a4b2d' },
      updatedAt: changed.json.updatedAt,
    })
    expect(String(changed.json.updatedAt) > String(created.json.updatedAt)).toBe(true)
    const unchanged = await call(PATCH, { apiKey: people.apiKey, params, body: {} })
    expect(unchanged.json).toEqual(changed.json)
  })

  it('has the time zone of most people in its country, until it names one', async ({ people }) => {
    const { json } = await create(people, { ...bakery, country: 'NZ' })
    expect(json.timeZone).toBe('Pacific/Auckland')
    const params = { id: String(json.id) }
    const change = (timeZone: unknown) => call(PATCH, { apiKey: people.apiKey, params, body: { timeZone } })
    expect((await change('pacific/CHATHAM')).json.timeZone).toBe('Pacific/Chatham')
    expect((await call(read, { apiKey: people.apiKey, params })).json.timeZone).toBe('Pacific/Chatham')
    expect((await create(people, { ...bakery, timeZone: 'Asia/Kathmandu' })).json.timeZone).toBe(
      'Asia/Kathmandu',
    )
    for (const refused of ['+05:30', 'Mars/Olympus', '', null, 7])
      expect(await change(refused)).toMatchObject({
        status: 400,
        json: { errors: [{ pointer: '/timeZone' }] },
      })
  })

  it('speaks a language of its own, where it names one', async ({ people }) => {
    const { json } = await create(people, { ...bakery, locale: 'fr-ch' })
    expect(json.locale).toBe('fr-CH')
    expect((await create(people, bakery)).json.locale).toBeNull()
    const params = { id: String(json.id) }
    const change = (locale: unknown) => call(PATCH, { apiKey: people.apiKey, params, body: { locale } })
    expect((await change('de')).json.locale).toBe('de')
    expect((await change(null)).json.locale).toBeNull()
    for (const refused of ['', 'no language', 7])
      expect(await change(refused)).toMatchObject({ status: 400, json: { errors: [{ pointer: '/locale' }] } })
  })

  it('of every country has a zone that runtime and database know', async ({ house }) => {
    const zones = COUNTRIES.map(zoneOfCountry)
    expect(COUNTRIES.filter((country) => zoneOfCountry(country) === 'UTC')).toEqual([])
    expect(zones.filter((zone) => !isTimeZone(zone))).toEqual([])
    const known = await house.db.$client<{ name: string }[]>`select name from pg_timezone_names`
    const names = new Set(known.map(({ name }) => name))
    expect(zones.filter((zone) => !names.has(zone))).toEqual([])
  })

  // promise 23
  it('is made once, however often the same key is used', async ({ people }) => {
    const headers = { 'idempotency-key': 'bakery-1' }
    const [first, second] = [await create(people, bakery, headers), await create(people, bakery, headers)]
    expect(first.status).toBe(201)
    expect(second.text).toBe(first.text)
    expect(second.headers.get('idempotent-replayed')).toBe('true')
  })

  // promise 82
  it('refuses fields that are not for the caller to set', async ({ other, people }) => {
    const { status, json } = await create(people, {
      ...bakery,
      clientId: other.clientId,
      lastDocumentNumber: 9,
    })
    expect(status).toBe(400)
    expect(json).toMatchObject({
      code: 'Request.Invalid',
      errors: [{ pointer: '/clientId', code: 'unknown-field' }, { pointer: '/lastDocumentNumber' }],
    })
  })

  it.for([
    ['DE88370400440532013000', 'check digits'],
    // Transfers to these are sent back: they take Swiss bills with a QR reference alone.
    ['CH44 3199 9123 0008 8901 2', 'QR-IBAN'],
    ['no bank', 'must be an IBAN'],
  ] as const)(
    'does not show payers an account to which nothing can be transferred (%s)',
    async ([iban, said], { people }) => {
      const { json, status } = await create(people, { ...bakery, bankDetails: { iban } })
      expect(status).toBe(400)
      expect(json.errors).toMatchObject([
        { pointer: '/bankDetails/iban', detail: expect.stringContaining(said) },
      ])
    },
  )

  it('says what is wrong with each field', async ({ people }) => {
    const { json } = await create(people, {
      name: 'a\u0000b',
      country: 'XX',
      branding: { primaryColour: 'red' },
    })
    expect((json.errors as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual([
      '/name',
      '/country',
      '/defaultCurrency',
      '/branding/primaryColour',
    ])
  })

  // promise 78, promise 87
  it('of another client looks like one that does not exist, byte for byte', async ({ other, people }) => {
    const answers = await Promise.all(
      [other.organisationId, crypto.randomUUID(), 'no-uuid'].flatMap((id) => [
        call(read, { apiKey: people.apiKey, params: { id } }),
        call(PATCH, { apiKey: people.apiKey, params: { id }, body: { name: 'Mine' } }),
      ]),
    )
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404])
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(answers[0]?.json.code).toBe('Organisation.NotFound')
  })
})

// promise 103
describe('a list', () => {
  it('walks through every row once, newest first, in bounded pages', async ({ house }) => {
    const mine = await testPeople(house)
    for (let n = 1; n <= 6; n++)
      await call(POST, { apiKey: mine.apiKey, body: { ...bakery, name: `Bakery ${n}` } })
    const seen: { id: string; createdAt: string }[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const query: string = `?limit=3${cursor && `&cursor=${cursor}`}`
      const { json } = await call(list, { apiKey: mine.apiKey, query })
      seen.push(...(json.data as typeof seen))
      expect(json.hasMore).toBe(json.nextCursor !== null)
      cursor = json.nextCursor as string | null
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(7)
    const times = seen.map(({ createdAt }) => createdAt)
    expect(times).toEqual(times.toSorted().reverse())
  })

  it('shows nothing of other clients, whatever cursor is sent', async ({ other, people }) => {
    await create(people, bakery)
    const theirs = await call(list, { apiKey: people.apiKey, query: '?limit=1' })
    const { status, json } = await call(list, {
      apiKey: other.apiKey,
      query: `?cursor=${String(theirs.json.nextCursor)}`,
    })
    expect(status).toBe(200)
    expect((json.data as { clientId: string }[]).every(({ clientId }) => clientId === other.clientId)).toBe(
      true,
    )
  })

  it.for([
    'limit=0',
    'limit=101',
    'limit=1e9',
    'limit=-1',
    'limit=',
    'cursor=x',
    'cursor=',
    'page=2',
    'limit=1&limit=2',
    `cursor=${'A'.repeat(5000)}`,
  ])('refuses ?%s', async (query, { people }) => {
    const { status } = await call(list, { apiKey: people.apiKey, query: `?${query}` })
    expect(status).toBe(400)
  })
})

describe('a client', () => {
  it('sees its shares, and cannot change them', async ({ people }) => {
    const params = { id: people.clientId }
    const found = await call(readClient, { apiKey: people.apiKey, params })
    expect(found.json).toMatchObject({ paymentRevenueSharePercent: 2.5, dolfinRevenueSharePercent: 40 })
    const body = { paymentRevenueSharePercent: 0 }
    expect((await call(changeClient, { apiKey: people.apiKey, params, body })).status).toBe(400)
  })

  it('says where onboarding may lead back to', async ({ people }) => {
    const { json } = await call(changeClient, {
      apiKey: people.apiKey,
      params: { id: people.clientId },
      body: { paymentAllowedRedirectHosts: ['App.Example.com', 'app.example.com'] },
    })
    expect(json.paymentAllowedRedirectHosts).toEqual(['app.example.com'])
  })

  it('finds no client but itself', async ({ other, people }) => {
    for (const id of [other.clientId, crypto.randomUUID(), 'x']) {
      const { status, json } = await call(readClient, { apiKey: people.apiKey, params: { id } })
      expect([status, json.code]).toEqual([404, 'Client.NotFound'])
    }
  })
})
