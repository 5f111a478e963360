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

/** Of each account, whatever the others ask. */
const KEPT = 5_000

export class RequestLog {
  private entries: LoggedRequest[] = []
  private sweepAt = 2 * KEPT

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
    if (this.entries.length > this.sweepAt) this.sweep()
    return logged
  }

  /** Oldest first; those that an account's calls made or that name it, or all. */
  list(about?: string): LoggedRequest[] {
    if (about === undefined) return this.entries
    return this.entries.filter(
      ({ account, params, path }) =>
        account === about || path.split('/').includes(about) || Object.values(params).includes(about),
    )
  }

  private sweep(): void {
    const counts = new Map<string | null, number>()
    this.entries = this.entries
      .toReversed()
      .filter(({ account }) => {
        const count = (counts.get(account) ?? 0) + 1
        counts.set(account, count)
        return count <= KEPT
      })
      .toReversed()
    // Many accounts that are asked for little keep all of theirs: it is not worth looking again at once.
    this.sweepAt = 2 * Math.max(KEPT, this.entries.length)
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
