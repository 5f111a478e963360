// From Stripe's webhook to the letter in the outbox, and to the line on the start page: what sellers and payers are told besides.
import { eq, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { attentionLines } from '@/components/admin/start/attention-lines'
import { outbox } from '@/db/schema/mail'
import { payments } from '@/db/schema/payments'
import { newId } from '@/lib/ids'
import { browseInvoices } from '@/lib/invoices/browse/browse'
import { readBrowseQuery } from '@/lib/invoices/browse/query'
import { inspectInvoice } from '@/lib/payment-views/inspect-invoice'
import { refundPayment } from '@/lib/payments/refund'
import { viewAttention } from '@/lib/reports/attention'
import { type Business, sendBill } from '@/lib/testing/business'
import { deliver, eventsOf } from '@/lib/testing/event-delivery'
import { withFreshBusiness } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { payBill, paymentsOf } from '@/lib/testing/payer'
import { drainInbox } from '@/lib/webhooks/drain-inbox'
import { composeMail } from './compose'

const it = withFreshBusiness.extend('heard', () => new Set<string>())
it.beforeEach(async ({ house }) => {
  await house.db.delete(outbox)
})

const SELLER = ['hallo@morgenrot.example']
const PAYER = ['accounts@lindenhof.example']

/** Posts what is new, rightly signed, to the address that Stripe calls. */
async function hear(business: Business, heard: Set<string>): Promise<void> {
  for (const event of await eventsOf(business)) {
    if (heard.has(event.id)) continue
    heard.add(event.id)
    const { status } = await deliver(business.house, { ...event, account: business.accountId })
    expect(status).toBe(200)
  }
  await drainInbox(business.house)
}

/** What was written since, but for what every payment brings; those that would not leave are left out. */
async function letters(house: TestHouse) {
  const rows = await house.db.execute<{ id: string; kind: string; content: object }>(sql`
    select id, kind, content from outbox where state = 'waiting'
      and kind not in ('invoice-sent', 'receipt', 'paid-notice', 'refund-notice') order by created_at, kind`)
  await house.db.execute(sql`update outbox set state = 'sent'`)
  const mails = await Promise.all(rows.map((row) => composeMail(house, row)))
  return rows.map(({ kind }, at) => ({
    kind,
    to: mails[at]?.to.map(({ address }) => address),
    subject: mails[at]?.subject,
    text: String(mails[at]?.text),
  }))
}

const briefly = (all: { kind: string; to: (string | undefined)[] | undefined }[]) =>
  all.map(({ kind, to }) => [kind, to])

async function paidBill(business: Business, heard: Set<string>, means = 'pm_card_visa') {
  const bill = await sendBill(business)
  const reference = await payBill(business, bill.token, means)
  await hear(business, heard)
  return { ...bill, reference }
}

const COUNTS = {
  'refund-failed': 'failedRefunds',
  'debit-failed': 'failedDebits',
  inquiry: 'inquiries',
  'dispute-lost': 'lostDisputes',
  'dispute-won': 'wonDisputes',
  'document-undelivered': 'undeliveredDocuments',
  'question-open': 'openQuestions',
  'debit-untold': 'untoldDebits',
} as const

/** What the start page counts; whoever follows a line finds as many invoices in the list, since each has one trouble here. */
async function trouble(business: Business) {
  const { organisationId } = business
  const told = await viewAttention(business.house, organisationId)
  for (const line of attentionLines({ ...LINES, attention: told, organisationId })) {
    const query = readBrowseQuery(Object.fromEntries(new URLSearchParams(line.href.split('?')[1])))
    const kind = query.filters.trouble
    if (kind === undefined) continue
    const { count } = await browseInvoices(business.house, { organisationId }, query)
    expect([kind, count.atLeast]).toEqual([
      kind,
      kind === 'dispute' ? told.disputes : told.trouble[COUNTS[kind]],
    ])
  }
  return told.trouble
}
const LINES = {
  problems: { unsettled: 0, undelivered: 0, pauses: 0 },
  report: undefined,
  timeZone: 'UTC',
  locale: 'en-GB',
}

// promise 149
it('a debit on its way is told to the payer once, and again when it is tried again', async ({
  business,
  heard,
  house,
}) => {
  const { reference, token } = await paidBill(business, heard, 'pm_sepa_debit')
  await hear(business, heard)
  const [onItsWay, ...more] = await letters(house)
  expect([onItsWay?.kind, onItsWay?.to, more]).toEqual(['debit-on-its-way', PAYER, []])
  expect(onItsWay?.text).toContain('5 business days')
  await business.sandbox.post(`payment_intents/${reference}/fail`)
  await hear(business, heard)
  expect(briefly(await letters(house))).toEqual([
    ['debit-failed', SELLER],
    ['debit-failed-payer', PAYER],
  ])
  const again = await payBill(business, token, 'pm_sepa_debit')
  await hear(business, heard)
  expect(briefly(await letters(house))).toEqual([['debit-on-its-way', PAYER]])
  await business.sandbox.post(`payment_intents/${again}/settle`)
  await hear(business, heard)
  expect(await letters(house)).toEqual([])
})

it('a card is never told to be on its way, and a debit that has arrived meanwhile neither', async ({
  business,
  heard,
  house,
}) => {
  await paidBill(business, heard)
  expect(await letters(house)).toEqual([])
  const { invoiceId, reference } = await paidBill(business, heard, 'pm_sepa_debit')
  await business.sandbox.post(`payment_intents/${reference}/settle`)
  await hear(business, heard)
  const [payment] = await paymentsOf(business, invoiceId)
  const letter = { id: newId(), kind: 'debit-on-its-way', content: { paymentId: payment?.id } }
  await expect(composeMail(house, letter)).rejects.toThrow('no longer on its way')
})

describe.each([
  ['sepa_debit', 'SEPA direct debit', 5],
  ['bacs_debit', 'Direct Debit Instruction', 7],
  ['us_bank_account', 'routing and account numbers', 4],
  ['au_becs_debit', 'BSB', 3],
  ['acss_debit', 'pre-authorized debit', 5],
  ['nz_bank_account', 'allows direct debits', null],
])('a debit by %s', (type, words, days) => {
  it(`has words of its own: “${words}”`, async ({ business, heard, house }) => {
    const { invoiceId } = await paidBill(business, heard, 'pm_sepa_debit')
    const [payment] = await paymentsOf(business, invoiceId)
    const paymentId = payment?.id ?? ''
    const method = { type, brand: null, last4: '3201', wallet: null, country: null }
    await house.db.update(payments).set({ method }).where(eq(payments.id, paymentId))
    const text = async (kind: string) =>
      String((await composeMail(house, { id: newId(), kind, content: { paymentId } })).text)
    const failed = await text('debit-failed-payer')
    for (const said of [words, 'choose another way to pay', '3201', '/i/']) expect(failed).toContain(said)
    const onItsWay = await text('debit-on-its-way')
    if (days === null) expect(onItsWay).not.toContain('business day')
    else expect(onItsWay).toContain(`${days} business days`)
  })
})

it('a payer who was told of a refund is told that it failed; who was not, is not', async ({
  business,
  heard,
  house,
}) => {
  const fail = async (isTold: boolean) => {
    const { invoiceId, reference } = await paidBill(business, heard)
    const [payment] = await paymentsOf(business, invoiceId)
    const order = { id: newId(), reason: null }
    await refundPayment(house, business.organisationId, invoiceId, payment?.id ?? '', order)
    if (!isTold) await house.db.delete(outbox)
    else expect(await letters(house)).toEqual([])
    const all = await business.sandbox.objects('refund', business.accountId)
    await business.sandbox.post(`refunds/${all.find((one) => one.payment_intent === reference)?.id}/fail`)
    await hear(business, heard)
    return letters(house)
  }
  const told = await fail(true)
  expect(briefly(told)).toEqual([
    ['refund-failed', SELLER],
    ['refund-failed-payer', PAYER],
  ])
  expect(told[1]?.text).toContain('did not take the refund of €140.76')
  expect(briefly(await fail(false))).toEqual([['refund-failed', SELLER]])
})

it('a payout that the bank sends back goes from the webhook to a letter and to the start page', async ({
  business,
  heard,
  house,
}) => {
  await paidBill(business, heard)
  const { data } = (await business.sandbox.post(`accounts/${business.accountId}/payout`)) as unknown as {
    data: { id: string }[]
  }
  await hear(business, heard)
  expect(await letters(house)).toEqual([])
  await business.sandbox.post(`payouts/${data[0]?.id}/fail`)
  await hear(business, heard)
  const [failed, ...more] = await letters(house)
  expect([failed?.kind, failed?.to, more]).toEqual(['payout-failed', SELLER, []])
  expect(failed?.text).toContain(data[0]?.id)
  expect(await trouble(business)).toMatchObject({ failedPayouts: 1 })
})

it('an inquiry goes from the webhook to letters that call it one, until it becomes a dispute', async ({
  business,
  heard,
  house,
}) => {
  const { reference } = await paidBill(business, heard)
  const { id } = await business.sandbox.post(`payment_intents/${reference}/inquiry`, {})
  await hear(business, heard)
  const [asked, ...more] = await letters(house)
  expect([asked?.kind, asked?.to, more]).toEqual(['dispute-opened', SELLER, []])
  expect(asked?.subject).toMatch(/^Eine Bank hat eine Rückfrage/)
  expect(await trouble(business)).toMatchObject({ inquiries: 1 })
  await business.sandbox.post(`disputes/${id}/escalate`)
  await hear(business, heard)
  const [disputed] = await letters(house)
  expect(disputed?.kind).toBe('dispute-opened')
  expect(disputed?.subject).not.toMatch(/Rückfrage/)
  expect(await trouble(business)).toMatchObject({ inquiries: 0 })
})

it('an inquiry that ends is told as one, and is no dispute that was won', async ({
  business,
  heard,
  house,
}) => {
  const { reference } = await paidBill(business, heard)
  const { id } = await business.sandbox.post(`payment_intents/${reference}/inquiry`, {})
  await hear(business, heard)
  await letters(house)
  await business.sandbox.post(`disputes/${id}/close`, { status: 'warning_closed' })
  await hear(business, heard)
  const [ended] = await letters(house)
  expect([ended?.kind, ended?.subject]).toEqual(['dispute-closed', expect.stringContaining('Rückfrage')])
  expect(await trouble(business)).toMatchObject({ wonDisputes: 0, lostDisputes: 0 })
})

it.for([
  ['won', { wonDisputes: 1, lostDisputes: 0 }],
  ['lost', { wonDisputes: 0, lostDisputes: 1 }],
] as const)(
  'a dispute that was %s is on the start page',
  async ([status, expected], { business, heard, house }) => {
    const { invoiceId, reference } = await paidBill(business, heard)
    const { id } = await business.sandbox.post(`payment_intents/${reference}/dispute`, {})
    await hear(business, heard)
    expect(await trouble(business)).toMatchObject({ wonDisputes: 0, lostDisputes: 0 })
    await business.sandbox.post(`disputes/${id}/close`, { status })
    await hear(business, heard)
    expect(await trouble(business)).toMatchObject(expected)
    // News is not news for ever; what is open again stays until somebody has seen to it.
    house.clock.advance(15 * 86_400)
    expect(await trouble(business)).toMatchObject({ ...expected, wonDisputes: 0 })
    house.clock.advance(-15 * 86_400)
    await house.db.execute(sql`update invoices set voided_at = now() where id = ${invoiceId}`)
    expect(await trouble(business)).toMatchObject({ lostDisputes: 0 })
  },
)

it('payments that Stripe stops, or from which we are cut off, are told once each time, unless they go on again', async ({
  business,
  heard,
  house,
}) => {
  const finish = (outcome: string) =>
    business.sandbox.post(`accounts/${business.accountId}/finish-onboarding`, { outcome })
  await finish('restricted')
  await hear(business, heard)
  const [stopped, ...more] = await letters(house)
  expect([stopped?.kind, stopped?.to, more]).toEqual(['payments-off', SELLER, []])
  expect(stopped?.text).toContain(`/settings/payments?organisation=${business.organisationId}`)
  await finish('active')
  await hear(business, heard)
  expect(await letters(house)).toEqual([])
  await business.sandbox.post(`accounts/${business.accountId}/deauthorize`)
  await hear(business, heard)
  expect(briefly(await letters(house))).toEqual([['payments-off', SELLER]])
})

it('“Answer it at Stripe” leads to the dispute in Stripe’s own pages, where it is Stripe itself that we talk to', async ({
  business,
  heard,
  house,
}) => {
  const { invoiceId, reference } = await paidBill(business, heard)
  const { id } = await business.sandbox.post(`payment_intents/${reference}/dispute`, {})
  await hear(business, heard)
  const linkIn = async (env: TestHouse['env']) => {
    const { money } = await inspectInvoice({ ...house, env }, business.organisationId, invoiceId)
    return money.payments[0]?.disputes[0]?.dashboardUrl
  }
  const real = { ...house.env, stripeApiBase: undefined }
  expect(await linkIn(real)).toBe(`https://dashboard.stripe.com/${business.accountId}/test/disputes/${id}`)
  expect(await linkIn(house.env)).toBeNull()
  await house.db.update(payments).set({ livemode: true }).where(eq(payments.providerReference, reference))
  expect(await linkIn(real)).toBe(`https://dashboard.stripe.com/${business.accountId}/disputes/${id}`)
})
