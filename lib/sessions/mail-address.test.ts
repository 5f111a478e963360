// Payers whose email address is not in plain letters: they pay through, the provider is told a form that it can read, we keep what was typed.
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { sessions } from '@/db/schema/sessions'
import { withStory as it } from '@/lib/testing/fixtures'
import {
  askSession,
  hearNotices,
  objectsOf,
  payAtProvider,
  type SessionStory,
  sessionOf,
  violationsIn,
} from '@/lib/testing/session-story'
import { openSessionShop } from '@/lib/testing/sessions'

const customerOf = async (story: SessionStory, id: string) => {
  const [row] = await story.house.db.select().from(sessions).where(eq(sessions.id, id))
  return row?.customer
}

/** The letters before the @ have no other form, so a provider that knows ASCII alone asks the payer itself. */
const ADDRESSES: [typed: string, told: string | null, kept?: string][] = [
  ['info@bäckerei.de', 'info@xn--bckerei-5wa.de'],
  ['müller@bäckerei.de', null],
  ['Owner@Пример.РФ', 'Owner@xn--e1afmkfd.xn--p1ai', 'Owner@пример.рф'],
  ["o'hara+tag@example.com", "o'hara+tag@example.com"],
  ['somebody@localhost', null],
]

it.for(ADDRESSES)('%s can pay at Stripe, which gets %s', async ([typed, told, kept = typed], { story }) => {
  const { json, status } = await askSession(story, { body: { customer: { email: typed } } })
  expect(status).toBe(201)
  const id = String(json.sessionId)
  expect(await customerOf(story, id)).toMatchObject({ email: kept })
  const [object] = await objectsOf(story, id)
  expect(object).toMatchObject({ customer_email: told })
  await payAtProvider(story, String(object?.id))
  await hearNotices(story)
  expect(await sessionOf(story, id)).toMatchObject({ state: 'SUCCEEDED', capturedMinor: 14_076 })
  expect(await violationsIn(story)).toEqual([])
})

it('müller@bäckerei.de gets a payment page of Mollie too', async ({ story }) => {
  const shop = await openSessionShop(story.house, [`test_${randomUUID().replaceAll('-', '')}`])
  const asked = await askSession({ shop }, { body: { customer: { email: 'müller@bäckerei.de' } } })
  expect([asked.status, await customerOf(story, String(asked.json.sessionId))]).toEqual([
    201,
    { email: 'müller@bäckerei.de' },
  ])
})

it.for(['foo.@example.com', 'a..b@example.com', 'müller@', 'a@b@c.de'])(
  '%s is refused',
  async (email, { story }) => {
    const { json, status } = await askSession(story, { body: { customer: { email } } })
    expect([status, JSON.stringify(json)]).toEqual([400, expect.stringContaining('customer')])
  },
)
