// What was asked of the API lately, for tests and for the control page.
export interface LoggedRequest {
  id: string
  at: string
  method: string
  path: string
  account: string | null
  caller: 'platform' | 'browser' | 'unknown'
  idempotencyKey: string | null
  params: Record<string, unknown>
  status: number | null
  replayed: boolean
  fault: string | null
  durationMs: number | null
}

const KEPT = 10_000

export class RequestLog {
  private entries: LoggedRequest[] = []

  start(
    entry: Pick<LoggedRequest, 'id' | 'method' | 'path' | 'idempotencyKey'> & { params: object },
  ): LoggedRequest {
    const logged: LoggedRequest = {
      ...entry,
      at: new Date().toISOString(),
      account: null,
      caller: 'unknown',
      params: hideCards(entry.params),
      status: null,
      replayed: false,
      fault: null,
      durationMs: null,
    }
    this.entries.push(logged)
    if (this.entries.length > KEPT) this.entries = this.entries.slice(-KEPT / 2)
    return logged
  }

  /** Oldest first. */
  list(): LoggedRequest[] {
    return this.entries
  }

  clear(): void {
    this.entries = []
  }
}

const HIDDEN = new Set(['number', 'cvc', 'iban', 'account_number', 'key'])

/** A deep copy without card numbers and keys: the checks that follow change parameters in place. */
function hideCards(params: object): Record<string, unknown> {
  const text = JSON.stringify(params, (name, value: unknown) =>
    HIDDEN.has(name) && typeof value === 'string' ? `…${value.slice(-4)}` : value,
  )
  return JSON.parse(text) as Record<string, unknown>
}
