// The addresses behind a payer's link: all wrong links look alike, a view leaves no trace, and secrets stay secret.
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { POST as checkoutRoute } from '@/app/i/[token]/checkout-session/route'
import { GET as progressRoute } from '@/app/i/[token]/progress/route'
import { GET as returnRoute } from '@/app/i/[token]/return/route'
import { GET as viewRoute } from '@/app/i/[token]/view/route'
import { invoiceLinks } from '@/db/schema/invoice-links'
import { invoices } from '@/db/schema/invoices'
import { newSecret } from '@/lib/ids'
import { rotateLink } from '@/lib/invoices/rotate-link'
import { openPayment } from '@/lib/payments/open'
import { resolveReturn } from '@/lib/payments/resolve-return'
import { sweepPayments } from '@/lib/payments/sweep'
import { voidInvoice } from '@/lib/payments/void-invoice'
import { type Business, openBusiness, sendBill, tokenOf } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { hear, ofType, openBill } from '@/lib/testing/event-desk'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { type TestHouse, testHouse } from '@/lib/testing/house'
import { allRows, countRows } from '@/lib/testing/rows'
import { viewInvoice } from './view-invoice'

const ROUTES = [viewRoute, progressRoute, checkoutRoute]

const comeBack = (token: string, query = '') =>
  returnRoute(new Request(`http://localhost:3000/i/${token}/return${query}`), {
    params: Promise.resolve({ token }),
  })

describe('a wrong link', () => {
  async function wrongLinks(business: Business): Promise<Record<string, string>> {
    const revoked = await sendBill(business)
    await rotateLink(business.house, business.organisationId, revoked.invoiceId)
    const expired = await sendBill(business)
    await voidInvoice(business.house, business.organisationId, expired.invoiceId)
    const longAgo = new Date(business.house.clock.now().getTime() - 91 * 86_400_000)
    await business.house.db
      .update(invoiceLinks)
      .set({ createdAt: longAgo })
      .where(eq(invoiceLinks.invoiceId, expired.invoiceId))
    await business.house.db
      .update(invoices)
      .set({ voidedAt: longAgo })
      .where(eq(invoices.id, expired.invoiceId))
    const foreign = await testHouse({
      withSandbox: true,
      env: { AUTH_SECRET: 'the secret of quite another house of bills' },
    })
    const { token } = await sendBill(await openBusiness(foreign))
    await foreign.close()
    Object.assign(globalThis, { remitHouse: business.house })
    return {
      unknown: newSecret(),
      revoked: revoked.token,
      expired: expired.token,
      foreign: token,
      short: 'x',
      long: 'x'.repeat(5000),
      'with NUL': `${'a'.repeat(42)}\u0000`,
      'with a path': '../../invoices',
      'with quotes': `' or 1=1 --`,
    }
  }

  // promise 87
  it('gets identical bytes, whatever is wrong with it', async ({ business, house }) => {
    const links = await wrongLinks(business)
    for (const route of ROUTES) {
      const answers = await Promise.all(
        Object.values(links).map(async (token) => {
          const { headers, status, text } = await call(route, { params: { token } })
          const kept = [...headers].filter(([name]) => name !== 'x-request-id' && name !== 'date')
          return JSON.stringify([status, kept, text])
        }),
      )
      expect(new Set(answers).size).toBe(1)
      expect(JSON.parse(answers[0] ?? '')[0]).toBe(404)
    }
    for (const token of Object.values(links)) expect(await viewInvoice(house, token)).toBeUndefined()
  })

  // promise 87
  it('never asks Stripe, not even on the return page', async ({ business }) => {
    const before = await business.sandbox.requests(business.accountId)
    for (const token of Object.values(await wrongLinks(business))) {
      expect((await comeBack(token)).status).toBe(303)
      await call(checkoutRoute, { params: { token } })
    }
    expect(await business.sandbox.requests(business.accountId)).toHaveLength(before.length)
  })
})

// promise 91
it('leaves no trace of a view: no row anywhere, nothing asked of Stripe', async ({ business, house }) => {
  const { token } = await sendBill(business)
  const rows = await countRows(house)
  const asked = await business.sandbox.requests(business.accountId)
  for (let turn = 0; turn < 20; turn++) {
    expect(await viewInvoice(house, token)).toMatchObject({ state: 'due' })
    expect((await call(viewRoute, { params: { token } })).status).toBe(200)
  }
  expect(await countRows(house)).toEqual(rows)
  expect(await business.sandbox.requests(business.accountId)).toHaveLength(asked.length)
})

it('an open page that asks how far it is leaves no trace, and asks nothing of Stripe', async ({
  business,
  house,
}) => {
  const { token } = await sendBill(business)
  const rows = await countRows(house)
  const asked = await business.sandbox.requests(business.accountId)
  for (let turn = 0; turn < 20; turn++)
    expect((await call(progressRoute, { params: { token } })).status).toBe(200)
  expect(await countRows(house)).toEqual(rows)
  expect(await business.sandbox.requests(business.accountId)).toHaveLength(asked.length)
})

describe('coming back from paying', () => {
  // promise 54
  it.for([
    '?paid=1',
    '?redirect_status=succeeded',
    '?payment_intent=pi_somebody_elses&payment_intent_client_secret=pi_x_secret_y&redirect_status=succeeded',
    '?session_id=cs_test_other',
  ])('ignores the query string (%s)', async (query, { business, house }) => {
    const bill = await openBill(business)
    const answer = await comeBack(bill.token, query)
    expect(answer.headers.get('location')).toBe(`/i/${bill.token}`)
    expect(await viewInvoice(house, bill.token)).toMatchObject({ state: 'due', amountPaidMinor: 0 })
    expect((await bill.books()).ledger).toEqual([])
  })

  // promise 54
  it('shows paid before any webhook, because Stripe says so', async ({ business, house }) => {
    const bill = await openBill(business)
    await bill.pay()
    await comeBack(bill.token, '?redirect_status=failed')
    expect(await viewInvoice(house, bill.token)).toMatchObject({ state: 'paid', checkout: null })
  })

  // promise 54
  it('shows what is known when Stripe cannot be asked, and loses nothing', async ({ business, house }) => {
    const bill = await openBill(business)
    await bill.pay()
    const path = `/v1/payment_intents/${bill.reference}`
    await business.sandbox.post('faults', { account: business.accountId, method: 'GET', path, kind: '503' })
    expect((await comeBack(bill.token)).status).toBe(303)
    expect(await viewInvoice(house, bill.token)).toMatchObject({ state: 'due' })
    await comeBack(bill.token)
    expect(await viewInvoice(house, bill.token)).toMatchObject({ state: 'paid' })
  })

  it('is rate-limited in asking Stripe', async ({ business }) => {
    const bill = await openBill(business)
    const before = await business.sandbox.requests(business.accountId)
    for (let n = 0; n < 60; n++) expect((await comeBack(bill.token)).status).toBe(303)
    const asked = (await business.sandbox.requests(business.accountId)).length - before.length
    expect(asked).toBeGreaterThan(0)
    expect(asked).toBeLessThan(40)
  })

  // promise 55
  it('is settled by the webhook alone, by the return alone, by the sweep alone', async ({
    business,
    house,
  }) => {
    const ways: ((bill: Awaited<ReturnType<typeof openBill>>) => Promise<unknown>)[] = [
      async (bill) => hear(business, [ofType(await bill.events(), 'payment_intent.succeeded')]),
      (bill) => resolveReturn(house, bill.token),
      async () => {
        house.clock.advance(3600)
        await sweepPayments(house)
      },
    ]
    for (const settle of ways) {
      const bill = await openBill(business)
      await bill.pay()
      await settle(bill)
      expect(await bill.books()).toMatchObject({
        ledger: ['payment 14076'],
        letters: ['paid-notice', 'receipt'],
      })
    }
  })

  // promise 55
  it('is one payment and one receipt when all three come at once', async ({ business, house }) => {
    const bill = await openBill(business)
    await bill.pay()
    const events = await bill.events()
    house.clock.advance(3600)
    const back = () => comeBack(bill.token)
    await Promise.all([
      back(),
      back(),
      back(),
      sweepPayments(house),
      sweepPayments(house),
      hear(business, events),
    ])
    expect(await bill.books()).toMatchObject({
      ledger: ['payment 14076'],
      letters: ['paid-notice', 'receipt'],
    })
    expect((await bill.books()).payments).toMatchObject([{ state: 'succeeded' }])
  })
})

// promise 90, promise 93
it('keeps links and client secrets out of every log line and every row, whatever goes wrong', async ({
  business,
  house,
}) => {
  house.logLines.length = 0
  const bill = await openBill(business)
  const { clientSecret } = await openPayment(house, bill.token)
  const session = await call(checkoutRoute, { params: { token: bill.token } })
  expect(session.text).toContain(clientSecret)
  await business.sandbox.post('faults', {
    account: business.accountId,
    path: `/v1/payment_intents/${bill.reference}`,
    kind: '500',
    times: 2,
  })
  await call(checkoutRoute, { params: { token: bill.token } })
  await comeBack(bill.token, `?payment_intent_client_secret=${clientSecret}`)
  await bill.decline()
  await bill.pay()
  await hear(business, await bill.events())
  await comeBack(bill.token)
  await breakDatabase(house, bill.token)
  for (const [name, log] of Object.entries({
    error: house.log.error,
    warn: house.log.warn,
    info: house.log.info,
    debug: house.log.debug,
  })) {
    const cause = new Error(`no answer from https://pay.example/i/${bill.token}/view?x=${clientSecret}`)
    const say = log.bind(house.log)
    say(
      { err: new Error('went wrong', { cause }), url: `/i/${bill.token}`, deep: { token: bill.token } },
      `${name} at /i/${bill.token}`,
    )
    say({ back: `return_url=https%3A%2F%2Fpay.example%2Fi%2F${bill.token}` }, clientSecret)
  }
  const secretPart = clientSecret.split('_secret_')[1] ?? 'none'
  const lines = house.logLines.join('')
  expect(house.logLines.length).toBeGreaterThan(15)
  expect(lines).not.toContain(bill.token)
  expect(lines).not.toContain(secretPart)
  const rows = await allRows(house)
  expect(rows).toContain(bill.reference)
  expect(rows).not.toContain(secretPart)
  expect(rows).not.toContain(await tokenOf(house, bill.invoiceId))
})

/** Every address of the link once, while the database refuses to read invoices. */
async function breakDatabase(house: TestHouse, token: string): Promise<void> {
  await house.db.execute('alter table invoice_links rename to hidden_links')
  for (const route of ROUTES) expect((await call(route, { params: { token } })).status).toBe(500)
  expect((await comeBack(token)).status).toBe(303)
  await house.db.execute('alter table hidden_links rename to invoice_links')
}
