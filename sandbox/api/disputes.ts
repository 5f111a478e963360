// /v1/disputes
import type Stripe from 'stripe'
import { ANSWERED, closeDispute } from '../acts/disputes'
import { emit } from '../acts/emit'
import { mergeMetadata } from '../acts/metadata'
import { change, need } from '../core/core'
import { type Route, route } from './call'
import { isCreatedIn, page } from './list'

export const disputeRoutes: Route[] = [
  route('GET /v1/disputes', ({ core, account, params }) => {
    const disputes = core.store.list('dispute', account).map(({ object }) => object)
    const wanted = disputes.filter(
      (dispute) =>
        isCreatedIn(dispute.created, params.created) &&
        (params.charge === undefined || dispute.charge === params.charge) &&
        (params.payment_intent === undefined || dispute.payment_intent === params.payment_intent),
    )
    return page(wanted, '/v1/disputes', params)
  }),
  route('GET /v1/disputes/:id', ({ core, account, path }) =>
    need(core, 'dispute', account, path.id, 'dispute'),
  ),
  route('POST /v1/disputes/:id', ({ core, account, params, path }) => {
    const dispute = need(core, 'dispute', account, path.id, 'dispute')
    const evidence = { ...dispute.evidence, ...params.evidence } as Stripe.Dispute.Evidence
    const isSubmitted = params.submit !== false && params.evidence !== undefined
    const changed = change(core, 'dispute', account, dispute, {
      evidence,
      metadata: mergeMetadata(dispute.metadata, params.metadata),
      status: (isSubmitted && ANSWERED[dispute.status]) || dispute.status,
      evidence_details: {
        ...dispute.evidence_details,
        has_evidence: dispute.evidence_details.has_evidence || params.evidence !== undefined,
        submission_count: dispute.evidence_details.submission_count + (isSubmitted ? 1 : 0),
      },
    })
    emit(core, account, 'charge.dispute.updated', changed, dispute)
    return changed
  }),
  // Closing by the API is giving in.
  route('POST /v1/disputes/:id/close', ({ core, account, path }) =>
    closeDispute(core, account, path.id, 'lost'),
  ),
]
