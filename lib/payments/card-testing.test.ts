// Card testing: who tries many cards is stopped and learns nothing; who looks for the right one is not bothered.
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { POST as checkoutSession } from '@/app/i/[token]/checkout-session/route'
import { POST as enterCode } from '@/app/i/[token]/unlock/route'
import { POST as askForCode } from '@/app/i/[token]/unlock-code/route'
import { openDatabase } from '@/db/database'
import { declines, paymentLocks } from '@/db/schema/card-testing'
import { outbox } from '@/db/schema/mail'
import { liftPause } from '@/lib/card-testing/lift'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import { composeMail } from '@/lib/letters/compose'
import { viewInvoice } from '@/lib/payment-views/view-invoice'
import { purge } from '@/lib/privacy/purge'
import { presentProblem } from '@/lib/problems/platform-api'
import { countProblems, listCardTesting, listProblemsToSolve } from '@/lib/problems/problems'
import { type Business, sendBill } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { withBusiness } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { hearEvents, intentsOf, invoiceOf, paymentsOf, referenceIn } from '@/lib/testing/payer'
import { openPayment } from './open'
import { pauseIfTested } from './pause'

const DECLINED = 'pm_card_chargeDeclined'
const mayNothing = () => Promise.reject(new Failure('Operator.VisitNeeded'))
const OTHERS = [
  'pm_card_chargeDeclinedInsufficientFunds',
  'pm_card_chargeDeclinedLostCard',
  'pm_card_chargeDeclinedStolenCard',
]

/** Stripe's clock stands where it is, so ours must, too: what came before is forgotten instead. */
async function daysLater({ db }: TestHouse): Promise<void> {
  await db.delete(declines)
  await db.update(paymentLocks).set({ until: new Date(0), since: new Date(0) })
}

/** As Stripe.js does with the secret at hand; a decline is no error here. */
const tryCard = ({ sandbox }: Business, reference: string, card: string) =>
  sandbox
    .post(`payment_intents/${reference}/pay`, { payment_method: card })
    .then(() => 'paid' as const)
    .catch((error: unknown) => (/card_error|declined/.test(String(error)) ? 'declined' : 'refused'))

/** From the tap on the button on: the secret is asked for, and then a card is tried. */
async function tap(business: Business, token: string, card: string, network?: string) {
  const opened = await openPayment(business.house, token, network).catch((error: { code: string }) => error)
  return 'code' in opened ? opened.code : tryCard(business, referenceIn(opened.clientSecret), card)
}

const several = async <T>(times: number, work: (at: number) => Promise<T>): Promise<T[]> => {
  const answers: T[] = []
  for (let at = 0; at < times; at++) answers.push(await work(at))
  return answers
}

const locksOf = ({ db }: House, invoiceId: string) =>
  db.select().from(paymentLocks).where(eq(paymentLocks.invoiceId, invoiceId)).orderBy(paymentLocks.since)

const made = () => ({
  code: 'generic_decline',
  declinedAt: null,
  fact: `ch_${newId()}`,
  fingerprint: newId(),
})

describe('card testing', () => {
  // promise 130

  withBusiness('60 tries on the page in a row end after six declines', async ({ business, house }) => {
    const { invoiceId, token } = await sendBill(business)
    const answers = await several(60, () => tap(business, token, DECLINED))
    expect(answers.filter((answer) => answer === 'declined')).toHaveLength(6)
    expect(answers.slice(6)).toEqual(Array(54).fill('Payment.Paused'))
    const [intent] = await intentsOf(business, invoiceId)
    expect(intent?.status).toBe('canceled')
    for (const whose of [business.organisationId, undefined]) {
      const { days, pauses } = await listCardTesting(house, whose, 'UTC')
      expect(pauses).toMatchObject([{ reason: 'link', declines: 6, invoiceId, liftedAt: null }])
      expect(days).toMatchObject([{ declines: 6, cards: 1, organisationId: business.organisationId }])
    }
    expect(await listCardTesting(house, newId(), 'UTC')).toEqual({ days: [], pauses: [] })
    expect(await locksOf(house, invoiceId)).toMatchObject([{ reason: 'link', declines: 6, liftedAt: null }])
    await daysLater(house)
    const again = await tap(business, token, 'pm_card_visa')
    expect(again).toBe('paid')
    await hearEvents(business)
    expect((await invoiceOf(business, invoiceId)).status).toBe('Paid')
  })

  withBusiness(
    '60 tries with one secret, past our page, end as soon as Stripe tells of six',
    async ({ business, house }) => {
      await daysLater(house)
      const { invoiceId, token } = await sendBill(business)
      const { clientSecret } = await openPayment(house, token)
      const answers = await several(60, async (at) => {
        // Stripe's events arrive while cards are being tried.
        if (at % 4 === 3) await hearEvents(business)
        return tryCard(business, referenceIn(clientSecret), DECLINED)
      })
      expect(answers.filter((answer) => answer === 'declined').length).toBeLessThanOrEqual(8)
      expect(answers.at(-1)).toBe('refused')
      await expect(openPayment(house, token)).rejects.toMatchObject({ code: 'Payment.Paused' })
      expect((await countProblems(house, business.organisationId)).pauses).toBeGreaterThan(0)
      expect((await paymentsOf(business, invoiceId)).map(({ state }) => state)).toEqual(['cancelled'])
      // Those who run the business see it, and lift it for a payer whom they know.
      const { organisationId } = business
      const listed = () => listProblemsToSolve(house, organisationId, { limit: 9, kind: ['pause'] })
      const pause = (await listed()).rows.find((one) => one.invoiceId === invoiceId)
      expect(pause && presentProblem(pause)).toMatchObject({
        ...{ kind: 'pause', about: 'invoice', reason: 'card testing: link', createdAt: expect.any(String) },
        retryPath: `/quarantine/pauses/${pause?.id}/lift`,
      })
      const lift = (organisation: string | undefined) =>
        liftPause(house, organisation, pause?.id ?? '', mayNothing)
      await expect(lift(newId())).rejects.toMatchObject({ code: 'Pause.NotFound' })
      // Operators say first why they change something there, also where their call names nobody.
      await expect(lift(undefined)).rejects.toMatchObject({ code: 'Operator.VisitNeeded' })
      for (let times = 0; times < 2; times++)
        expect(await lift(organisationId)).toMatchObject({ state: 'lifted' })
      expect((await listed()).rows.map((one) => one.id)).not.toContain(pause?.id)
      expect((await openPayment(house, token)).clientSecret).toContain('_secret_')
      // The next payer of the same business notices nothing.
      const other = await sendBill(business)
      expect(await tap(business, other.token, 'pm_card_visa')).toBe('paid')
      const [letter, ...more] = await house.db.select().from(outbox).where(eq(outbox.kind, 'payments-paused'))
      expect(more.length).toBeLessThanOrEqual(1)
      const mail = await composeMail(house, letter ?? { id: '', kind: '', content: {} })
      expect(mail.subject).toContain('Online-Zahlungen wurden angehalten')
      expect(house.logLines.join('\n')).not.toContain(token)
      expect(house.logLines.join('\n')).toContain('cards are being tested')
    },
  )

  withBusiness('three declines and then the right card are nothing special', async ({ business, house }) => {
    await daysLater(house)
    const { invoiceId, token } = await sendBill(business)
    const before = await house.db.$count(outbox, eq(outbox.kind, 'payments-paused'))
    for (const card of OTHERS) expect(await tap(business, token, card, '192.0.2.7')).toBe('declined')
    await hearEvents(business)
    expect((await viewInvoice(house, token, '192.0.2.7'))?.checkout).not.toBeNull()
    expect(await tap(business, token, 'pm_card_visa', '192.0.2.7')).toBe('paid')
    await hearEvents(business)
    expect((await invoiceOf(business, invoiceId)).status).toBe('Paid')
    expect(await locksOf(house, invoiceId)).toEqual([])
    expect(await house.db.$count(outbox, eq(outbox.kind, 'payments-paused'))).toBe(before)
  })

  withBusiness(
    'each decline counts once, however often and wherever it is heard',
    async ({ business, house }) => {
      await daysLater(house)
      const { invoiceId, token } = await sendBill(business)
      for (const card of OTHERS) await tap(business, token, card)
      await hearEvents(business)
      await hearEvents(business, (events) => events.toReversed())
      const [payment] = await paymentsOf(business, invoiceId)
      expect(await house.db.$count(declines, eq(declines.paymentId, payment?.id ?? ''))).toBe(3)
    },
  )

  withBusiness('two replicas count together, and lock once', async ({ business, house }) => {
    await daysLater(house)
    const { invoiceId, token } = await sendBill(business)
    await openPayment(house, token)
    const [payment] = await paymentsOf(business, invoiceId)
    if (!payment) throw new Error('no payment')
    const other = { ...house, db: openDatabase(house.env.databaseUrl) }
    try {
      await Promise.all(
        Array.from({ length: 12 }, (_, at) => pauseIfTested(at % 2 ? house : other, payment, made())),
      )
      expect(await locksOf(house, invoiceId)).toHaveLength(1)
      for (const replica of [house, other])
        await expect(openPayment(replica, token)).rejects.toMatchObject({ code: 'Payment.Paused' })
    } finally {
      await other.db.$client.end()
    }
  })

  withBusiness(
    'one card over many links, and one network with many cards, are stopped too',
    async ({ business, house }) => {
      await daysLater(house)
      const links = await several(12, () => sendBill(business))
      // Live, because test cards are everybody's.
      const card = newId()
      for (const { invoiceId, token } of links.slice(0, 8)) {
        await openPayment(house, token)
        const [tried] = await paymentsOf(business, invoiceId)
        if (tried) await pauseIfTested(house, { ...tried, livemode: true }, { ...made(), fingerprint: card })
      }
      // Each link that a card of ill repute is tried on is closed at once; the first five were any payer's.
      const opened = await several(8, (at) =>
        openPayment(house, links[at]?.token ?? '').catch(() => undefined),
      )
      expect(opened.map((it) => it !== undefined)).toEqual([...Array(5).fill(true), ...Array(3).fill(false)])
      expect(await tap(business, links[8]?.token ?? '', 'pm_card_visa')).toBe('paid')
      await daysLater(house)
      const [payment] = await (async () => {
        const { invoiceId, token } = await sendBill(business)
        await openPayment(house, token, '2001:db8::/64')
        return paymentsOf(business, invoiceId)
      })()
      if (!payment) throw new Error('no payment')
      for (let at = 0; at < 3; at++) await pauseIfTested(house, payment, made())
      const { invoiceId, token } = await sendBill(business)
      await openPayment(house, token, '2001:db8::/64')
      const [second] = await paymentsOf(business, invoiceId)
      if (!second) throw new Error('no payment')
      for (let at = 0; at < 3; at++) await pauseIfTested(house, second, made())
      const third = links[9]?.token ?? ''
      await expect(openPayment(house, third, '2001:db8::/64')).rejects.toMatchObject({
        code: 'Payment.Paused',
      })
      expect((await viewInvoice(house, third, '2001:db8::/64'))?.noCheckoutReason).toBe('paused')
      for (const elsewhere of ['192.0.2.9', '127.0.0.1', '10.0.0.8'])
        expect((await viewInvoice(house, third, elsewhere))?.checkout).not.toBeNull()
      // It protects every organisation, so that the one whose payer set it off neither sees it nor lifts it.
      const { organisationId } = business
      const seenBy = async (whose: string | undefined) =>
        (await listCardTesting(house, whose, 'UTC')).pauses.find(({ isNetwork }) => isNetwork)
      const pause = await seenBy(undefined)
      expect(pause).toMatchObject({ reason: 'network', organisationId })
      expect(await seenBy(organisationId)).toBeUndefined()
      const { rows } = await listProblemsToSolve(house, organisationId, { limit: 50, kind: ['pause'] })
      expect(rows.map(({ about }) => about)).not.toContain('network')
      expect((await countProblems(house, organisationId)).pauses).toBe(rows.length)
      const id = pause?.id ?? ''
      await expect(liftPause(house, organisationId, id, mayNothing)).rejects.toMatchObject({
        code: 'Pause.NotFound',
      })
      await expect(openPayment(house, third, '2001:db8::/64')).rejects.toMatchObject({
        code: 'Payment.Paused',
      })
      expect(await liftPause(house, undefined, id, mayNothing)).toMatchObject({ state: 'lifted' })
      expect((await openPayment(house, third, '2001:db8::/64')).clientSecret).toContain('_secret_')
    },
  )

  withBusiness(
    'each lock of a day is longer, and all of it is forgotten in time',
    async ({ business, house }) => {
      await daysLater(house)
      const { invoiceId, token } = await sendBill(business)
      const minutes: number[] = []
      for (let round = 0; round < 4; round++) {
        await several(7, () => tap(business, token, DECLINED))
        const lock = (await locksOf(house, invoiceId)).at(-1)
        minutes.push(((lock?.until.getTime() ?? 0) - (lock?.since.getTime() ?? 0)) / 60_000)
        await house.db.delete(declines)
        await house.db.update(paymentLocks).set({ until: new Date(0) })
      }
      expect(minutes).toEqual([10, 20, 40, 80])
      const long = new Date(house.clock.now().getTime() - 91 * 86_400_000)
      await house.db.update(declines).set({ occurredAt: long })
      await house.db.update(paymentLocks).set({ since: long, until: long })
      await purge(house)
      expect(await house.db.$count(declines)).toBe(0)
      expect(await locksOf(house, invoiceId)).toEqual([])
    },
  )

  withBusiness(
    'while an organisation is being tested, its links are closed after three',
    async ({ business, house }) => {
      await daysLater(house)
      const { organisationId } = business
      const row = { organisationId, paymentId: newId(), code: 'x', occurredAt: house.clock.now() }
      await house.db
        .insert(declines)
        .values(Array.from({ length: 61 }, () => ({ ...row, fact: newId(), subject: `invoice:${newId()}` })))
      const { token } = await sendBill(business)
      expect(await several(5, (at) => tap(business, token, OTHERS[at % 3] ?? ''))).toEqual([
        ...Array(3).fill('declined'),
        ...Array(2).fill('Payment.Paused'),
      ])
    },
  )
})

describe('the way out', () => {
  const door = (handler: typeof askForCode, token: string, body?: object) =>
    call(handler, { params: { token }, headers: { 'x-remit-address': '192.0.2.1' }, ...(body && { body }) })
  const codeIn = (text: string) => /\b(\d{4} \d{4})\b/.exec(text)?.[1] ?? ''
  const lastCode = async ({ db, ...house }: House) => {
    const letters = await db.select().from(outbox).where(eq(outbox.kind, 'unlock-code'))
    const mail = await composeMail({ ...house, db }, letters.at(-1) ?? { id: '', kind: '', content: {} })
    return { mail, code: codeIn(String(mail.text)) }
  }

  withBusiness(
    'a code that is emailed to the recipient of the invoice lifts the lock, once',
    async ({ business, house }) => {
      await daysLater(house)
      const { invoiceId, token } = await sendBill(business)
      await several(7, () => tap(business, token, DECLINED))
      const refused = await door(checkoutSession, token)
      expect([refused.status, refused.json.code]).toEqual([429, 'Payment.Paused'])
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(500)
      expect(await viewInvoice(house, token)).toMatchObject({
        ...{ checkout: null, noCheckoutReason: 'paused', pausedMinutes: 10 },
      })
      expect((await door(askForCode, token)).status).toBe(204)
      const { code, mail } = await lastCode(house)
      expect(mail.to).toMatchObject([{ address: 'accounts@lindenhof.example' }])
      // Neither the outbox nor the lock holds it.
      const kept = JSON.stringify([await house.db.select().from(outbox), await locksOf(house, invoiceId)])
      expect(kept).not.toContain(code.replace(' ', ''))
      const wrong = await door(enterCode, token, { code: '0000 0000' })
      expect([wrong.status, wrong.json.code]).toEqual([409, 'Payment.CodeInvalid'])
      expect((await door(enterCode, token, { code })).status).toBe(204)
      expect((await door(enterCode, token, { code })).json.code).toBe('Payment.CodeInvalid')
      expect(await tap(business, token, 'pm_card_visa')).toBe('paid')
    },
  )

  withBusiness('codes are neither mailed nor guessed without end', async ({ business, house }) => {
    await daysLater(house)
    const { token } = await sendBill(business)
    await several(7, () => tap(business, token, DECLINED))
    const asked = await several(4, () => door(askForCode, token))
    expect(asked.map(({ status }) => status)).toEqual([204, 204, 204, 429])
    const tries = await several(12, (at) => door(enterCode, token, { code: String(at) }))
    expect(tries.map(({ status }) => status)).toEqual([...Array(10).fill(409), 429, 429])
  })

  withBusiness(
    'where nothing is paused, nothing is mailed, and nobody learns so',
    async ({ business, house }) => {
      const { token } = await sendBill(business)
      const before = await house.db.$count(outbox, eq(outbox.kind, 'unlock-code'))
      expect((await door(askForCode, token)).status).toBe(204)
      expect(await house.db.$count(outbox, eq(outbox.kind, 'unlock-code'))).toBe(before)
      expect((await door(enterCode, token, { code: '1234 5678' })).json.code).toBe('Payment.CodeInvalid')
      expect((await door(askForCode, 'no-such-link')).json.code).toBe('Payment.InvalidToken')
    },
  )
})
