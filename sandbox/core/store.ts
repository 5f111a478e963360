// Everything the sandbox remembers, changed in steps that happen wholly or not at all.
import { StripeError } from './errors'
import { type Change, Journal } from './journal'
import type { Kind, Kinds } from './kinds'

interface Row {
  kind: Kind
  account: string
  body: { id: string }
}

export interface Stored<K extends Kind> {
  account: string
  object: Kinds[K]
}

export class Store {
  private readonly byKind = new Map<string, Map<string, Row>>()
  private readonly byAccount = new Map<string, Map<string, Row>>()
  private readonly journal: Journal | undefined
  private undo: (() => void)[] | undefined
  private changes: Change[] = []
  private readonly listeners: ((changes: Change[]) => void)[] = []

  /** Without a folder everything is forgotten at exit. */
  constructor(dataDir: string | undefined, isKept: (kind: Kind, body: { id: string }) => boolean) {
    if (!dataDir) return
    this.journal = new Journal(dataDir)
    for (const step of this.journal.read()) for (const change of step) this.replay(change)
    this.journal.rewrite(this.snapshot(isKept))
  }

  /** Runs `work`; what it stored is written to disk at its end, or undone when it throws. Steps do not nest. */
  step<T>(work: () => T): T {
    if (this.undo) return work()
    this.undo = []
    this.changes = []
    try {
      const result = work()
      this.commit()
      return result
    } catch (error) {
      if (error instanceof StripeError && error.keepsEffects) this.commit()
      else for (const back of (this.undo ?? []).reverse()) back()
      throw error
    } finally {
      this.undo = undefined
    }
  }

  /** Called soon after each step, outside of it, with what it changed. */
  onCommit(listener: (changes: Change[]) => void): void {
    this.listeners.push(listener)
  }

  put<K extends Kind>(kind: K, account: string, body: Kinds[K]): Kinds[K] {
    const before = this.byKind.get(kind)?.get(body.id)
    if (before) {
      const previous = before.body
      this.undo?.push(() => {
        before.body = previous
      })
      before.body = body
    } else {
      this.insert({ kind, account, body })
      this.undo?.push(() => this.drop(kind, body.id, account))
    }
    this.record([kind, body.id, account, body])
    return body
  }

  remove(kind: Kind, id: string): void {
    const row = this.byKind.get(kind)?.get(id)
    if (!row) return
    this.drop(kind, id, row.account)
    this.undo?.push(() => this.insert(row))
    this.record([kind, id, row.account])
  }

  /** Looks on every account. */
  find<K extends Kind>(kind: K, id: string): Stored<K> | undefined {
    const row = this.byKind.get(kind)?.get(id)
    return row && { account: row.account, object: row.body as Kinds[K] }
  }

  get<K extends Kind>(kind: K, account: string, id: string): Kinds[K] | undefined {
    const found = this.find(kind, id)
    return found?.account === account ? found.object : undefined
  }

  /** Oldest first. */
  list<K extends Kind>(kind: K, account?: string): Stored<K>[] {
    const rows = account === undefined ? this.byKind.get(kind) : this.byAccount.get(`${kind} ${account}`)
    return [...(rows?.values() ?? [])].map((row) => ({ account: row.account, object: row.body as Kinds[K] }))
  }

  /** Forgets everything, on disk too. */
  clear(): void {
    this.byKind.clear()
    this.byAccount.clear()
    this.journal?.rewrite([])
  }

  close(): void {
    this.journal?.close()
  }

  private commit(): void {
    if (this.changes.length === 0) return
    const changes = this.changes
    this.changes = []
    this.journal?.append(changes)
    queueMicrotask(() => {
      for (const listener of this.listeners) listener(changes)
    })
  }

  private record(change: Change): void {
    if (this.undo) this.changes.push(change)
    else this.journal?.append([change])
  }

  private replay([kind, id, account, body]: Change): void {
    const known = kind as Kind
    const row = this.byKind.get(known)?.get(id)
    if (body === undefined) this.drop(known, id, account)
    else if (row) row.body = body as { id: string }
    else this.insert({ kind: known, account, body: body as { id: string } })
  }

  private *snapshot(isKept: (kind: Kind, body: { id: string }) => boolean): Iterable<Change> {
    for (const rows of this.byKind.values()) {
      for (const row of [...rows.values()]) {
        if (isKept(row.kind, row.body)) yield [row.kind, row.body.id, row.account, row.body]
        else this.drop(row.kind, row.body.id, row.account)
      }
    }
  }

  private insert(row: Row): void {
    rowsIn(this.byKind, row.kind).set(row.body.id, row)
    rowsIn(this.byAccount, `${row.kind} ${row.account}`).set(row.body.id, row)
  }

  private drop(kind: Kind, id: string, account: string): void {
    this.byKind.get(kind)?.delete(id)
    this.byAccount.get(`${kind} ${account}`)?.delete(id)
  }
}

function rowsIn(index: Map<string, Map<string, Row>>, key: string): Map<string, Row> {
  const rows = index.get(key) ?? new Map<string, Row>()
  index.set(key, rows)
  return rows
}
