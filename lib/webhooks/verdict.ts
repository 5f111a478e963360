// The verdict on an event in the inbox.

export interface Verdict {
  state: 'handled' | 'ignored' | 'quarantined'
  reason: string | null
  /** The payment of ours that it is about. */
  paymentId: string | null
}

export const handled: Verdict = { state: 'handled', reason: null, paymentId: null }
export const ignored = (reason: string): Verdict => ({ ...handled, state: 'ignored', reason })
export const quarantined = (reason: string): Verdict => ({ ...handled, state: 'quarantined', reason })
