// Faults that a test asks for: refused, slow, broken and lost answers, before or after the effect.
import { setTimeout as sleep } from 'node:timers/promises'
import { randomText } from '../core/ids'

export type FaultKind = '429' | '500' | '503' | 'timeout' | 'drop' | 'slow' | 'held' | 'refuse'

export interface Fault {
  id: string
  method: string
  /** Exact, or with * for any run of characters. */
  path: string
  /** Whose calls fail: those made for an account, and the platform's own that name it in their path. */
  account?: string
  when: 'before' | 'after'
  kind: FaultKind
  /** How often it still happens. */
  times: number
  delayMs?: number
  /** What is refused, and with which status (400): `type`, `code`, `param` and `message` as Stripe would say them. */
  status?: number
  error?: Record<string, unknown>
}

export type FaultInput = Partial<Fault> & { path?: string; kind?: string }

/** What only comes late, as it would have come anyway. */
export const isLate = ({ kind }: Fault): boolean => kind === 'slow' || kind === 'held'

const KINDS: FaultKind[] = ['429', '500', '503', 'timeout', 'drop', 'slow', 'held', 'refuse']

interface Held {
  fault: Fault
  letGo: () => void
}

export class Faults {
  private faults: Fault[] = []
  private held: Held[] = []

  add(input: FaultInput): Fault {
    const kind = KINDS.find((known) => known === String(input.kind))
    if (!kind) throw new RangeError(`kind is one of ${KINDS.join(', ')}`)
    if (!input.path?.startsWith('/'))
      throw new RangeError('path starts with /, such as /v1/payment_intents/*')
    if (input.when && input.when !== 'before' && input.when !== 'after') {
      throw new RangeError('when is before or after')
    }
    const fault: Fault = {
      id: `fault_${randomText(12)}`,
      method: (input.method ?? '*').toUpperCase(),
      path: input.path,
      ...(input.account ? { account: input.account } : {}),
      when: input.when ?? 'before',
      kind,
      times: input.times ?? 1,
      ...(input.delayMs === undefined ? {} : { delayMs: input.delayMs }),
      ...(input.status === undefined ? {} : { status: input.status }),
      ...(input.error === undefined ? {} : { error: input.error }),
    }
    this.faults.push(fault)
    return fault
  }

  list(): Fault[] {
    return this.faults
  }

  /** Of one account, or all. */
  clear(account?: string): void {
    const isKept = (fault: Fault) => account !== undefined && fault.account !== account
    this.faults = this.faults.filter(isKept)
    this.letGo(({ fault }) => !isKept(fault))
  }

  /** Answers that this fault holds are given now. */
  release(id: string): void {
    this.letGo(({ fault }) => fault.id === id)
  }

  private letGo(isMeant: (one: Held) => boolean): void {
    const meant = this.held.filter(isMeant)
    this.held = this.held.filter((one) => !meant.includes(one))
    for (const { letGo } of meant) letGo()
  }

  /** As long as a late answer takes: some time, or until it is released. */
  async wait(fault: Fault): Promise<void> {
    if (fault.kind === 'slow') await sleep(fault.delayMs ?? 1_000)
    else await new Promise<void>((letGo) => this.held.push({ fault, letGo }))
  }

  /** The first fault that fits this request; it is one time less there afterwards. */
  take(method: string, path: string, account: string): Fault | undefined {
    const fault = this.faults.find(
      (known) =>
        (known.method === '*' || known.method === method) &&
        (known.account === undefined || known.account === account || names(path, known.account)) &&
        matches(known.path, path),
    )
    if (!fault) return undefined
    fault.times -= 1
    this.faults = this.faults.filter((known) => known.times > 0)
    return fault
  }
}

/** `/v1/accounts/acct_…` names an account, though the platform asks. */
const names = (path: string, account: string): boolean => path.split('/').includes(account)

function matches(pattern: string, path: string): boolean {
  const escaped = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${escaped.join('.*')}$`).test(path)
}
