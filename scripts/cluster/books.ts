// Whether anything was lost: what was acknowledged is there, each payer was charged once, and our books say what Stripe's say.

import { openDatabase } from '@/db/database'
import { systemClock } from '@/lib/clock'
import { countInvariants } from '@/lib/invariants'
import { createLog } from '@/lib/log'
import { compareLedger } from './ledger'
import { until } from './part'
import { type Bill, call, type Front, type Payers, type Seller, type Witness } from './payers'

const SETTLED_WITHIN_MS = 120_000

interface Charge {
  amount: number
  description: string | null
  status: string
}

async function chargesOf({ sandboxUrl }: Front, { accountId }: Seller): Promise<Map<string, number[]>> {
  const answer = await fetch(`${sandboxUrl}/_sandbox/objects?type=payment_intent&account=${accountId}`)
  const { data } = (await answer.json()) as { data: { object: Charge }[] }
  const charged = new Map<string, number[]>()
  for (const { object } of data) {
    if (object.status !== 'succeeded') continue
    const number = (object.description ?? '').replace(/^Invoice /, '')
    charged.set(number, [...(charged.get(number) ?? []), object.amount])
  }
  return charged
}

interface Shown {
  id: string
  documentNumber: string
  status: string
  amountPaid: number
}

/** Undefined where there is none, although it was acknowledged. */
async function find(front: Front, { organisationId }: Seller, path: string): Promise<Shown | undefined> {
  try {
    return await call<Shown>(front, { path, organisationId })
  } catch (error) {
    if (/: 404 /.test(String(error))) return undefined
    throw error
  }
}

async function inLanes<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items]
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await work(next)
  }
  await Promise.all(Array.from({ length: 4 }, lane))
}

/** Those that are paid at Stripe and not yet with us. */
const unsettled = async (front: Front, seller: Seller, bills: Bill[]): Promise<Bill[]> => {
  const open: Bill[] = []
  await inLanes(bills, async (bill) => {
    const shown = await find(front, seller, `/invoices/${bill.id}`)
    if (shown?.status !== 'Paid') open.push(bill)
  })
  return open
}

export interface Verdict {
  faults: string[]
  /** In words, for whoever ran it. */
  figures: string[]
}

export async function compareBooks(facts: {
  front: Front
  seller: Seller
  payers: Payers
  witness?: Witness
  databaseUrl: string
  /** What we have said that Stripe has money for, and our books nothing: payments at Stripe, and the invoices' numbers. */
  named?: { references: ReadonlySet<string>; numbers: ReadonlySet<string> }
}): Promise<Verdict> {
  const { databaseUrl, front, named, payers, seller, witness } = facts
  const begun = performance.now()
  let open = payers.paid
  await until(
    'everything that was paid is settled',
    async () => {
      open = await unsettled(front, seller, open)
      return open.length === 0
    },
    { withinMs: SETTLED_WITHIN_MS, everyMs: 1_000 },
  ).catch(() => undefined)
  const faults = open.map(({ number }) => `${number} was paid at Stripe, and we say otherwise`)
  const settledMs = performance.now() - begun
  const charged = await chargesOf(front, seller)
  const lost: string[] = []
  await inLanes(payers.bills, async ({ id, number }) => {
    const shown = await find(front, seller, `/invoices/${id}`)
    if (!shown) lost.push(`invoice ${number} was acknowledged, and is gone`)
    else if (shown.documentNumber !== number) lost.push(`${number} is called ${shown.documentNumber} now`)
    const amounts = charged.get(number) ?? []
    if (amounts.length > 1) faults.push(`${number} was charged ${amounts.length} times`)
    const cents = amounts.reduce((sum, amount) => sum + amount, 0)
    if (shown && Math.round(shown.amountPaid * 100) !== cents)
      faults.push(`${number}: Stripe has taken ${cents}, our books say ${shown.amountPaid}`)
  })
  await inLanes(witness?.acknowledged ?? [], async ({ id }) => {
    if (!(await find(front, seller, `/customers/${id}`)))
      lost.push(`customer ${id} was acknowledged, and is gone`)
  })
  const known = new Set(payers.bills.map(({ number }) => number))
  for (const number of charged.keys())
    if (!known.has(number) && !named?.numbers.has(number))
      faults.push(`${number} was charged, and nobody was told of it`)
  // Events may still be on their way.
  const compare = () =>
    compareLedger({ front, seller, bills: payers.bills, databaseUrl, named: named?.references ?? new Set() })
  let unequal = await compare()
  await until(
    'the ledger says what Stripe says',
    async () => {
      unequal = await compare()
      return unequal.length === 0
    },
    { withinMs: SETTLED_WITHIN_MS, everyMs: 1_000 },
  ).catch(() => undefined)
  const missed = witness?.missed ?? []
  faults.push(...missed.map((id) => `customer ${id} was acknowledged, and missing in the next list`))
  faults.push(...unequal, ...lost, ...payers.failures, ...(await brokenInvariants(databaseUrl)))
  return {
    faults,
    figures: [
      `${payers.bills.length} invoices sent, ${payers.paid.length} paid, all settled ${(settledMs / 1000).toFixed(1)} s after the last payer`,
      `${payers.bills.length + (witness?.acknowledged.length ?? 0)} writes acknowledged, ${lost.length} lost`,
      ...(witness
        ? [`${witness.looked} lists asked for what had just been written, ${missed.length} without it`]
        : []),
      `${[...charged.values()].filter(({ length }) => length > 1).length} charged twice`,
      `told to try again: ${[...payers.refusals].map(([what, count]) => `${count} × ${what}`).join(', ') || 'nobody'}`,
    ],
  }
}

/** Each in words; none when all is well. */
export async function brokenInvariants(databaseUrl: string): Promise<string[]> {
  const db = openDatabase(databaseUrl, { maxConnections: 1 })
  try {
    const counts = await countInvariants({ clock: systemClock, db, log: createLog('silent') })
    return Object.entries(counts)
      .filter(([, count]) => count !== 0)
      .map(([name, count]) => `${name}: ${count ?? 'could not be counted'}`)
  } finally {
    await db.$client.end({ timeout: 5 })
  }
}
