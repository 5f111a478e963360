// The pool in the shape of the driver's client, which drizzle and a few statements of ours speak to.
import postgres, { type PendingQuery, type Row, type Sql } from 'postgres'
import { currentActor } from '../actor'
import { again } from '../again'
import { BEGIN, COMMIT, isRead, type Lane, ROLLBACK, type Rows, type Statement } from './lane'
import { isWorthNaming } from './named'
import type { Pool } from './pool'
import { assertCommitted, DatabaseUnavailable } from './unavailable'

type Run = (statement: Statement, text: string) => Promise<Rows>

const NOT_OURS = ['cursor', 'forEach', 'simple', 'cancel', 'readable', 'writable', 'describe']

/**
 * A statement that is sent when somebody waits for it, as the driver's are. `draft` is the driver's own, which is never sent: it
 * stands for the statement where it is a part of another.
 */
function lazily(
  draft: PendingQuery<Row[]>,
  text: string,
  statement: Statement,
  run: Run,
): PendingQuery<Row[]> {
  let asked: Promise<Rows> | undefined
  let isRaw = false
  const ask = () => {
    asked ??= run((client) => (isRaw ? (statement(client).values() as never) : statement(client)), text)
    return asked
  }
  const lazy: PendingQuery<Row[]> = new Proxy(draft, {
    get(target, key) {
      if (key === 'then') return (...hear: Parameters<Promise<Rows>['then']>) => ask().then(...hear)
      if (key === 'catch') return (hear: (error: unknown) => unknown) => ask().catch(hear)
      if (key === 'finally') return (hear: () => void) => ask().finally(hear)
      if (key === 'execute')
        return () => {
          void ask()
          return lazy
        }
      if (key === 'values')
        return () => {
          isRaw = true
          return lazy
        }
      if (typeof key === 'string' && NOT_OURS.includes(key))
        throw new Error(`${key}() of the driver would go past the pool`)
      return Reflect.get(target, key)
    },
  })
  return lazy
}

const hasValues = (args: readonly unknown[] | undefined): boolean => args !== undefined && args.length > 0

const isTemplate = (value: unknown): value is TemplateStringsArray => Array.isArray(value) && 'raw' in value

/** `shape` is a client that never connects. */
function clientOf(shape: Sql, run: Run): Sql {
  const tag = (strings: unknown, ...args: never[]) => {
    if (!isTemplate(strings)) return (shape as unknown as (...all: unknown[]) => unknown)(strings, ...args)
    return lazily(shape(strings, ...args), strings.join(' '), (client) => client(strings, ...args), run)
  }
  const unsafe: Sql['unsafe'] = (text, args, options) =>
    lazily(
      shape.unsafe(text, args, options),
      text,
      (client) => client.unsafe(text, args, { ...options, prepare: hasValues(args) && isWorthNaming(text) }),
      run,
    ) as never
  const { array, json, options, typed, types } = shape
  const savepoint = () => {
    throw new Error('a transaction within a transaction is none of ours')
  }
  return Object.assign(tag, { savepoint, unsafe, array, json, options, typed, types }) as unknown as Sql
}

const simply = (text: string): Statement => ((client: Sql) => client.unsafe(text)) as Statement

/** Who acts is said in the same message, and local to the transaction: the next one on this connection is nobody's. */
function beginning(): string {
  const actor = currentActor()
  if (actor === undefined) return BEGIN
  if (!/^[\w:.-]+$/.test(actor)) throw new Error('an actor is a kind and an id')
  return `${BEGIN}; set local remit.actor = '${actor}'`
}

async function commit(pool: Pool, lane: Lane): Promise<void> {
  assertCommitted(await pool.send(lane, simply(COMMIT), COMMIT))
}

/** Whatever happens to it, the connection is not handed on in the middle of a transaction. */
async function rollBack(pool: Pool, lane: Lane): Promise<void> {
  try {
    if (!lane.isDead && !lane.isTainted) await pool.send(lane, simply(ROLLBACK), ROLLBACK)
  } catch {
    // Why the transaction failed is already known, and the server ends what a closed connection has begun.
    lane.kill()
  }
}

export function poolClient(pool: Pool, url: string): Sql {
  const shape = postgres(url, { max: 1, prepare: false })
  const inTransaction = (lane: Lane, work: (client: Sql) => Promise<unknown>) => {
    const failures: unknown[] = []
    let isOver = false
    const run: Run = async (statement, text) => {
      if (isOver) throw new DatabaseUnavailable('ended')
      try {
        return await pool.send(lane, statement, text)
      } catch (error) {
        failures.push(error)
        throw error
      }
    }
    const settle = async () => {
      const begun = pool.send(lane, simply(beginning()), BEGIN)
      // What comes first is sent with it, which saves a round trip; but a pooler may be asked to give up a beginning that waits in
      // its queue, and what was sent behind it would be done without one.
      if (pool.nature.isPooled !== false) await begun
      const result = await Promise.all([work(clientOf(shape, run)), begun])
        .then(([value]) => {
          // Caught by whoever made it, but the transaction can no longer be committed.
          if (failures.length > 0) throw failures[0]
          return value
        })
        .finally(() => {
          isOver = true
        })
        .catch(async (error: unknown) => {
          await rollBack(pool, lane)
          throw error
        })
      await commit(pool, lane)
      return result
    }
    return settle()
  }
  const begin = (work: (client: Sql) => Promise<unknown>) =>
    pool.withLane((lane) => inTransaction(lane, work))
  const end = (options?: { timeout?: number }) => pool.end(options)
  // Who acts is said within a transaction, or the triggers that write it down would not know.
  const inOwnTransaction = (statement: Statement, text: string) =>
    pool.withLane(async (lane) => {
      let rows: Rows | undefined
      await inTransaction(lane, async () => {
        rows = await pool.send(lane, statement, text)
      })
      return rows as Rows
    }, text)
  const client = clientOf(shape, (statement, text) => {
    const isActors = !isRead(text) && currentActor() !== undefined
    // Alone, it is a transaction of its own: undone for a deadlock, nothing of it was done.
    return again(() => (isActors ? inOwnTransaction(statement, text) : pool.run(statement, text)))
  })
  return Object.assign(client, { begin, end }) as Sql
}
