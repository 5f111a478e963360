// Every email about automatic payment stops it in one click, as mail programs offer it by themselves (RFC 8058).
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { GET, POST } from '@/app/autopay/[token]/stop/route'
import { autopayConsents } from '@/db/schema/autopay'
import { outbox } from '@/db/schema/mail'
import { composeMail } from '@/lib/letters/compose'
import { agree, billIn, lettersOf, runDebits } from '@/lib/testing/autopay'
import type { Business } from '@/lib/testing/business'
import { withFreshBusiness as it } from '@/lib/testing/fixtures'

it.beforeEach(async ({ house }) => {
  await house.db.delete(outbox)
})

const isOn = async ({ customerId, house }: Business) =>
  (await house.db.$count(autopayConsents, eq(autopayConsents.customerId, customerId))) === 1 &&
  (await house.db.select().from(autopayConsents).where(eq(autopayConsents.customerId, customerId)))[0]
    ?.revokedAt === null

async function headersOf(business: Business, kind: string): Promise<Record<string, string>> {
  const [letter] = await lettersOf(business, kind)
  if (!letter) throw new Error(`no letter ${kind}`)
  const { headers } = await composeMail(business.house, letter)
  return headers as Record<string, string>
}

const FORMS: [string, BodyInit, string?][] = [
  ['a form', 'List-Unsubscribe=One-Click', 'application/x-www-form-urlencoded'],
  ['a form of several parts', new FormData()],
]

it.for(FORMS)(
  'stops with what a mail program posts as %s, and sends it nowhere',
  async ([_, body, type], { business }) => {
    await agree(business)
    await billIn(business, 0)
    await runDebits(business, false)
    for (const kind of ['autopay-agreed', 'autopay-coming'])
      expect((await headersOf(business, kind))['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
    const { 'List-Unsubscribe': list = '' } = await headersOf(business, 'autopay-coming')
    const url = list.slice(1, -1)
    const token = /\/autopay\/([\w-]+)\/stop$/.exec(url)?.[1] ?? 'no token'
    const params = { params: Promise.resolve({ token }) }

    // Who only looks stops nothing.
    const looked = await GET(new Request(url), params)
    expect([looked.status, looked.headers.get('location')]).toEqual([303, `/autopay/${token}`])
    expect(await isOn(business)).toBe(true)

    if (body instanceof FormData) body.set('List-Unsubscribe', 'One-Click')
    const headers = type === undefined ? undefined : { 'content-type': type }
    const posted = await POST(new Request(url, { method: 'POST', body, headers }), params)
    expect([posted.status, posted.headers.get('location')]).toEqual([204, null])
    expect(await isOn(business)).toBe(false)
    expect((await headersOf(business, 'autopay-ended'))['List-Unsubscribe']).toBeUndefined()
  },
)

it('the button of the page leads back to the page', async ({ business }) => {
  await agree(business)
  const { 'List-Unsubscribe': list = '' } = await headersOf(business, 'autopay-agreed')
  const url = list.slice(1, -1)
  const token = /\/autopay\/([\w-]+)\/stop$/.exec(url)?.[1] ?? 'no token'
  const posted = await POST(new Request(url, { method: 'POST', body: '' }), {
    params: Promise.resolve({ token }),
  })
  expect([posted.status, posted.headers.get('location')]).toEqual([303, `/autopay/${token}`])
  expect(await isOn(business)).toBe(false)
})
