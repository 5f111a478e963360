// Who has looked: payers, by each link; never the organisation's own people, and never a program.
import { eq, sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { POST as viewed } from '@/app/i/[token]/viewed/route'
import { customers } from '@/db/schema/invoices'
import { outbox } from '@/db/schema/mail'
import { invoiceViews } from '@/db/schema/payer-words'
import { newId } from '@/lib/ids'
import { rotateLink } from '@/lib/invoices/rotate-link'
import { composeMail } from '@/lib/letters/compose'
import { createMember, createUser } from '@/lib/organisations/members'
import { type Business, openBusiness, sendBill } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { signedIn } from '@/lib/testing/visits'
import { readCustomerWords } from './overview'

const look = (token: string, headers: Record<string, string> = {}) =>
  call(viewed, { params: { token }, headers })
const looksAt = ({ house }: Business, invoiceId: string) =>
  house.db.select().from(invoiceViews).where(eq(invoiceViews.invoiceId, invoiceId))

it('several looks within half an hour are one, and later ones count', async ({ business, house }) => {
  const { invoiceId, token } = await sendBill(business)
  expect(await looksAt(business, invoiceId)).toEqual([])
  const statuses = await Promise.all(
    Array.from({ length: 8 }, () => look(token).then(({ status }) => status)),
  )
  expect(statuses).toEqual(Array(8).fill(204))
  const [first, ...others] = await looksAt(business, invoiceId)
  expect([first?.times, others]).toEqual([1, []])
  house.clock.advance(31 * 60)
  await look(token)
  const [again] = await looksAt(business, invoiceId)
  expect(again).toMatchObject({ times: 2, firstAt: first?.firstAt })
  expect(again?.lastAt.getTime()).toBeGreaterThan(first?.lastAt.getTime() ?? 0)
})

it('a signed-in member, an operator and a key do not count; members of another organisation do', async ({
  business,
  house,
}) => {
  const { invoiceId, token } = await sendBill(business)
  const member = await createMember(house, { ...business, email: `${newId()}@look.example`, role: 'Member' })
  const operator = await createUser(house, { email: `${newId()}@look.example`, isOperator: true })
  const own = [
    await signedIn(house, member.id),
    await signedIn(house, operator.userId),
    { 'x-dolfin-api-key': business.apiKey },
  ]
  for (const headers of own) expect((await look(token, headers)).status).toBe(204)
  expect(await looksAt(business, invoiceId)).toEqual([])
  const elsewhere = await openBusiness(house)
  const payer = await createMember(house, { ...elsewhere, email: `${newId()}@look.example`, role: 'Owner' })
  await look(token, await signedIn(house, payer.id))
  expect(await looksAt(business, invoiceId)).toHaveLength(1)
})

it('a link that leads nowhere is looked at by nobody', async () => {
  expect((await look('x'.repeat(43))).json).toMatchObject({ code: 'Payment.InvalidToken' })
})

it('where it was mailed to several, it is known who of them has looked, until the link is replaced', async ({
  business,
  house,
}) => {
  const moreEmails = { to: ['b@look.example'], cc: ['c@look.example'], bcc: [] }
  await house.db.update(customers).set({ moreEmails }).where(eq(customers.id, business.customerId))
  const { invoiceId, token } = await sendBill(business)
  const letters = await house.db
    .select()
    .from(outbox)
    .where(sql`content->>'invoiceId' = ${invoiceId} and kind = 'invoice-copy'`)
  const mails = await Promise.all(letters.map((letter) => composeMail(house, letter)))
  const links = new Map(
    mails.map(({ envelope, text }) => [envelope?.to[0], /\/i\/([\w-]{43})/.exec(String(text))?.[1] ?? '']),
  )
  expect([...links.keys()].toSorted()).toEqual([
    ...['accounts@lindenhof.example', 'b@look.example', 'c@look.example'],
  ])
  expect([...links.values()]).not.toContain(token)
  await look(links.get('c@look.example') ?? '')
  const words = await readCustomerWords(house, business.organisationId, invoiceId)
  expect(words?.views).toMatchObject([{ recipient: 'c@look.example', times: 1 }])
  await rotateLink(house, business.organisationId, invoiceId)
  for (const each of links.values()) expect((await look(each)).status).toBe(404)
  const [letter] = letters
  await expect(composeMail(house, letter ?? { id: '', kind: '', content: {} })).rejects.toThrow('replaced')
  await house.db.update(customers).set({ moreEmails: null })
})
