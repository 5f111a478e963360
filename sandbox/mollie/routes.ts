// The routes of Mollie's API that the sandbox knows.
import type { Core } from '../core/core'
import { cancelPayment, createPayment, createRefund, needPayment, refundsOf } from './acts'
import { MollieError } from './error'
import { readEmbeds, readPayment, readQuery, readRefund } from './input'
import { amountOf } from './money'
import { apiUrl, listView, paymentView, refundView } from './view'

export interface MollieCall {
  core: Core
  /** The profile whose key is used. */
  profile: string
  mode: 'test' | 'live'
  /** What stands in the pattern's places, in order. */
  ids: string[]
  query: Record<string, string>
  body: unknown
}

interface Answered {
  status: number
  body: object
}

interface MollieRoute {
  method: string
  /** Behind /mollie/v2/; `:` is a place for an id. */
  pattern: string
  handle(call: MollieCall): Answered
}

const ok = (body: object, status = 200): Answered => ({ status, body })
const PAGING = ['from', 'limit', 'sort']

function getPayment({ core, ids: [id = ''], profile, query }: MollieCall): Answered {
  const { embed } = readQuery(query, ['embed'])
  return ok(paymentView(core, profile, needPayment(core, profile, id), readEmbeds(embed)))
}

function listPayments({ core, profile, query }: MollieCall): Answered {
  const known = readQuery(query, PAGING)
  const items = core.store
    .list('mollie_payment', profile)
    .map(({ object }) => paymentView(core, profile, object))
  return ok(listView(core, { name: 'payments', path: 'payments', items, query: known }))
}

function postRefund({ body, core, ids: [id = ''], profile }: MollieCall): Answered {
  const payment = needPayment(core, profile, id)
  const refund = createRefund(core, profile, payment, readRefund(body, payment.currency))
  return ok(refundView(core, profile, payment, refund), 201)
}

function listRefunds({ core, ids: [id = ''], profile, query }: MollieCall): Answered {
  const payment = needPayment(core, profile, id)
  const items = refundsOf(core, profile, id).map((refund) => refundView(core, profile, payment, refund))
  const known = readQuery(query, PAGING)
  return ok(listView(core, { name: 'refunds', path: `payments/${id}/refunds`, items, query: known }))
}

function getRefund({ core, ids: [id = '', refundId = ''], profile, query }: MollieCall): Answered {
  readQuery(query, [])
  const payment = needPayment(core, profile, id)
  const refund = refundsOf(core, profile, id).find((known) => known.id === refundId)
  if (!refund) throw new MollieError(404, `No refund exists with token ${refundId}.`)
  return ok(refundView(core, profile, payment, refund))
}

function listMethods({ core, query }: MollieCall): Answered {
  readQuery(query, ['locale', 'sequenceType', 'resource'])
  const card = {
    resource: 'method',
    id: 'creditcard',
    description: 'Card',
    minimumAmount: amountOf(1, 'EUR'),
    maximumAmount: amountOf(1_000_000, 'EUR'),
    image: { size1x: '', size2x: '', svg: '' },
    status: 'activated',
    _links: { self: { href: apiUrl(core, 'methods/creditcard'), type: 'application/hal+json' } },
  }
  return ok({ count: 1, _embedded: { methods: [card] }, _links: {} })
}

export const MOLLIE_ROUTES: MollieRoute[] = [
  { method: 'GET', pattern: 'methods', handle: listMethods },
  {
    method: 'GET',
    pattern: 'profiles/me',
    handle: ({ mode, profile }) =>
      ok({ resource: 'profile', id: profile, mode, name: 'A shop', status: 'verified', _links: {} }),
  },
  { method: 'GET', pattern: 'payments', handle: listPayments },
  {
    method: 'POST',
    pattern: 'payments',
    handle: ({ body, core, mode, profile, query }) => {
      readQuery(query, [])
      const made = createPayment(core, profile, { ...readPayment(body), mode })
      return ok(paymentView(core, profile, made), 201)
    },
  },
  { method: 'GET', pattern: 'payments/:', handle: getPayment },
  {
    method: 'DELETE',
    pattern: 'payments/:',
    handle: ({ core, ids: [id = ''], profile }) =>
      ok(paymentView(core, profile, cancelPayment(core, profile, id))),
  },
  { method: 'GET', pattern: 'payments/:/refunds', handle: listRefunds },
  { method: 'POST', pattern: 'payments/:/refunds', handle: postRefund },
  { method: 'GET', pattern: 'payments/:/refunds/:', handle: getRefund },
]

/** Which route a request is for; undefined when there is none. */
export function findRoute(method: string, path: string): { route: MollieRoute; ids: string[] } | undefined {
  const parts = path.split('/')
  for (const route of MOLLIE_ROUTES) {
    const words = route.pattern.split('/')
    if (route.method !== method || words.length !== parts.length) continue
    if (words.every((word, at) => (word === ':' ? parts[at] !== '' : word === parts[at])))
      return { route, ids: parts.filter((_, at) => words[at] === ':') }
  }
  return undefined
}
