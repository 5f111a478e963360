// Orders and a desk at the sandbox, for tests of every kind of provider.
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isProviderFault, type ProviderFault } from '@/lib/connector-port/fault'
import type {
  Connector,
  ConnectorKind,
  Credentials,
  Order,
  Page,
  RefundOrder,
  Sought,
} from '@/lib/connector-port/port'
import type { SandboxControl } from '@/lib/testing/sandbox-control'

/** What a test of the port must know of one kind, beside the port. `C`: what an account is called with. */
export interface Desk<C = Credentials> {
  kind: ConnectorKind<C>
  control: SandboxControl
  /** Good credentials of an account that nobody has used before. */
  fresh(): C | Promise<C>
  revoked(): C | Promise<C>
  /** How the sandbox calls the account, so that faults meet nobody else. */
  accountOf(credentials: C): string | Promise<string>
  /** Where the payer pays. */
  page: Page
  /** Where objects and refunds are made. */
  createPath: string
  refundPath: string
  /** How many objects come in one answer at most. */
  pageSize: number
  /** How often a call must be cut off for its answer to be lost: Stripe's client repeats one by itself. */
  cutsToLose: number
  pay(reference: string): Promise<unknown>
  expire(reference: string): Promise<unknown>
  /** Makes closing possible where it is not so by itself. */
  makeClosable(reference: string): Promise<unknown>
  refundAtDashboard(paymentReference: string): Promise<unknown>
  dispute(paymentReference: string): Promise<unknown>
}

export const HOUR_MS = 3_600_000

export const HOSTED: Page = {
  is: 'hosted',
  successUrl: 'https://shop.example/thanks',
  cancelUrl: 'https://shop.example/basket',
}

/** 140.76: two chairs, shipping and tax. */
export function orderOf(changes: Partial<Order> = {}): Order {
  const paymentId = randomUUID()
  return {
    paymentId,
    description: `order-${paymentId.slice(0, 8)}`,
    clientReference: randomUUID(),
    feeMinor: 0,
    statementName: null,
    total: { minor: 14_076, currency: 'AUD' },
    items: [
      { name: 'Chair', quantity: 2, unitPriceMinor: 6000 },
      { name: 'Cushion, green', quantity: 1, unitPriceMinor: 500 },
    ],
    shippingMinor: 1000,
    taxMinor: 576,
    paymentMethod: 'card',
    locale: 'en_AU',
    customerEmail: 'ada@example.com',
    page: HOSTED,
    noticeUrl: null,
    expiresAt: new Date(Date.now() + HOUR_MS),
    ...changes,
  }
}

/** An order of one thing. */
export const plainOrder = (minor: number, currency: Order['total']['currency']): Order =>
  orderOf({
    total: { minor, currency },
    items: [{ name: 'Chair', quantity: 1, unitPriceMinor: minor }],
    shippingMinor: 0,
    taxMinor: 0,
  })

export const refundOf = (
  paymentReference: string,
  minor: number,
  changes: Partial<RefundOrder> = {},
): RefundOrder => ({
  refundId: randomUUID(),
  paymentReference,
  returnsFee: false,
  amount: { minor, currency: 'AUD' },
  reason: null,
  ...changes,
})

/** The fault that a call ends with. */
export async function faultOf(call: Promise<unknown>): Promise<ProviderFault> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (isProviderFault(error)) return error
  throw new Error(`a ProviderFault was expected, not ${String(error)}`)
}

/** An order that was made and paid, and what refunds of it are made of. */
export async function paidAt(
  { page, pay }: Pick<Desk, 'page' | 'pay'>,
  connector: Connector,
  order = orderOf({ page }),
): Promise<{ reference: string; paymentReference: string }> {
  const { reference } = await connector.create(order, order.paymentId)
  await pay(reference)
  const { paymentReference } = await connector.read(reference)
  if (paymentReference === null) throw new Error('what was paid has no payment')
  return { reference, paymentReference }
}

export interface Post {
  raw: string
  headers: Headers
}

/** Takes what providers post. */
export async function openLetterbox() {
  const posts: Post[] = []
  const waiting: (() => void)[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const headers = new Headers()
    for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value))
    posts.push({ raw: Buffer.concat(chunks).toString('utf8'), headers })
    response.end()
    for (const wake of waiting.splice(0)) wake()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/news`,
    /** All posts, once there are so many. */
    posts: async (count: number): Promise<Post[]> => {
      while (posts.length < count) await new Promise<void>((resolve) => waiting.push(resolve))
      return posts
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** A desk with one account of its own, whose calls can be made to go wrong. */
export interface Bench<C = Credentials> {
  desk: Desk<C>
  credentials: C
  connector: Connector
  /** Has the next call to a path of this account go wrong. */
  fault(path: string, kind: string, when: 'before' | 'after', times?: number): Promise<unknown>
  /** As `orderOf` and `plainOrder`, paid where the desk's payers pay. */
  order(changes?: Partial<Order>): Order
  plain(minor: number, currency: Order['total']['currency']): Order
  seek(paymentId: string): Sought
}

/** A bench at the desk, with an account that nobody has used before. */
export async function benchAt<C>(desk: Desk<C>): Promise<Bench<C>> {
  const credentials = await desk.fresh()
  const account = await desk.accountOf(credentials)
  const { page } = desk
  return {
    desk,
    credentials,
    connector: desk.kind.connect(credentials),
    fault: (path, kind, when, times = 1) =>
      desk.control.post('faults', { method: 'POST', path, account, kind, when, times }),
    order: (changes = {}) => orderOf({ page, ...changes }),
    plain: (minor, currency) => ({ ...plainOrder(minor, currency), page }),
    seek: (paymentId) => ({ paymentId, page: page.is, since: new Date() }),
  }
}
