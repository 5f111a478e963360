// A dispute: an inquiry that takes no money, or a charge-back that does; awaiting an answer, answered, or closed.
import type { Dispute } from './payment'

/** The bank has said who is right, and may yet say otherwise. */
export const isDecided = <T extends { state: string }>(
  dispute: T,
): dispute is T & { state: 'won' | 'lost' } => dispute.state === 'won' || dispute.state === 'lost'

type Standing = Pick<Dispute, 'state' | 'providerStatus'>

/** The bank asks, and takes nothing. An inquiry may become a dispute, and then it is one. */
export const isInquiry = ({ providerStatus }: Pick<Dispute, 'providerStatus'>): boolean =>
  providerStatus?.startsWith('warning_') ?? false

/** The seller can still say something. One that was heard of before its status was kept is taken to wait. */
export const awaitsAnswer = ({ providerStatus, state }: Standing): boolean =>
  state === 'open' && (providerStatus === null || providerStatus.endsWith('needs_response'))

/** The seller has said what there is to say. */
export const isUnderReview = ({ providerStatus, state }: Standing): boolean =>
  state === 'open' && (providerStatus?.endsWith('under_review') ?? false)

/** While it is open, or once it is lost, the bank has the money: Stripe has none to give back. */
export const holdsMoney = (dispute: Standing): boolean => dispute.state !== 'won' && !isInquiry(dispute)
