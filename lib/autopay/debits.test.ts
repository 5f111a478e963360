// Debits that are made by themselves: told before, made once on their day, tried again three times, and never beside the payer.
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { autopayConsents } from '@/db/schema/autopay'
import { invoices } from '@/db/schema/invoices'
import { outbox } from '@/db/schema/mail'
import { organisations } from '@/db/schema/organisations'
import { invoiceQuestions } from '@/db/schema/payer-words'
import { newId } from '@/lib/ids'
import { openPayment } from '@/lib/payments/open'
import { agree, billIn, dayAhead, debitOf, lettersOf, pass, runDebits } from '@/lib/testing/autopay'
import { type Business, sendBill } from '@/lib/testing/business'
import { withFreshBusiness as it } from '@/lib/testing/fixtures'
import { hearEvents, invoiceOf, payBill, paymentsOf } from '@/lib/testing/payer'
import { TERMS_VERSION } from '@/lib/words/autopay-terms'
import { agreeToAutopay } from './agree'
import { debitsDue, meansToForget } from './due'
import { stopByLink, takeBackTick } from './end'

const DAY = 86_400

it.beforeEach(async ({ house }) => {
  await house.db.delete(outbox)
})

async function consentOf({ customerId, house }: Business) {
  const [row] = await house.db
    .select()
    .from(autopayConsents)
    .where(eq(autopayConsents.customerId, customerId))
  return row
}

/** How often the bank of the payer was asked without them. */
async function charges({ accountId, sandbox }: Business): Promise<number> {
  const asked = await sandbox.requests(accountId)
  return asked.filter(({ method, path }) => method === 'POST' && path.endsWith('/confirm')).length
}

describe('an agreement', () => {
  it('comes into force with the payment that confirms it, and says what was read', async ({ business }) => {
    const { reference } = await agree(business)
    const consent = await consentOf(business)
    expect(consent).toMatchObject({
      version: TERMS_VERSION,
      method: { type: 'card', brand: 'visa', last4: '4242' },
      customerReference: expect.stringMatching(/^cus_/),
      methodReference: expect.stringMatching(/^pm_/),
      revokedAt: null,
    })
    expect(consent?.consentedAt).not.toBeNull()
    expect(consent?.text).toContain('Bäckerei Morgenrot')
    const [intent] = await business.sandbox.objects('payment_intent', business.accountId)
    expect(intent).toMatchObject({ id: reference, setup_future_usage: 'off_session' })
    expect(await lettersOf(business, 'autopay-agreed')).toHaveLength(1)
  })

  it('that was taken back before paying keeps no means', async ({ business }) => {
    const { house, organisationId } = business
    await house.db
      .update(organisations)
      .set({ offersAutopay: true })
      .where(eq(organisations.id, organisationId))
    const { token } = await sendBill(business)
    await agreeToAutopay(house, token, { version: TERMS_VERSION })
    await openPayment(house, token)
    await stopByLink(house, token)
    await payBill(business, token)
    await hearEvents(business)
    expect(await consentOf(business)).toMatchObject({ consentedAt: null, revokedBy: 'payer' })
    const intents = await business.sandbox.objects('payment_intent', business.accountId)
    expect(intents.map(({ setup_future_usage, status }) => [status, setup_future_usage])).toEqual([
      ['succeeded', null],
      ['canceled', 'off_session'],
    ])
  })

  it('is nobody else’s: who pays later by the same link, or without the tick, agrees to nothing', async ({
    business,
  }) => {
    const { house, organisationId } = business
    await house.db
      .update(organisations)
      .set({ offersAutopay: true })
      .where(eq(organisations.id, organisationId))
    const [later, beside] = [await sendBill(business), await sendBill(business)]
    await agreeToAutopay(house, later.token, { version: TERMS_VERSION })
    await agreeToAutopay(house, beside.token, { version: TERMS_VERSION })
    await takeBackTick(house, beside.token)
    await payBill(business, beside.token)
    house.clock.advance(31 * 60)
    await payBill(business, later.token)
    await hearEvents(business)
    const consents = await house.db
      .select()
      .from(autopayConsents)
      .where(eq(autopayConsents.customerId, business.customerId))
    expect(consents.map(({ consentedAt }) => consentedAt)).toEqual([null, null])
  })

  it('can be given again on the day on which it was stopped', async ({ business }) => {
    const { token } = await agree(business)
    await stopByLink(business.house, token)
    await meansToForget.run(business.house, business.house.clock.now())
    await agree(business)
    const all = await business.house.db
      .select()
      .from(autopayConsents)
      .where(eq(autopayConsents.customerId, business.customerId))
    expect(all.map(({ revokedAt }) => revokedAt === null).toSorted()).toEqual([false, true])
  })

  it('is refused where it is not offered, and to words that are not those of today', async ({ business }) => {
    const { token } = await sendBill(business)
    const asked = agreeToAutopay(business.house, token, { version: TERMS_VERSION })
    await expect(asked).rejects.toMatchObject({ code: 'Autopay.NotOffered' })
    await business.house.db.update(organisations).set({ offersAutopay: true })
    const old = agreeToAutopay(business.house, token, { version: '2020-01-01' })
    await expect(old).rejects.toMatchObject({ code: 'Autopay.TermsChanged' })
  })
})

describe('a debit', () => {
  it('is told three days before, made on the due date, and once', async ({ business }) => {
    await agree(business)
    const { invoiceId } = await billIn(business, 20)
    expect(await debitOf(business, invoiceId)).toMatchObject({ state: 'planned', toldAt: null })
    await pass(business, 16)
    expect(await debitOf(business, invoiceId)).toMatchObject({ toldAt: null })
    await pass(business, 2)
    const told = await debitOf(business, invoiceId)
    expect(told).toMatchObject({ state: 'planned', toldMinor: 14_076 })
    expect(Number(told?.dueAt) - Number(told?.toldAt)).toBeGreaterThanOrEqual(3 * DAY * 1000)
    expect(await paymentsOf(business, invoiceId)).toEqual([])
    await pass(business, 3)
    expect(await debitOf(business, invoiceId)).toMatchObject({ state: 'collected', tries: 1 })
    expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid', amountPaidMinor: 14_076 })
    await pass(business, 20)
    expect(await paymentsOf(business, invoiceId)).toHaveLength(1)
    expect(await charges(business)).toBe(1)
    expect(await lettersOf(business, 'autopay-coming')).toHaveLength(1)
  })

  it('of a bank is told fourteen days before, and follows what the bank says', async ({ business }) => {
    await agree(business, 'pm_sepa_debit')
    expect(await consentOf(business)).toMatchObject({
      method: { type: 'sepa_debit' },
      mandateReference: expect.stringMatching(/^mandate_/),
    })
    const { invoiceId } = await billIn(business, 30)
    await pass(business, 17)
    const told = await debitOf(business, invoiceId)
    expect(Number(told?.dueAt) - Number(told?.toldAt)).toBeGreaterThanOrEqual(13 * DAY * 1000)
    await pass(business, 14)
    expect(await debitOf(business, invoiceId)).toMatchObject({ state: 'trying', tries: 1 })
    const [payment] = await paymentsOf(business, invoiceId)
    expect(payment).toMatchObject({ state: 'processing' })
    await business.sandbox.post(`payment_intents/${payment?.providerReference}/settle`)
    await hearEvents(business)
    await runDebits(business)
    expect(await debitOf(business, invoiceId)).toMatchObject({ state: 'collected' })
  })

  it('where an invoice is due at once comes three days after it was told', async ({ business }) => {
    await agree(business)
    const { invoiceId } = await billIn(business, 0)
    await runDebits(business)
    await pass(business, 2)
    expect(await debitOf(business, invoiceId)).toMatchObject({ state: 'planned' })
    await pass(business, 2)
    expect(await debitOf(business, invoiceId)).toMatchObject({ state: 'collected' })
  })

  it('that is declined is tried after three, five and seven days, told each time, and never again', async ({
    business,
  }) => {
    await agree(business)
    const consent = await consentOf(business)
    await business.sandbox.post(`payment_methods/${consent?.methodReference}/behaviour`, {
      behaviour: 'insufficient_funds',
    })
    const { invoiceId } = await billIn(business, 0)
    await runDebits(business)
    await pass(business, 40)
    const debit = await debitOf(business, invoiceId)
    expect(debit).toMatchObject({ state: 'given-up', tries: 4, reason: 'insufficient_funds' })
    const tries = await paymentsOf(business, invoiceId)
    const days = tries.map(({ createdAt }) =>
      Math.round((createdAt.getTime() - Number(tries[0]?.createdAt)) / (DAY * 1000)),
    )
    expect(days).toEqual([0, 3, 5, 7])
    expect(tries.map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'cancelled', 'cancelled'])
    expect(await lettersOf(business, 'autopay-declined')).toHaveLength(4)
    expect(await lettersOf(business, 'autopay-declined-notice')).toHaveLength(1)
    expect((await consentOf(business))?.revokedAt).toBeNull()
  })

  it('of a bank that says no after days, or that was held back, is not followed by the next at once', async ({
    business,
  }) => {
    await agree(business, 'pm_sepa_debit')
    const { invoiceId } = await billIn(business, 0)
    await runDebits(business)
    await pass(business, 4)
    for (const days of [5, 10, 10]) {
      await pass(business, days)
      const open = (await paymentsOf(business, invoiceId)).find(({ state }) => state === 'processing')
      await business.sandbox.post(`payment_intents/${open?.providerReference}/fail`)
      await hearEvents(business)
      await runDebits(business)
      const states = (await paymentsOf(business, invoiceId)).map(({ state }) => state)
      expect(states.every((state) => state === 'cancelled')).toBe(true)
    }
    expect(await debitOf(business, invoiceId)).toMatchObject({ tries: 3, state: 'planned' })
    const times = (await paymentsOf(business, invoiceId)).map(({ createdAt }) => createdAt.getTime())
    const pauses = times.slice(1).map((time, at) => (time - (times[at] ?? 0)) / (DAY * 1000))
    expect(Math.min(...pauses)).toBeGreaterThan(2)
  })

  it('is not made before its letter has left, and told anew where that was late', async ({ business }) => {
    await agree(business)
    const { invoiceId } = await billIn(business, 0)
    await runDebits(business, false)
    await pass(business, 6, false)
    expect(await paymentsOf(business, invoiceId)).toEqual([])
    await pass(business, 2)
    expect(await paymentsOf(business, invoiceId)).toEqual([])
    expect(await lettersOf(business, 'autopay-coming')).toHaveLength(2)
    await pass(business, 4)
    expect(await debitOf(business, invoiceId)).toMatchObject({ state: 'collected' })
  })

  it('that asks for its holder is told with the link, and the payer pays there', async ({ business }) => {
    await agree(business)
    const consent = await consentOf(business)
    await business.sandbox.post(`payment_methods/${consent?.methodReference}/behaviour`, {
      behaviour: 'three_d_secure',
    })
    const { invoiceId, token } = await billIn(business, 0)
    await runDebits(business)
    await pass(business, 4)
    expect(await debitOf(business, invoiceId)).toMatchObject({ reason: 'authentication_required' })
    await payBill(business, token)
    await hearEvents(business)
    await pass(business, 10)
    expect(await debitOf(business, invoiceId)).toMatchObject({
      state: 'called-off',
      reason: 'paid',
      tries: 1,
    })
  })

  it.for([
    ['of an expired card', 'expired_card'],
    ['of a lost card', 'lost_card'],
  ] as const)('%s ends the agreement, and both are told', async ([_, behaviour], { business }) => {
    await agree(business)
    const consent = await consentOf(business)
    await business.sandbox.post(`payment_methods/${consent?.methodReference}/behaviour`, { behaviour })
    const { invoiceId } = await billIn(business, 0)
    await runDebits(business)
    await pass(business, 4)
    expect(await debitOf(business, invoiceId)).toMatchObject({ state: 'given-up', reason: behaviour })
    expect(await consentOf(business)).toMatchObject({ revokedBy: 'method', reason: behaviour })
    expect(await lettersOf(business, 'autopay-ended')).toHaveLength(1)
    expect(await lettersOf(business, 'autopay-ended-notice')).toHaveLength(1)
  })

  it('whose mandate the bank has ended, or whose means is gone, ends the agreement', async ({ business }) => {
    await agree(business, 'pm_sepa_debit')
    const consent = await consentOf(business)
    await business.sandbox.post(`mandates/${consent?.mandateReference}/end`)
    const { invoiceId } = await billIn(business, 0)
    await runDebits(business)
    await pass(business, 4)
    expect(await debitOf(business, invoiceId)).toMatchObject({
      state: 'given-up',
      reason: 'payment_intent_mandate_invalid',
    })
    expect(await consentOf(business)).toMatchObject({ revokedBy: 'method' })
    expect((await paymentsOf(business, invoiceId)).map(({ state }) => state)).toEqual(['cancelled'])
  })

  it('is not made while a question is open or a promise holds, and comes afterwards', async ({
    business,
  }) => {
    await agree(business)
    const { invoiceId } = await billIn(business, 0)
    await runDebits(business)
    const { house, organisationId } = business
    const row = { id: newId(), organisationId, invoiceId, kind: 'question' as const, text: 'Why?' }
    await house.db.insert(invoiceQuestions).values({ ...row, askedAt: house.clock.now() })
    await pass(business, 6)
    expect(await debitOf(business, invoiceId)).toMatchObject({ state: 'planned', tries: 0 })
    await house.db
      .update(invoiceQuestions)
      .set({ closedAt: house.clock.now() })
      .where(eq(invoiceQuestions.id, row.id))
    await house.db
      .update(invoices)
      .set({ promisedFor: dayAhead(business, 5), promisedAt: house.clock.now() })
      .where(eq(invoices.id, invoiceId))
    await pass(business, 4)
    expect(await debitOf(business, invoiceId)).toMatchObject({ state: 'planned', tries: 0 })
    await pass(business, 4)
    expect(await debitOf(business, invoiceId)).toMatchObject({ state: 'collected', tries: 1 })
  })

  it('is called off once the payer stops, and Stripe forgets the means', async ({ business }) => {
    const { token } = await agree(business)
    const { invoiceId } = await billIn(business, 10)
    const consent = await consentOf(business)
    await stopByLink(business.house, token)
    expect(await debitOf(business, invoiceId)).toMatchObject({
      state: 'called-off',
      reason: 'consent-ended',
    })
    expect(await meansToForget.run(business.house, business.house.clock.now())).toBeGreaterThan(0)
    const methods = await business.sandbox.objects('payment_method', business.accountId)
    expect(methods.find(({ id }) => id === consent?.methodReference)).toMatchObject({ customer: null })
    expect(await consentOf(business)).toMatchObject({ methodReference: null, customerReference: null })
    await pass(business, 20)
    expect(await paymentsOf(business, invoiceId)).toEqual([])
  })

  it('heals where the answer was lost, and takes the money once', async ({ business }) => {
    await agree(business)
    const { accountId, sandbox } = business
    const { invoiceId } = await billIn(business, 0)
    await runDebits(business)
    await pass(business, 2)
    await sandbox.post('faults', {
      ...{ method: 'POST', path: '/v1/payment_intents/*/confirm', kind: 'drop', when: 'after', times: 2 },
      account: accountId,
    })
    await pass(business, 3)
    expect(await debitOf(business, invoiceId)).toMatchObject({ state: 'collected', tries: 1 })
    const [intent] = await sandbox.objects('payment_intent', accountId)
    expect(intent).toMatchObject({ status: 'succeeded' })
    expect(await paymentsOf(business, invoiceId)).toHaveLength(1)
  })
})

describe('promise 154: autopay and an open page never both take money', () => {
  it('two drains at once make one debit', async ({ business }) => {
    await agree(business)
    const { invoiceId } = await billIn(business, 0)
    await runDebits(business)
    business.house.clock.advance(4 * DAY)
    const now = business.house.clock.now()
    await Promise.all([1, 2, 3].map(() => debitsDue.run(business.house, now)))
    await runDebits(business)
    expect(await paymentsOf(business, invoiceId)).toHaveLength(1)
    expect(await charges(business)).toBe(1)
    expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid', amountOverpaidMinor: 0 })
  })

  it('what the page has open is cancelled before the debit', async ({ business }) => {
    await agree(business)
    const { invoiceId, token } = await billIn(business, 0)
    await runDebits(business)
    const { clientSecret } = await openPayment(business.house, token)
    await pass(business, 4)
    const [open, debit] = await paymentsOf(business, invoiceId)
    expect([open?.state, debit?.state]).toEqual(['cancelled', 'succeeded'])
    const late = business.sandbox.post(`payment_intents/${clientSecret.split('_secret_')[0]}/pay`)
    await expect(late).rejects.toThrow('status of canceled')
  })

  it('a page that is opened while it is charged is no bank’s no', async ({ business }) => {
    await agree(business)
    const { accountId, house, sandbox } = business
    const { invoiceId, token } = await billIn(business, 0)
    await runDebits(business)
    house.clock.advance(4 * DAY)
    const fault = await sandbox.post('faults', {
      ...{ method: 'POST', path: '/v1/payment_intents/*/confirm', kind: 'held', account: accountId },
    })
    const run = debitsDue.run(house, house.clock.now())
    await expect.poll(async () => (await paymentsOf(business, invoiceId))[0]?.state).toBe('open')
    await openPayment(house, token)
    await sandbox.post(`faults/${String(fault.id)}/release`)
    await run
    expect(await debitOf(business, invoiceId)).toMatchObject({ state: 'planned', tries: 0, reason: null })
    expect(await lettersOf(business, 'autopay-declined')).toEqual([])
  })

  it('who pays at the moment of the debit pays once, whoever is quicker', async ({ business }) => {
    await agree(business)
    for (let turn = 0; turn < 4; turn++) {
      const { invoiceId, token } = await billIn(business, 0)
      await runDebits(business)
      business.house.clock.advance(4 * DAY)
      const [paid] = await Promise.allSettled([
        payBill(business, token),
        debitsDue.run(business.house, business.house.clock.now()),
      ])
      await hearEvents(business)
      await pass(business, 1)
      const taken = (await paymentsOf(business, invoiceId)).filter(({ state }) => state === 'succeeded')
      expect([paid.status, taken.length]).toEqual([paid.status, 1])
      expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid', amountOverpaidMinor: 0 })
    }
  })

  it('a debit that is on its way is not paid beside it', async ({ business }) => {
    await agree(business, 'pm_sepa_debit')
    const { invoiceId, token } = await billIn(business, 0)
    await runDebits(business)
    await pass(business, 4)
    expect((await paymentsOf(business, invoiceId)).map(({ state }) => state)).toEqual(['processing'])
    await expect(openPayment(business.house, token)).rejects.toMatchObject({
      code: 'Payment.InvoiceNotPayable',
    })
  })
})
