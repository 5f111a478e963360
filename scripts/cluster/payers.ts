// Payers at a steady pace through the front door, each until its invoice is paid; and a witness that writes all the time.
import { randomBytes, randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Chance } from './chance'

const GIVES_UP_AFTER_MS = 120_000
const ASKS_AGAIN_AFTER_S = 1
const ANSWERS_WITHIN_MS = 8_000

export interface Seller {
  organisationId: string
  accountId: string
  customerId: string
}

export interface Bill {
  id: string
  number: string
  url: string
  amountMinor: number
}

export interface Front {
  url: string
  sandboxUrl: string
  apiKey: string
}

class Refused extends Error {
  override name = 'Refused'
  constructor(
    message: string,
    readonly retryAfterS: number,
  ) {
    super(message)
  }
}

/** From many addresses, as in life: one alone would soon be slowed down. */
const someAddress = () => `198.51.${randomInt(256)}.${randomInt(1, 255)}`

interface Call {
  method?: string
  path: string
  body?: object
  organisationId?: string
  idempotencyKey?: string
}

export async function call<Answer>({ apiKey, url }: Front, asked: Call): Promise<Answer> {
  const { body, idempotencyKey, method = body ? 'POST' : 'GET', organisationId, path } = asked
  const answer = await fetch(path.startsWith('http') ? path : url + path, {
    method,
    signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
    headers: {
      'x-dolfin-api-key': apiKey,
      'x-forwarded-for': someAddress(),
      ...(organisationId && { 'x-dolfin-organisation-id': organisationId }),
      ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  if (!answer.ok) {
    const retryAfterS = Number(answer.headers.get('retry-after') ?? ASKS_AGAIN_AFTER_S)
    throw new Refused(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`, retryAfterS)
  }
  return JSON.parse(text) as Answer
}

async function act(sandboxUrl: string, path: string, body: object): Promise<number> {
  const answer = await fetch(`${sandboxUrl}/_sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  await answer.text()
  return answer.status
}

export async function openSeller(front: Front): Promise<Seller> {
  const organisation = await call<{ id: string }>(front, {
    path: '/organisations',
    body: { name: 'Bäckerei Morgenrot', country: 'DE', defaultCurrency: 'EUR' },
  })
  const { id: organisationId } = organisation
  const path = `/organisations/${organisationId}/payment-account`
  const { accountId } = await call<{ accountId: string }>(front, { method: 'POST', path: `${path}/enable` })
  await act(front.sandboxUrl, `accounts/${accountId}/finish-onboarding`, { outcome: 'active' })
  await call(front, { path: `${path}/status` })
  const customer = { name: 'Hotel Lindenhof', email: 'payer@example.com' }
  const { id: customerId } = await call<{ id: string }>(front, {
    path: '/customers',
    body: customer,
    organisationId,
  })
  return { organisationId, accountId, customerId }
}

/** As a program does it that was told to try again, and when. Counts in `refusals` what it was told. */
async function stubbornly<T>(work: () => Promise<T>, refusals: Map<string, number>): Promise<T> {
  const begun = performance.now()
  for (;;)
    try {
      return await work()
    } catch (error) {
      const what = error instanceof Refused ? error.message.replace(/^\S+ \S+: (\d+).*/s, '$1') : 'no answer'
      refusals.set(what, (refusals.get(what) ?? 0) + 1)
      if (performance.now() - begun > GIVES_UP_AFTER_MS) throw error
      const seconds = error instanceof Refused ? error.retryAfterS : ASKS_AGAIN_AFTER_S
      // Not all at the same moment.
      await pause(seconds * 1000 * (1 + Math.random()))
    }
}

export class Payers {
  /** What the app has acknowledged to have made, and to have sent. */
  readonly bills: Bill[] = []
  /** Those that the payers have paid, as Stripe says. */
  readonly paid: Bill[] = []
  readonly refusals = new Map<string, number>()
  readonly failures: string[] = []
  private readonly running = new Set<Promise<void>>()
  private ticker: NodeJS.Timeout | undefined

  constructor(
    private readonly front: Front,
    private readonly seller: Seller,
    private readonly chance: Chance,
  ) {}

  begin(perSecond: number): void {
    this.ticker = setInterval(() => this.add(), 1000 / perSecond)
  }

  add(): void {
    const one: Promise<void> = this.live()
      .catch((error: unknown) => void this.failures.push(String(error)))
      .finally(() => this.running.delete(one))
    this.running.add(one)
  }

  /** Takes no new ones, and waits for those that have begun. */
  async end(): Promise<void> {
    clearInterval(this.ticker)
    while (this.running.size > 0) await Promise.all(this.running)
  }

  private async live(): Promise<void> {
    await this.pay(await this.send())
  }

  async send(): Promise<Bill> {
    const { front, refusals, seller } = this
    const { customerId, organisationId } = seller
    const idempotencyKey = randomBytes(12).toString('hex')
    // Each its own amount, so that money which went to another invoice shows.
    const amountMinor = this.chance.between(150, 250_000)
    const unitPrice = (amountMinor / 100).toFixed(2)
    const lineItems = [{ description: 'Breakfast rolls', quantity: 1, unitPrice }]
    const { id } = await stubbornly(
      () =>
        call<{ id: string }>(front, {
          path: '/invoices',
          body: { customerId, currency: 'EUR', lineItems },
          organisationId,
          idempotencyKey,
        }),
      refusals,
    )
    const sent = await stubbornly(
      () =>
        call<{ documentNumber: string; paymentUrl: string }>(front, {
          method: 'POST',
          path: `/invoices/${id}/send`,
          organisationId,
          idempotencyKey: `${idempotencyKey}-send`,
        }),
      refusals,
    )
    const bill = { id, number: sent.documentNumber, url: sent.paymentUrl, amountMinor }
    this.bills.push(bill)
    return bill
  }

  async pay(bill: Bill): Promise<void> {
    const { front, refusals } = this
    const { clientSecret } = await stubbornly(
      () => call<{ clientSecret: string }>(front, { method: 'POST', path: `${bill.url}/checkout-session` }),
      refusals,
    )
    const intent = clientSecret.split('_secret_')[0]
    const status = await act(front.sandboxUrl, `payment_intents/${intent}/pay`, {
      payment_method: 'pm_card_visa',
    })
    if (status !== 200) throw new Error(`${bill.number}: the sandbox answered ${status} to the payment`)
    this.paid.push(bill)
  }
}

const WITNESSED_EVERY_MS = 200

/** Writes something small all the time, one after another, and looks for it in the list: what was acknowledged, and how long nothing was. */
export class Witness {
  readonly acknowledged: { id: string; at: number }[] = []
  /** Acknowledged, and not in the list that was asked for right after. */
  readonly missed: string[] = []
  looked = 0
  private isOver = false
  private running = Promise.resolve()

  constructor(
    private readonly front: Front,
    private readonly seller: Seller,
  ) {}

  begin(): void {
    this.running = this.watch()
  }

  async end(): Promise<void> {
    this.isOver = true
    await this.running
  }

  /** The longest time without an acknowledged write that ends after then; it goes on while none has come. */
  longestGapSince(since: number): number {
    const times = this.acknowledged.map(({ at }) => at)
    const before = times.findLast((at) => at <= since) ?? since
    const all = [before, ...times.filter((at) => at > since)]
    return Math.max(0, ...all.slice(1).map((at, index) => at - (all[index] ?? at)))
  }

  /** That many writes acknowledged since then. */
  countSince = (since: number): number => this.acknowledged.filter(({ at }) => at > since).length

  private async watch(): Promise<void> {
    const { organisationId } = this.seller
    while (!this.isOver) {
      try {
        const email = `witness-${this.acknowledged.length}@example.com`
        const body = { name: 'Witness', email }
        const { id } = await call<{ id: string }>(this.front, { path: '/customers', body, organisationId })
        this.acknowledged.push({ id, at: performance.now() })
        const path = `/customers?${new URLSearchParams({ email })}`
        const { data } = await call<{ data: { id: string }[] }>(this.front, { path, organisationId })
        this.looked++
        if (!data.some((one) => one.id === id)) this.missed.push(id)
      } catch {
        // Refused or cut: nothing was acknowledged, and the gap shows it.
      }
      await pause(WITNESSED_EVERY_MS)
    }
  }
}
