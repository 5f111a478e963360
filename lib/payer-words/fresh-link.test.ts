// Whoever asks for a link that works learns nothing: every token is answered alike, and only the customer gets a mail.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { POST as ask } from '@/app/i/[token]/fresh-link/route'
import { GET as view } from '@/app/i/[token]/view/route'
import { invoiceLinks } from '@/db/schema/invoice-links'
import { customers, invoices } from '@/db/schema/invoices'
import { outbox } from '@/db/schema/mail'
import { linkRequests } from '@/db/schema/payer-words'
import { daysFrom } from '@/lib/clock'
import { newSecret } from '@/lib/ids'
import { paymentUrlOf } from '@/lib/invoices/link'
import { rotateLink } from '@/lib/invoices/rotate-link'
import { composeMail } from '@/lib/letters/compose'
import { eraseCustomer } from '@/lib/privacy/erase'
import { type Business, openBusiness, sendBill } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { mailFreshLinks } from './mail-fresh-links'

it.beforeEach(async ({ house }) => {
  await house.db.$client`truncate outbox, rate_limits, link_requests`
})

const asked = (token: string, network = '203.0.113.7') =>
  call(ask, { params: { token }, headers: { 'x-remit-address': network } })
const mailed = ({ house }: Pick<Business, 'house'>) =>
  house.db.select().from(outbox).where(eq(outbox.kind, 'fresh-link'))
const opens = async (url: string | undefined) =>
  (await call(view, { params: { token: url?.split('/').at(-1) ?? '' } })).status === 200

/** The invoice was sent, and then settled, so many days ago. */
async function closedAgo({ house }: Business, invoiceId: string, days: number): Promise<void> {
  const then = daysFrom(house.clock.now(), -days)
  await house.db.update(invoiceLinks).set({ createdAt: then }).where(eq(invoiceLinks.invoiceId, invoiceId))
  await house.db.update(invoices).set({ voidedAt: then }).where(eq(invoices.id, invoiceId))
}

/** What may be compared: all but the names of the answer itself, and the clock. */
function comparable({ headers, status, text }: Awaited<ReturnType<typeof asked>>) {
  const apart = ['x-request-id', 'date', 'ratelimit', 'ratelimit-reset', 'ratelimit-remaining']
  return { status, text, headers: [...headers].filter(([name]) => !apart.includes(name)) }
}

// promise 156
it('living, replaced, expired, erased, invented and malformed tokens are answered alike', async ({
  business,
  house,
}) => {
  const living = await sendBill(business)
  const replaced = await sendBill(business)
  await rotateLink(house, business.organisationId, replaced.invoiceId)
  const expired = await sendBill(business)
  await closedAgo(business, expired.invoiceId, 100)
  const other = await openBusiness(house)
  const erased = await sendBill(other)
  await closedAgo(other, erased.invoiceId, 100)
  await eraseCustomer(house, other.organisationId, other.customerId)
  const tokens = [
    ...[living, replaced, expired, erased].map(({ token }) => token),
    ...[newSecret(), 'x', 'ü 🙂', '../../admin', 'a'.repeat(500)],
  ]
  const answers = []
  for (const token of tokens) answers.push(await asked(token))
  const [first, ...others] = answers.map(comparable)
  expect(first).toMatchObject({ status: 204, text: '' })
  for (const answer of others) expect(answer).toEqual(first)
  // No answer has waited for anything to be looked for: each is one row, the same for all.
  expect(await house.db.$count(linkRequests)).toBe(tokens.length)
  expect(await mailFreshLinks(house)).toBe(tokens.length)
  expect(await house.db.$count(linkRequests)).toBe(0)
  const letters = await mailed(business)
  expect(letters.map(({ content }) => content.invoiceId).toSorted()).toEqual(
    [living, replaced, expired].map(({ invoiceId }) => invoiceId).toSorted(),
  )
})

it('the mail goes to the address on file alone, and its link opens the invoice', async ({
  business,
  house,
}) => {
  const moreEmails = { to: ['b@example.com'], cc: ['c@example.com'], bcc: [] }
  await house.db.update(customers).set({ moreEmails })
  const { invoiceId, token } = await sendBill(business)
  await rotateLink(house, business.organisationId, invoiceId)
  const before = await paymentUrlOf(house, invoiceId)
  await asked(token)
  await mailFreshLinks(house)
  const [letter] = await mailed(business)
  const mail = await composeMail(house, letter ?? { id: '', kind: '', content: {} })
  await house.db.update(customers).set({ moreEmails: null })
  expect([mail.to, mail.cc, mail.bcc]).toMatchObject([
    [{ address: 'accounts@lindenhof.example' }],
    undefined,
    undefined,
  ])
  // Whoever holds an old link ends none that works.
  expect(await paymentUrlOf(house, invoiceId)).toBe(before)
  expect(mail.text).toContain(before)
  expect(await opens(before ?? undefined)).toBe(true)
  expect(await opens(token)).toBe(false)
})

it('one that has expired is followed by one that opens for a while, and is replaced once', async ({
  business,
  house,
}) => {
  const { invoiceId, token } = await sendBill(business)
  await closedAgo(business, invoiceId, 100)
  expect(await opens(token)).toBe(false)
  await asked(token)
  await asked(token)
  // Two replicas at once.
  await Promise.all([mailFreshLinks(house), mailFreshLinks(house)])
  expect(await mailed(business)).toHaveLength(1)
  const url = await paymentUrlOf(house, invoiceId)
  expect(url).not.toContain(token)
  expect(await opens(url ?? undefined)).toBe(true)
  expect(
    await house.db.select().from(invoiceLinks).where(eq(invoiceLinks.invoiceId, invoiceId)),
  ).toHaveLength(2)
})

it('nobody is buried in mails: one in a minute, three a day, and the answers stay the same', async ({
  business,
  house,
}) => {
  const { token } = await sendBill(business)
  const statuses: number[] = []
  for (let at = 0; at < 5; at++) {
    statuses.push((await asked(token, `203.0.113.${at}`)).status)
    statuses.push((await asked(token, `203.0.113.${at}`)).status)
    await mailFreshLinks(house)
    await house.db.$client`update outbox set created_at = created_at - interval '2 minutes'`
  }
  expect(statuses).toEqual(Array(10).fill(204))
  expect(await mailed(business)).toHaveLength(3)
  await house.db.$client`update outbox set created_at = created_at - interval '1 day'`
  await asked(token)
  await mailFreshLinks(house)
  expect(await mailed(business)).toHaveLength(4)
})

// promise 156
it('only the address is limited, whatever it asks for', async ({ business }) => {
  const { token } = await sendBill(business)
  const statuses: number[] = []
  for (let at = 0; at < 12; at++) statuses.push((await asked(at % 2 ? token : newSecret())).status)
  expect(statuses).toEqual([...Array(10).fill(204), 429, 429])
  expect((await asked(token, '198.51.100.9')).status).toBe(204)
})
