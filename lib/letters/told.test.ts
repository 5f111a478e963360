// Every letter, every kind of person, every choice: the table of who is told what is what really happens.
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { GET, PATCH } from '@/app/notification-choices/route'
import { outbox } from '@/db/schema/mail'
import { memberships, operatorVisits, users } from '@/db/schema/organisations'
import { paymentAccounts } from '@/db/schema/payment-accounts'
import { notificationChoices } from '@/db/schema/people'
import { newId } from '@/lib/ids'
import {
  isSellerEvent,
  NOTICES,
  noticeOf,
  PERSONAL_EVENTS,
  type SellerEvent,
} from '@/lib/notifications/notices'
import { createMember, removeMember } from '@/lib/organisations/members'
import { selectDeadLetters } from '@/lib/problems/undelivered-store'
import type { Business } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { withBusiness as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { happen } from '@/lib/testing/seller-letters'
import { signedIn } from '@/lib/testing/visits'
import { composeMail, LETTER_KINDS } from './compose'

it.afterEach(async ({ house }) => {
  await house.db.delete(memberships)
  await house.db.delete(operatorVisits)
  await house.db.delete(users)
  await house.db.update(paymentAccounts).set({ chargesEnabled: true })
})

const SELLER_EVENTS = PERSONAL_EVENTS.filter(isSellerEvent)

it('every kind of letter is in the table, for one kind of reader of one event', () => {
  const listed = Object.values(NOTICES).flatMap(({ mail }) => [...new Set(Object.values(mail))])
  expect(listed.toSorted()).toEqual(LETTER_KINDS.toSorted())
})

const PEOPLE = (['Owner', 'Admin', 'Member'] as const).flatMap((role) =>
  ([null, true, false] as const).map((wants) => ({ role, wants })),
)
type Person = (typeof PEOPLE)[number]

const nameOf = ({ role, wants }: Person) => `${role}-${wants}@told.example`.toLowerCase()

/** Said here once more, so that a slip in the table cannot hide. */
const MUST_KNOW = [
  'payments-off',
  'dispute-opened',
  'dispute-closed',
  'refund-failed',
  'overpaid',
  'money-set-aside',
  'payout-failed',
] as const satisfies SellerEvent[]
const isTold = (event: SellerEvent, { role, wants }: Person) =>
  role === 'Member'
    ? wants === true
    : wants !== false || event === 'operator-visit' || MUST_KNOW.some((must) => must === event)

// promise 149
describe.each(SELLER_EVENTS)('of %s', (event) => {
  it('exactly the right people are emailed, by role and choice', async ({ business, house }) => {
    const members = await Promise.all(
      PEOPLE.map(async (person) => {
        const { organisationId } = business
        const { id } = await createMember(house, { organisationId, email: nameOf(person), role: person.role })
        return { ...person, id }
      }),
    )
    await house.db.delete(notificationChoices)
    const chosen = members.flatMap(({ id, wants }) =>
      wants === null ? [] : [{ userId: id, event, wantsMail: wants }],
    )
    await house.db.insert(notificationChoices).values(chosen)
    const kind = noticeOf(event).mail.sellers ?? ''
    const { to } = await composeMail(house, { id: newId(), kind, content: await happen(business, event) })
    expect(to.map(({ address }) => address).toSorted()).toEqual(
      PEOPLE.filter((person) => isTold(event, person))
        .map(nameOf)
        .toSorted(),
    )
  })

  it('an undelivered letter is a problem of its own organisation only', async ({ business, house }) => {
    const letter = {
      id: newId(),
      kind: noticeOf(event).mail.sellers ?? '',
      content: await happen(business, event),
    }
    await house.db.insert(outbox).values({ ...letter, fact: letter.id, state: 'dead', lastError: '550' })
    const idsOf = async (organisationId: string) =>
      (await selectDeadLetters(house.db, organisationId, 100)).map(({ id }) => id)
    expect(await idsOf(business.organisationId)).toContain(letter.id)
    expect(await idsOf(newId())).toEqual([])
  })

  it('the organisation’s own address is used only when it has no members, not when none wants the email', async ({
    business,
    house,
  }) => {
    const compose = async () => {
      const kind = noticeOf(event).mail.sellers ?? ''
      return composeMail(house, { id: newId(), kind, content: await happen(business, event) })
    }
    const alone = compose().then(({ to }) => to.map(({ address }) => address))
    if (event === 'webhook-disabled') await expect(alone).rejects.toThrow('Nobody who runs this endpoint')
    else expect(await alone).toEqual(['hallo@morgenrot.example'])
    const email = 'onlooker@told.example'
    await createMember(house, { ...business, email, role: 'Member' })
    await expect(compose()).rejects.toThrow(/Nobody/)
  })
})

describe('a person', () => {
  async function somebody(business: Business, role: 'Owner' | 'Admin' | 'Member') {
    const email = `${newId()}@told.example`
    const { id } = await createMember(business.house, { ...business, email, role })
    return { id, email, headers: await signedIn(business.house, id) }
  }
  const choose = (headers: Record<string, string>, ...choices: object[]) =>
    call(PATCH, { headers, body: { choices } })
  const wanted = (json: Record<string, unknown>) =>
    Object.fromEntries(
      (json.data as { event: string; isWanted: boolean; alwaysSent: string | null }[]).map((row) => [
        row.event,
        row.alwaysSent ?? row.isWanted,
      ]),
    )

  it('reads what they are told, chooses, and reads it again', async ({ business }) => {
    const { headers } = await somebody(business, 'Owner')
    const always = Object.fromEntries(MUST_KNOW.map((event) => [event, 'money']))
    const access = Object.fromEntries(
      ['operator-visit', 'invitation', 'sign-in', 'proof-code', 'security-change'].map((event) => [
        event,
        'security',
      ]),
    )
    const before = {
      paid: true,
      'debit-failed': true,
      'autopay-declined': true,
      'autopay-untold': true,
      'autopay-ended': true,
      'document-undelivered': true,
      'payments-paused': true,
      'promise-made': true,
      'order-number-given': true,
      'question-asked': true,
      'recurring-failed': true,
      'webhook-disabled': true,
      ...always,
      ...access,
    }
    expect(wanted((await call(GET, { headers })).json)).toEqual(before)
    const changed = await choose(headers, { event: 'paid', channel: 'mail', isWanted: false })
    expect([changed.status, wanted(changed.json)]).toEqual([200, { ...before, paid: false }])
    await choose(headers, { event: 'debit-failed', isWanted: false }, { event: 'paid', isWanted: true })
    expect(wanted((await call(GET, { headers })).json)).toEqual({ ...before, 'debit-failed': false })
  })

  it('a member gets the emails they opted in to, about money too', async ({ business }) => {
    const { headers } = await somebody(business, 'Member')
    await choose(headers, { event: 'overpaid', isWanted: true })
    expect(wanted((await call(GET, { headers })).json)).toMatchObject({ overpaid: true, paid: false })
    await choose(headers, { event: 'overpaid', isWanted: false })
    expect(wanted((await call(GET, { headers })).json)).toMatchObject({ overpaid: false })
  })

  it('gets emails about money again, whatever they chose, once they become an admin', async ({
    business,
    house,
  }) => {
    const { headers, id } = await somebody(business, 'Member')
    await choose(headers, { event: 'overpaid', isWanted: false })
    await removeMember(house, { organisationId: business.organisationId, userId: id })
    await createMember(house, { ...business, email: await emailOf(house, id), role: 'Admin' })
    expect(wanted((await call(GET, { headers })).json)).toMatchObject({ overpaid: 'money' })
  })

  it.for(['overpaid', 'sign-in', 'invitation'])(
    'cannot switch off %s, and nothing else in that request is saved',
    async (event, { business }) => {
      const { headers } = await somebody(business, 'Admin')
      const answer = await choose(headers, { event: 'paid', isWanted: false }, { event, isWanted: false })
      expect(answer.status).toBe(400)
      expect(answer.json.errors).toMatchObject([{ pointer: '/choices/1/isWanted', code: 'always-sent' }])
      expect(wanted((await call(GET, { headers })).json)).toMatchObject({ paid: true })
    },
  )

  it.for([
    [{}, '/choices'],
    [{ choices: [] }, '/choices'],
    [{ choices: [{ event: 'receipt', isWanted: false }] }, '/choices/0/event'],
    [{ choices: [{ event: 'paid', channel: 'sms', isWanted: false }] }, '/choices/0/channel'],
    [{ choices: [{ event: 'paid', isWanted: 'no' }] }, '/choices/0/isWanted'],
  ] as const)('%j is refused at %s', async ([body, pointer], { business }) => {
    const { headers } = await somebody(business, 'Owner')
    const { json, status } = await call(PATCH, { headers, body })
    expect([status, (json.errors as { pointer: string }[]).map((error) => error.pointer)]).toEqual([
      400,
      [pointer],
    ])
  })

  it('chooses for nobody but themselves, and not from another site', async ({ business }) => {
    const [one, other] = [await somebody(business, 'Owner'), await somebody(business, 'Owner')]
    await choose(one.headers, { event: 'paid', isWanted: false })
    expect(wanted((await call(GET, { headers: other.headers })).json)).toMatchObject({ paid: true })
    const foreign = { ...one.headers, origin: 'https://elsewhere.example' }
    expect((await choose(foreign, { event: 'paid', isWanted: true })).status).toBe(403)
  })

  it('gets invitations and sign-in links whatever they chose', async ({ business, house }) => {
    const { email, id } = await somebody(business, 'Member')
    const no = (event: string) => ({ userId: id, event, wantsMail: false })
    await house.db.insert(notificationChoices).values([no('invitation'), no('sign-in')])
    const link = { nonce: newId(), email, next: '/admin', expiresAt: '2999-01-01T00:00:00.000Z' }
    const letters = {
      invitation: { organisationId: business.organisationId, userId: id },
      'sign-in-link': link,
    }
    for (const [kind, content] of Object.entries(letters)) {
      const { to } = await composeMail(house, { id: newId(), kind, content })
      expect(to.map(({ address }) => address)).toEqual([email])
    }
  })

  async function emailOf(house: TestHouse, id: string) {
    const [user] = await house.db.select().from(users).where(eq(users.id, id))
    return user?.email ?? ''
  }
})
