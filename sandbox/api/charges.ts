// /v1/charges
import type Stripe from 'stripe'
import { emit } from '../acts/emit'
import { mergeMetadata } from '../acts/metadata'
import { change, need } from '../core/core'
import { type Route, route } from './call'
import { isCreatedIn, page } from './list'

export const chargeRoutes: Route[] = [
  route('GET /v1/charges', ({ core, account, params }) => {
    const charges = core.store.list('charge', account).map(({ object }) => object)
    const wanted = charges.filter(
      (charge) =>
        isCreatedIn(charge.created, params.created) &&
        (params.payment_intent === undefined || charge.payment_intent === params.payment_intent) &&
        (params.customer === undefined || charge.customer === params.customer),
    )
    return page(wanted, '/v1/charges', params)
  }),
  route('GET /v1/charges/:id', ({ core, account, path }) => need(core, 'charge', account, path.id)),
  route('POST /v1/charges/:id', ({ core, account, params, path }) => {
    const charge = need(core, 'charge', account, path.id)
    const fields: Partial<Stripe.Charge> = {}
    if (params.metadata !== undefined) fields.metadata = mergeMetadata(charge.metadata, params.metadata)
    if (params.description !== undefined) fields.description = params.description
    if (params.receipt_email !== undefined) fields.receipt_email = params.receipt_email
    const changed = change(core, 'charge', account, charge, fields)
    emit(core, account, 'charge.updated', changed, charge)
    return changed
  }),
  route('GET /v1/charges/:id/refunds', ({ core, account, params, path }) => {
    const charge = need(core, 'charge', account, path.id)
    const refunds = core.store.list('refund', account).map(({ object }) => object)
    return page(
      refunds.filter((refund) => refund.charge === charge.id),
      `/v1/charges/${charge.id}/refunds`,
      params,
    )
  }),
]
