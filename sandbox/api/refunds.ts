// /v1/refunds
import { emit } from '../acts/emit'
import { mergeMetadata } from '../acts/metadata'
import { cancelRefund, chargeBehind, createRefund } from '../acts/refunds'
import { change, need } from '../core/core'
import { refusedParameter } from '../core/errors'
import { type Route, route } from './call'
import { isCreatedIn, page } from './list'

export const refundRoutes: Route[] = [
  route('POST /v1/refunds', ({ core, account, params }) => {
    const id = params.payment_intent ?? params.charge
    if (id === undefined) {
      throw refusedParameter(
        'One of the following params should be provided for this request: payment_intent or charge.',
        'parameter_missing',
        'payment_intent',
      )
    }
    return createRefund(core, account, chargeBehind(core, account, id), {
      amount: params.amount,
      reason: params.reason,
      refundsFee: params.refund_application_fee,
      metadata: mergeMetadata({}, params.metadata),
    })
  }),
  route('GET /v1/refunds', ({ core, account, params }) => {
    const refunds = core.store.list('refund', account).map(({ object }) => object)
    const wanted = refunds.filter(
      (refund) =>
        isCreatedIn(refund.created, params.created) &&
        (params.charge === undefined || refund.charge === params.charge) &&
        (params.payment_intent === undefined || refund.payment_intent === params.payment_intent),
    )
    return page(wanted, '/v1/refunds', params)
  }),
  route('GET /v1/refunds/:id', ({ core, account, path }) => need(core, 'refund', account, path.id)),
  route('POST /v1/refunds/:id', ({ core, account, params, path }) => {
    const refund = need(core, 'refund', account, path.id)
    const changed = change(core, 'refund', account, refund, {
      metadata: mergeMetadata(refund.metadata, params.metadata),
    })
    emit(core, account, 'refund.updated', changed, refund)
    return changed
  }),
  route('POST /v1/refunds/:id/cancel', ({ core, account, path }) => cancelRefund(core, account, path.id)),
]
