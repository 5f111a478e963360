// What a Connect frame asks the sandbox, with the secret that opened it: a session's, or a link's.
import { isRecord } from '../shared/messages'

export type Credential = { clientSecret: string } | { token: string }

export interface AccountState {
  id: string
  country: string
  currency: string
  email: string
  businessType: string
  businessName: string
  isSubmitted: boolean
  chargesEnabled: boolean
  payoutsEnabled: boolean
  disabledReason: string | undefined
  due: string[]
  pending: string[]
  draft: Record<string, unknown>
  returnUrl: string | undefined
}

export interface PaymentRow {
  id: string
  amount: number
  amountRefunded: number
  currency: string
  status: string
  createdAt: number
  method: string
}

/** The session or the link is not valid any more. */
export class SessionExpired extends Error {}

export class AccountApi {
  constructor(private readonly credential: Credential) {}

  state(): Promise<AccountState> {
    return this.ask<AccountState>('state')
  }

  saveDraft(fields: Record<string, unknown>): Promise<AccountState> {
    return this.ask<AccountState>('draft', { fields })
  }

  finish(outcome: string): Promise<AccountState> {
    return this.ask<AccountState>('finish', { outcome })
  }

  payments(): Promise<{ rows: PaymentRow[] }> {
    return this.ask('payments')
  }

  private async ask<T>(what: string, body: Record<string, unknown> = {}): Promise<T> {
    const response = await fetch(`/connect/api/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...body, ...this.credential }),
    })
    const answer: unknown = await response.json()
    if (response.status === 401) throw new SessionExpired('This session has expired.')
    if (!response.ok)
      throw new Error(isRecord(answer) ? String(answer.message) : 'The sandbox did not answer.')
    return answer as T
  }
}
