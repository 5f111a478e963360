// GET /exports/{kind} and the file behind the page: who may have it, in which form, and what is refused before the first byte.
import { describe, expect } from 'vitest'
import { GET as pageFile } from '@/app/admin/exports/file/route'
import { GET as download } from '@/app/exports/[kind]/route'
import { POST as begin } from '@/app/settings/visit/begin/route'
import { POST as raise } from '@/app/settings/visit/raise/route'
import { createMember, createUser } from '@/lib/organisations/members'
import { call } from '@/lib/testing/calls'
import { withFreshPeople as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import type { People } from '@/lib/testing/people'
import { signedIn } from '@/lib/testing/visits'
import { group, putInvoice } from './testing/made'

const OCTOBER = '?from=2026-10-01&to=2026-10-31'

describe('the operation', () => {
  it('answers the file by its name and type', async ({ house, people }) => {
    await putInvoice(house, people, [group('S', 19, 10_000, 1_900)], { documentNumber: 'RE-API' })
    const csv = await call(download, { ...people, params: { kind: 'invoices' }, query: OCTOBER })
    expect([csv.status, csv.headers.get('content-type'), csv.headers.get('content-disposition')]).toEqual([
      ...[200, 'text/csv; charset=utf-8', 'attachment; filename="invoices-2026-10-01-2026-10-31.csv"'],
    ])
    expect(csv.headers.get('cache-control')).toBe('private, no-store')
    expect(csv.text).toContain('RE-API;2026-10-15;')
    const xlsx = await call(download, {
      ...{ ...people, params: { kind: 'invoices' }, query: `${OCTOBER}&format=xlsx` },
    })
    expect([xlsx.headers.get('content-type'), xlsx.text.slice(0, 2)]).toEqual([
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'PK',
    ])
    const datev = await call(download, { ...people, params: { kind: 'datev' }, query: OCTOBER })
    expect([datev.headers.get('content-type'), datev.text.slice(0, 10)]).toEqual([
      'text/csv; charset=windows-1252',
      '"EXTF";700',
    ])
  })

  it('refuses as a problem what cannot be asked', async ({ people }) => {
    const refused = async (kind: string, query: string) => {
      const { json, status } = await call(download, { ...people, params: { kind }, query })
      const [first] = (json.errors as { pointer: string }[] | undefined) ?? []
      return [status, json.code, first?.pointer]
    }
    expect(await refused('secrets', OCTOBER)).toEqual([404, 'Route.NotFound', undefined])
    expect(await refused('invoices', '?from=2026-10-01')).toEqual([400, 'Request.Invalid', '/to'])
    expect(await refused('invoices', '?from=2026-10-31&to=2026-10-01')).toEqual([
      400,
      'Request.Invalid',
      '/to',
    ])
    expect(await refused('invoices', `${OCTOBER}&separator=pipe`)).toEqual([
      400,
      'Request.Invalid',
      '/separator',
    ])
    expect(await refused('datev', `${OCTOBER}&format=xlsx`)).toEqual([400, 'Request.Invalid', '/format'])
    expect(await refused('datev', `${OCTOBER}&consultant=1000`)).toEqual([
      400,
      'Request.Invalid',
      '/consultant',
    ])
    expect(await refused('datev', `${OCTOBER}&revenue=8400`)).toEqual([400, 'Request.Invalid', '/revenue'])
  })
})

describe('the file behind the page', () => {
  const ask = async (headers: Record<string, string>, { organisationId }: People, query: string) => {
    const url = `http://localhost:3000/admin/exports/file?organisation=${organisationId}&${query}`
    const response = await pageFile(new Request(url, { headers }))
    const location = new URL(response.headers.get('location') ?? 'http://nowhere')
    return { status: response.status, text: await response.text(), location }
  }
  const member = async (house: TestHouse, { organisationId }: People, role: 'Admin' | 'Member') => {
    const { id } = await createMember(house, {
      organisationId,
      email: `${crypto.randomUUID()}@example.com`,
      role,
    })
    return signedIn(house, id)
  }
  const asked = 'kind=invoices&from=2026-10-01&to=2026-10-31&format=csv&separator=&decimal=point&currency='

  it('is for admins and owners, and operators only once they may change', async ({ house, people }) => {
    await putInvoice(house, people, [group('S', 19, 10_000, 1_900)])
    const admin = await ask(await member(house, people, 'Admin'), people, asked)
    expect([admin.status, admin.text.includes(';119.00;')]).toEqual([200, true])
    expect((await ask(await member(house, people, 'Member'), people, asked)).status).toBe(403)
    const { userId } = await createUser(house, {
      email: `${crypto.randomUUID()}@op.example`,
      isOperator: true,
    })
    const operator = await signedIn(house, userId)
    expect((await ask(operator, people, asked)).status).toBe(403)
    await call(begin, {
      headers: operator,
      body: { organisationId: people.organisationId, reason: 'Ticket 4711: taxes' },
    })
    expect((await ask(operator, people, asked)).status).toBe(403)
    await call(raise, {
      headers: operator,
      body: { organisationId: people.organisationId, reason: 'Ticket 4711: taxes' },
    })
    expect((await ask(operator, people, asked)).status).toBe(200)
  })

  it('leads back to the page where there is nothing, and where it cannot be made', async ({
    house,
    people,
  }) => {
    const admin = await member(house, people, 'Admin')
    const empty = await ask(admin, people, asked)
    expect([empty.status, empty.location.pathname]).toEqual([303, '/admin/exports'])
    expect(Object.fromEntries(empty.location.searchParams)).toMatchObject({
      found: 'nothing',
      from: '2026-10-01',
    })
    const why = async (query: string) =>
      (await ask(admin, people, query)).location.searchParams.get('problem')
    expect(await why('kind=datev&from=2026-07-01&to=2027-06-30&format=xlsx')).toBe('not-one-year')
    expect(await why('kind=invoices&from=2026-10-31&to=2026-10-01')).toBe('before-from')
    expect(await why('kind=datev&from=2026-10-01&to=2026-10-31&revenue=8400')).toBe('not-accounts')
    expect(await why('kind=invoices&from=yesterday&to=2026-10-01')).not.toBeNull()
  })
})
