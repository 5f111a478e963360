// The app is killed again and again while payers pay and webhooks come twice, mixed up or never: 0 lost, 0 double, 0 stuck.
import { type App, createClient, startApp } from './support/app'
import { dice } from './support/chance'
import { type Sandbox, sandboxAt } from './support/sandbox'
import { type Bill, type Invoice, openSeller, type Seller } from './support/seller'
import { expect, test } from './support/shared-app'

const PAYMENTS = Number(process.env.REMIT_CHAOS_PAYMENTS ?? 40)
const SEED = Number(process.env.REMIT_CHAOS_SEED ?? 2026)
const KILLS = Math.ceil(PAYMENTS / 10)
const LANES = 6
const RESOLVED_WITHIN_MS = 60_000
/** A letter that was being sent when its sender was killed is taken again once the outbox's lease of 90 s has ended. */
const MAILED_WITHIN_MS = 120_000
/** A kill hits this long, at most, after a request has begun. */
const KILL_DELAY_MS = 80

/** Most are paid; some are paid from two tabs at once, some are declined, some are only looked at. */
type Fate = 'paid' | 'paid from two tabs' | 'declined' | 'opened'

const fateOf = (index: number): Fate => {
  const fates: Partial<Record<number, Fate>> = { 3: 'paid from two tabs', 6: 'declined', 9: 'opened' }
  return fates[index % 10] ?? 'paid'
}

let app: App
let sandbox: Sandbox
let seller: Seller

test.beforeAll(async () => {
  app = await startApp()
  sandbox = sandboxAt(app.sandboxUrl)
  const { apiKey } = await createClient(app, 'Ledgerly')
  seller = await openSeller(app.url, sandbox, apiKey)
})

test.afterAll(() => app?.stop())

async function inLanes<T>(items: T[], work: (item: T, index: number) => Promise<unknown>): Promise<void> {
  const waiting = [...items.entries()]
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await work(next[1], next[0])
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}

/** Kills the app at chosen requests of the payers, shortly after they have begun. */
function executioner(chance: () => number) {
  // Every payer asks at least once, so all of these come.
  const due = new Set<number>()
  while (due.size < KILLS) due.add(1 + Math.floor(chance() * PAYMENTS))
  let asked = 0
  let killed = 0
  let turn = Promise.resolve()
  const killAndRestart = async () => {
    await app.kill9()
    killed++
    await app.restart()
  }
  return {
    hear() {
      if (!due.has(++asked)) return
      const delayMs = chance() * KILL_DELAY_MS
      turn = turn.then(() => new Promise((done) => setTimeout(done, delayMs))).then(killAndRestart)
    },
    settled: async () => {
      await turn
      return killed
    },
  }
}

/** As often as it takes, like a person who reloads. Undefined when there is nothing to pay any more. */
async function openStubbornly(bill: Bill, hear: () => void): Promise<string | undefined> {
  let intent: string | undefined
  await expect(async () => {
    const asking = fetch(`${bill.url}/checkout-session`, { method: 'POST' })
    hear()
    const answer = await asking
    const body = (await answer.json()) as { clientSecret?: string; code?: string }
    intent = body.clientSecret?.split('_secret_')[0]
    if (!intent) expect(body.code).toBe('Payment.InvoiceNotPayable')
  }).toPass()
  return intent
}

async function payStubbornly(bill: Bill, method: string, hear: () => void): Promise<void> {
  const intent = await openStubbornly(bill, hear)
  if (!intent) return
  const answer = await fetch(`${sandbox.url}/_sandbox/payment_intents/${intent}/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ payment_method: method }),
  })
  // 402: declined. 400: the other tab was faster.
  expect([200, 400, 402]).toContain(answer.status)
}

const LIVES: Record<Fate, (bill: Bill, hear: () => void) => Promise<unknown>> = {
  paid: (bill, hear) => payStubbornly(bill, 'pm_card_visa', hear),
  'paid from two tabs': (bill, hear) =>
    Promise.all([payStubbornly(bill, 'pm_card_visa', hear), payStubbornly(bill, 'pm_card_visa', hear)]),
  declined: (bill, hear) => payStubbornly(bill, 'pm_card_chargeDeclined', hear),
  opened: openStubbornly,
}

async function allInvoices(): Promise<Map<string, Invoice>> {
  const found = new Map<string, Invoice>()
  let cursor: string | null = ''
  while (cursor !== null) {
    const query: string = `limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`
    const page: { data: Invoice[]; nextCursor: string | null } = await seller.api('GET', `/invoices?${query}`)
    for (const invoice of page.data) found.set(invoice.documentNumber, invoice)
    cursor = page.nextCursor
  }
  return found
}

/** Document number → how often Stripe has charged for it. */
async function chargesByNumber(): Promise<Map<string, number>> {
  const intents = await sandbox.objects('payment_intent', seller.accountId)
  const numbers = new Map(
    intents.map(({ description, id }) => [id, String(description).replace('Invoice ', '')]),
  )
  const charges = new Map<string, number>()
  for (const { payment_intent, status } of await sandbox.ledger(seller.accountId)) {
    const number = numbers.get(payment_intent) ?? 'unknown'
    if (status === 'succeeded') charges.set(number, (charges.get(number) ?? 0) + 1)
  }
  return charges
}

const receiptsTo = async ({ payerEmail }: Bill): Promise<number> => {
  const mails = await sandbox.mails(payerEmail)
  const receipts = mails.filter(({ subject }) => subject.startsWith('Receipt'))
  // Killed between sending and noting it, the app sends the very same letter again, which mailboxes know by its id.
  return new Set(receipts.map(({ headers }) => headers['message-id'])).size
}

// promise 114
test(`${PAYMENTS} payments survive ${KILLS} kills`, async () => {
  test.setTimeout(300_000 + PAYMENTS * 5_000)
  const chance = dice(SEED)
  const bills: Bill[] = []
  await inLanes(Array.from({ length: PAYMENTS }), async (_, index) => {
    bills[index] = await seller.bill()
  })
  await sandbox.disturbWebhooks({ drop: 0.2, duplicate: 0.5, shuffle: 6, seed: SEED })
  const { hear, settled } = executioner(chance)
  await inLanes(bills, (bill, index) => LIVES[fateOf(index)](bill, hear))
  expect(await settled()).toBe(KILLS)

  const wanted = new Map(bills.map(({ number }, index) => [number, fateOf(index).startsWith('paid')]))
  const charges = await chargesByNumber()
  const astray = () => [...charges].filter(([number, times]) => times !== 1 || !wanted.get(number))
  expect(astray(), 'charged twice, or though nobody paid').toEqual([])
  expect(charges.size).toBe([...wanted.values()].filter(Boolean).length)
  const begun = performance.now()
  const wrong = async () => {
    const invoices = await allInvoices()
    return [...wanted].filter(([number, isWanted]) => {
      const invoice = invoices.get(number)
      return (
        invoice?.status !== (isWanted ? 'Paid' : 'Sent') || invoice.amountPaid !== (isWanted ? 140.76 : 0)
      )
    })
  }
  await expect.poll(async () => (await wrong()).length, { timeout: RESOLVED_WITHIN_MS }).toBe(0)
  const resolved = Math.round((performance.now() - begun) / 1000)
  test.info().annotations.push({ type: 'resolved', description: `all in agreement after ${resolved} s` })
  console.log(`  ${PAYMENTS} payments, ${KILLS} kills, seed ${SEED}: all in agreement after ${resolved} s`)

  const paid = bills.filter(({ number }) => wanted.get(number))
  const letters = async () => {
    const counts = await Promise.all(paid.map(receiptsTo))
    return counts.filter((count) => count !== 1).length
  }
  await expect.poll(letters, { timeout: MAILED_WITHIN_MS }).toBe(0)
})
