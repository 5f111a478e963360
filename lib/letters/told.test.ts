// Every letter, every kind of person, every choice: the table of who is told what is what really happens.
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { GET, PATCH } from '@/app/notification-choices/route'
import { autopayConsents, autopayDebits } from '@/db/schema/autopay'
import { paymentLocks } from '@/db/schema/card-testing'
import { documentDeliveries, issuedDocuments } from '@/db/schema/documents'
import { invoices } from '@/db/schema/invoices'
import { outbox } from '@/db/schema/mail'
import { memberships, operatorVisits, users } from '@/db/schema/organisations'
import { invoiceQuestions } from '@/db/schema/payer-words'
import { paymentAccounts } from '@/db/schema/payment-accounts'
import { disputes, payments, refunds } from '@/db/schema/payments'
import { payouts } from '@/db/schema/payouts'
import { notificationChoices } from '@/db/schema/people'
import { recurringInvoices } from '@/db/schema/recurring'
import { webhookSubscriptions } from '@/db/schema/webhooks'
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
import { type Business, sendBill } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { withBusiness as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { signedIn } from '@/lib/testing/visits'
import { composeMail, LETTER_KINDS } from './compose'

it.afterEach(async ({ house }) => {
  await house.db.delete(memberships)
  await house.db.delete(operatorVisits)
  await house.db.delete(users)
  await house.db.update(paymentAccounts).set({ chargesEnabled: true })
})

const SELLER_EVENTS = PERSONAL_EVENTS.filter(isSellerEvent)

/** What each event is about, as little of it as a letter needs. */
async function happen(business: Business, event: SellerEvent): Promise<Record<string, string>> {
  const { invoiceId } = await sendBill(business)
  const { organisationId } = business
  const [paymentId, id, userId] = [newId(), newId(), newId()]
  const money = { amountMinor: 14_076, currency: 'EUR' } as const
  await business.house.db.insert(payments).values({
    ...{ id: paymentId, organisationId, invoiceId, livemode: false },
    ...{ ...money, feeMinor: 0, platformFeeMinor: 0, clientFeeMinor: 0 },
    source: 'stripe',
    state: 'succeeded',
    succeededAt: new Date('2026-11-20T10:00:00Z'),
  })
  const facts: Record<SellerEvent, () => Promise<Record<string, string>>> = {
    paid: async () => ({ paymentId }),
    'debit-failed': async () => ({ paymentId }),
    'dispute-opened': () => dispute('open'),
    'dispute-closed': () => dispute('lost'),
    'refund-failed': async () => {
      await business.house.db
        .insert(refunds)
        .values({ id, organisationId, paymentId, ...money, state: 'failed', origin: 'api' })
      return { refundId: id }
    },
    overpaid: async () => {
      await business.house.db
        .update(invoices)
        .set({ amountPaidMinor: 20_000 })
        .where(eq(invoices.id, invoiceId))
      return { invoiceId }
    },
    'money-set-aside': async () => {
      await business.house.db
        .update(payments)
        .set({ quarantineReason: 'amount' })
        .where(eq(payments.id, paymentId))
      return { paymentId }
    },
    'payout-failed': async () => {
      const [account] = await business.house.db.select().from(paymentAccounts)
      if (!account) throw new Error('no account')
      const row = { id, organisationId, paymentAccountId: account.id, reference: `po_${id}` }
      await business.house.db
        .insert(payouts)
        .values({ ...row, ...money, arrivesOn: '2026-11-20', state: 'failed' })
      return { payoutId: id }
    },
    'autopay-declined': async () => {
      await insertConsent()
      const row = { id: newId(), organisationId, invoiceId, consentId: id, dueAt: new Date() }
      const ended = { state: 'given-up' as const, endedAt: new Date() }
      await business.house.db.insert(autopayDebits).values({ ...row, ...ended, reason: 'generic_decline' })
      return { debitId: row.id, invoiceId, told: '4' }
    },
    'autopay-untold': async () => {
      await insertConsent()
      const row = { id: newId(), organisationId, invoiceId, consentId: id, reason: 'not-told' }
      await business.house.db.insert(autopayDebits).values({ ...row, dueAt: new Date(), nextAt: new Date() })
      return { debitId: row.id, invoiceId, told: 'never' }
    },
    'autopay-ended': async () => {
      await insertConsent()
      return { consentId: id, organisationId, customerId: business.customerId }
    },
    'document-undelivered': async () => {
      const [issued] = await business.house.db
        .select({ documentId: issuedDocuments.id })
        .from(issuedDocuments)
        .where(eq(issuedDocuments.invoiceId, invoiceId))
      const row = { id, organisationId, documentId: issued?.documentId ?? '', channel: 'peppol' as const }
      const ended = { state: 'failed' as const, endedAt: new Date(), nextTryAt: null }
      await business.house.db.insert(documentDeliveries).values({ ...row, ...ended })
      return { organisationId, deliveryId: id }
    },
    'promise-made': async () => {
      const date = '2999-01-31'
      const said = { promisedFor: date, promisedAt: new Date() }
      await business.house.db.update(invoices).set(said).where(eq(invoices.id, invoiceId))
      return { organisationId, invoiceId, date }
    },
    'order-number-given': async () => {
      const said = { payerPurchaseOrderNumber: 'PO 4711' }
      await business.house.db.update(invoices).set(said).where(eq(invoices.id, invoiceId))
      return { organisationId, invoiceId }
    },
    'question-asked': async () => {
      const row = { id, organisationId, invoiceId, kind: 'question' as const, text: 'Why?' }
      await business.house.db.insert(invoiceQuestions).values({ ...row, askedAt: new Date() })
      return { organisationId, invoiceId, questionId: id }
    },
    'recurring-failed': async () => {
      const [invoice] = await business.house.db.select().from(invoices).where(eq(invoices.id, invoiceId))
      const row = { id, organisationId, customerId: invoice?.customerId ?? '', template: {} }
      const days = { every: 'month', anchorDay: 1, startsOn: '2026-12-01', nextOn: '2026-12-01' } as const
      const [now, problem] = [new Date(), { problem: 'no-email', problemDetail: 'No email address.' }]
      await business.house.db.insert(recurringInvoices).values({
        ...{ ...row, ...days, ...problem, send: 'automatically' },
        ...{ nextAt: now, tryAt: now, problemSince: now },
      })
      return { organisationId, recurringInvoiceId: id }
    },
    'payments-off': async () => {
      await business.house.db.update(paymentAccounts).set({ chargesEnabled: false })
      return { organisationId }
    },
    'payments-paused': async () => {
      const now = new Date()
      const row = { id, organisationId, invoiceId, subject: `invoice:${invoiceId}`, declines: 6 }
      await business.house.db.insert(paymentLocks).values({ ...row, reason: 'link', since: now, until: now })
      return { lockId: id, organisationId }
    },
    'operator-visit': async () => {
      const now = new Date()
      await business.house.db.insert(users).values({ id: userId, email: `${userId}@told.example` })
      const row = { id, organisationId, userId, reason: 'Ticket 4711', beganAt: now, endsAt: now }
      await business.house.db.insert(operatorVisits).values(row)
      return { organisationId, visitId: id, act: 'looks' }
    },
    'webhook-disabled': async () => {
      const row = { id, clientId: business.clientId, organisationId, url: 'https://shop.example/hooks' }
      await business.house.db
        .insert(webhookSubscriptions)
        .values({ ...row, secret: userId, isActive: false, disabledReason: 'gone' })
      return { subscriptionId: id }
    },
  }
  async function insertConsent() {
    const [account] = await business.house.db.select().from(paymentAccounts)
    if (!account) throw new Error('no account')
    const row = { id, organisationId, invoiceId, customerId: business.customerId, livemode: false }
    const said = { version: '1', locale: 'en', text: 'Yes', givenAt: new Date(), consentedAt: new Date() }
    await business.house.db.insert(autopayConsents).values({
      ...{ ...row, ...said, paymentAccountId: account.id },
      ...{ revokedAt: new Date(), revokedBy: 'payer' },
    })
  }
  async function dispute(state: 'open' | 'lost') {
    const row = { id, organisationId, paymentId, providerReference: `dp_${id}`, reason: 'general', ...money }
    await business.house.db.insert(disputes).values({ ...row, state })
    return { disputeId: id }
  }
  return facts[event]()
}

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
