// A walk through each API, every operation once and in the order of its documentation: what must be there before a call, and whose ids go into it.
import { randomUUID } from 'node:crypto'
import { expect } from 'playwright/test'
import { type Addresses, createClient } from './app'
import { type Sandbox, sandboxAt } from './sandbox'
import { openSeller, platformApi, type Seller } from './seller'

export interface Stage {
  app: Addresses
  sandbox: Sandbox
  seller: Seller
  apiKey: string
  /** Ids and the like, by what they are of. */
  things: Record<string, string>
}

export interface Stop {
  /** Parameters of the path that are of another thing than usual. */
  path?: Record<string, string>
  /** Fields of the printed body, or of the query, whose example is nobody's: each with the thing that takes its place. */
  fields?: Record<string, string>
  /** What must have happened elsewhere. */
  before?: (stage: Stage) => Promise<void>
  /** What the answer's id is of. */
  makes?: string
  /** Where the id stands in the answer, if not in `id`. */
  from?: string
  /** There is nothing to call it about: only the refusal can be seen. */
  refused?: number
}

export type Tour = Record<string, Stop>

/** A merchant's account of their own, as the sandbox takes any. */
export const newShopKey = () => `sk_test_${randomUUID().replaceAll('-', '')}`

/** The application of a shop with a provider that takes the money, and its key. */
export async function openApplication(api: Seller['api']): Promise<{ id: string; token: string }> {
  const { id } = await api<{ id: string }>('POST', '/api/v1/applications', { name: 'Web shop' })
  await api('POST', `/api/v1/applications/${id}/providers`, {
    name: 'stripe',
    paymentMethods: ['card'],
    credentials: { apiKey: newShopKey() },
  })
  const { fullKey } = await api<{ fullKey: string }>('POST', `/api/v1/applications/${id}/api-keys`, {})
  return { id, token: fullKey }
}

/** Each tour has a platform of its own: what it changes there is nobody else's. */
export async function openStage(app: Addresses): Promise<Stage> {
  const { apiKey, clientId } = await createClient(app, 'Ledgerly')
  const sandbox = sandboxAt(app.sandboxUrl)
  const seller = await openSeller(app.url, sandbox, apiKey)
  const { id: application, token } = await openApplication(seller.api)
  const things = {
    ...{ organisation: seller.organisationId, client: clientId, application, bearer: token },
    ...{ shopKey: newShopKey(), hook: `${app.sandboxUrl}/_sandbox`, email: `${randomUUID()}@example.com` },
  }
  return { app, sandbox, seller, apiKey, things }
}

/** Which thing a parameter of a path usually names. */
const USUAL: [path: RegExp, parameter: string, thing: string][] = [
  [/^\/organisations\//, 'id', 'organisation'],
  [/^\/customers\//, 'id', 'customer'],
  [/^\/invoices\//, 'id', 'invoice'],
  [/^\/credit-notes\//, 'id', 'creditNote'],
  [/^\/recurring-invoices\//, 'id', 'recurringInvoice'],
  [/^\/payments\//, 'id', 'payment'],
  [/^\/refunds\//, 'id', 'refund'],
  [/^\/disputes\//, 'id', 'dispute'],
  [/^\/payouts\//, 'id', 'payout'],
  [/^\/events\//, 'id', 'event'],
  [/^\/tax-rates\//, 'id', 'taxRate'],
  [/^\/api-keys\//, 'id', 'key'],
  [/^\/clients\//, 'id', 'client'],
  [/^\/webhook-subscriptions\//, 'id', 'subscription'],
  [/^\/api\/v1\/applications\//, 'id', 'application'],
  [/^\/api\/v1\/sessions\//, 'id', 'session'],
  [/./, 'userId', 'member'],
  [/./, 'paymentId', 'payment'],
  [/./, 'articleId', 'article'],
  [/./, 'Id', 'article'],
  [/./, 'keyId', 'key'],
  [/./, 'token', 'token'],
  [/./, 'sessionId', 'checkout'],
  [/./, 'connectionId', 'connection'],
  [/./, 'webhookId', 'webhook'],
  [/./, 'deliveryId', 'delivery'],
]

/** The parameters of an operation's path with what they are this time; what nobody has made stays an id of nothing. */
export function pathValues(path: string, { path: other = {} }: Stop, { things }: Stage) {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  return Object.fromEntries(
    names.map((name) => {
      const thing =
        other[name] ?? USUAL.find(([of, parameter]) => parameter === name && of.test(path))?.[2] ?? ''
      return [name, things[thing] ?? randomUUID()]
    }),
  )
}

/** Fields that name the same thing wherever they stand. */
const ALWAYS: Record<string, string> = {
  customerId: 'customer',
  organisationId: 'organisation',
  applicationId: 'application',
  CompanyId: 'organisation',
  url: 'hook',
}

/** The printed text with ids of ours in it, whichever language it is in. */
export function filled(text: string, { fields = {} }: Stop, { things }: Stage): string {
  let result = text.replace(
    /(x-dolfin-organisation-id['"]?: ['"]?)[\da-f-]{36}/,
    `$1${things.organisation ?? ''}`,
  )
  for (const [field, thing] of Object.entries({ ...ALWAYS, ...fields })) {
    const value = things[thing]
    if (value === undefined) continue
    const shown = /^\d+$/.test(value) ? value : JSON.stringify(value)
    result = result
      .replace(new RegExp(`("${field}": )(?:"(?:[^"\\\\]|\\\\.)*"|-?[\\d.]+)`, 'g'), `$1${shown}`)
      .replace(new RegExp(`([?&]${field}=)[^&'"\\s]*`), `$1${encodeURIComponent(value)}`)
  }
  return result
}

type Row = { id: string }
type List = { data: Row[] }

/** A list that holds something sooner or later: Stripe's news take a moment. */
export async function firstOf(api: Seller['api'], path: string): Promise<string> {
  await expect.poll(async () => (await api<List>('GET', path)).data.length).toBeGreaterThan(0)
  return (await api<List>('GET', path)).data[0]?.id ?? ''
}

async function intentOf({ app }: Stage, billUrl: string): Promise<string> {
  const answer = await fetch(`${billUrl.replace(/^https?:\/\/[^/]+/, app.url)}/checkout-session`, {
    method: 'POST',
  })
  const { clientSecret } = (await answer.json()) as { clientSecret: string }
  return clientSecret.split('_secret_')[0] ?? ''
}

/** One stop of the tour gives the organisation a discount that is usual from then on. */
export const AS_IT_IS = { earlyPayment: null }

/** Pays by the link as a payer does, and waits until we have heard of it. */
export async function payLink(stage: Stage, bill: { id: string; url: string }): Promise<string> {
  const intent = await intentOf(stage, bill.url)
  await stage.sandbox.post(`payment_intents/${intent}/pay`, { payment_method: 'pm_card_visa' })
  await expect
    .poll(async () => (await stage.seller.api<{ status: string }>('GET', `/invoices/${bill.id}`)).status)
    .toBe('Paid')
  return intent
}

export async function paidBill(stage: Stage) {
  const bill = await stage.seller.bill(AS_IT_IS)
  const intent = await payLink(stage, bill)
  const payment = await firstOf(stage.seller.api, `/invoices/${bill.id}/payments`)
  return { bill, intent, payment }
}

/** Paid, given back, paid again; and then the refund fails. */
export async function overpaidBill(stage: Stage) {
  const { api } = stage.seller
  const { bill, intent, payment } = await paidBill(stage)
  await api('POST', `/invoices/${bill.id}/payments/${payment}/refunds`, { owedAgain: true })
  await payLink(stage, bill)
  const refunds = await stage.sandbox.objects('refund', stage.seller.accountId)
  const refund = refunds.find(({ payment_intent }) => payment_intent === intent)
  await stage.sandbox.post(`refunds/${refund?.id}/fail`)
  await expect
    .poll(async () => (await api<{ amountOverpaid: number }>('GET', `/invoices/${bill.id}`)).amountOverpaid)
    .toBeGreaterThan(0)
  return bill
}

/** An organisation whose account is not ours to call any more. */
export async function lostOrganisation({ apiKey, app, sandbox }: Stage): Promise<string> {
  const { accountId, organisationId } = await openSeller(app.url, sandbox, apiKey)
  await sandbox.post(`accounts/${accountId}/deauthorize`)
  const status = async () =>
    (
      await platformApi(app.url, apiKey)<{ status: string }>(
        'GET',
        `/organisations/${organisationId}/payment-account/status`,
      )
    ).status
  await expect.poll(status).toBe('Disconnected')
  return organisationId
}
