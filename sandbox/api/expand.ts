// `expand[]`: puts objects where their ids stand.
import type { Core } from '../core/core'
import { refusedParameter } from '../core/errors'
import type { StripeKind } from '../core/kinds'
import { page } from './list'

const KIND_BY_PREFIX: Record<string, StripeKind> = {
  acct: 'account',
  ch: 'charge',
  cs: 'checkout.session',
  ctoken: 'confirmation_token',
  cus: 'customer',
  du: 'dispute',
  fee: 'application_fee',
  fr: 'fee_refund',
  mandate: 'mandate',
  pi: 'payment_intent',
  pm: 'payment_method',
  po: 'payout',
  py: 'charge',
  pyr: 'refund',
  re: 'refund',
  seti: 'setup_intent',
  txn: 'balance_transaction',
}
const MAXIMUM_DEPTH = 4

type Tree = Record<string, unknown>

/** Answers a copy with every path expanded; never touches what is stored. */
export function expand(core: Core, object: object, paths: string[] | undefined): object {
  let expanded = object as Tree
  for (const path of paths ?? []) {
    const names = path.split('.')
    const depth = names[0] === 'data' ? names.length - 1 : names.length
    if (depth > MAXIMUM_DEPTH) {
      throw refuse(path, `You cannot expand more than ${MAXIMUM_DEPTH} levels of a property (${path}).`)
    }
    expanded = expandPath(core, expanded, names, path)
  }
  return expanded
}

function expandPath(core: Core, object: Tree, [name, ...rest]: string[], path: string): Tree {
  if (name === undefined) return object
  const value = name in object ? object[name] : includable(core, object, name)
  if (value === undefined) throw refuse(path, `This property cannot be expanded (${path}).`)
  return { ...object, [name]: expandValue(core, value, rest, path) }
}

function expandValue(core: Core, value: unknown, rest: string[], path: string): unknown {
  if (value === null) return null
  if (Array.isArray(value)) return value.map((item) => expandValue(core, item, rest, path))
  if (typeof value === 'object') return expandPath(core, value as Tree, rest, path)
  if (typeof value !== 'string') throw refuse(path, `This property cannot be expanded (${path}).`)
  const kind = KIND_BY_PREFIX[value.split('_')[0] ?? '']
  const found = kind && core.store.find(kind, value)?.object
  if (!found) throw refuse(path, `This property cannot be expanded (${path}).`)
  return expandPath(core, found as unknown as Tree, rest, path)
}

/** Lists that Stripe only includes when asked. */
function includable(core: Core, object: Tree, name: string): unknown {
  const id = String(object.id)
  if (object.object === 'charge' && name === 'refunds') {
    const refunds = core.store.list('refund').map((row) => row.object)
    return page(
      refunds.filter((refund) => refund.charge === id),
      `/v1/charges/${id}/refunds`,
      {},
    )
  }
  if (object.object === 'checkout.session' && name === 'line_items') {
    const lines = core.store.find('session_lines', id)?.object.lines ?? []
    return { object: 'list', data: lines, has_more: false, url: `/v1/checkout/sessions/${id}/line_items` }
  }
  return undefined
}

function refuse(path: string, message: string) {
  return refusedParameter(message, 'parameter_invalid', `expand[${path}]`)
}
