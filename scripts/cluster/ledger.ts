// Holds the ledger, the payments and their fees against Stripe's (the sandbox's), with arithmetic that is none of the app's.
import postgres from 'postgres'
import type { Bill, Front, Seller } from './payers'

interface Charge {
  payment_intent: string
  status: string
  amount: number
  application_fee_amount: number
}

interface Intent {
  id: string
  status: string
}

interface Payment {
  invoiceId: string
  reference: string | null
  state: string
  amountMinor: number
  feeMinor: number
}

const PAYABLE = /^requires_(?:payment_method|confirmation|action)$/
const SETTLED = /^(?:open|succeeded|failed|cancelled)$/

async function rowsOf<T>({ sandboxUrl }: Front, path: string): Promise<T[]> {
  const answer = await fetch(`${sandboxUrl}/_sandbox/${path}`)
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return ((await answer.json()) as { data: T[] }).data
}

async function readBooks(databaseUrl: string, { accountId, organisationId }: Seller) {
  const sql = postgres(databaseUrl, { max: 1, prepare: false, onnotice: () => undefined })
  try {
    const payments = await sql<Payment[]>`
      select invoice_id as "invoiceId", provider_reference as reference, state, amount_minor::int as "amountMinor",
        fee_minor::int as "feeMinor"
      from payments where organisation_id = ${organisationId}`
    const held = await sql<{ id: string; held: number }[]>`
      select invoice_id as id, sum(amount_minor)::int as held from ledger_entries
      where organisation_id = ${organisationId} and kind <> 'credit' group by 1`
    const unheard = await sql<{ id: string; state: string }[]>`
      select event_id as id, state from inbox
      where account = ${accountId} and state not in ('handled', 'ignored')`
    return { payments, unheard, held: new Map(held.map((row) => [row.id, row.held])) }
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** One sentence for each thing that is not the same on both sides. */
export async function compareLedger(facts: {
  front: Front
  seller: Seller
  bills: readonly Bill[]
  databaseUrl: string
  /** Payments at Stripe that have been named to a person, because their invoice is gone. */
  named: ReadonlySet<string>
}): Promise<string[]> {
  const { bills, databaseUrl, front, named, seller } = facts
  const account = `account=${seller.accountId}`
  const charges = (await rowsOf<Charge>(front, `ledger?${account}`)).filter(
    ({ payment_intent: intent, status }) => status === 'succeeded' && !named.has(intent),
  )
  const intents = await rowsOf<{ object: Intent }>(front, `objects?type=payment_intent&${account}`)
  const { held, payments, unheard } = await readBooks(databaseUrl, seller)
  const faults = unheard.map(({ id, state }) => `event ${id} is ${state}`)
  const byReference = Map.groupBy(payments, ({ reference }) => reference)
  const taken = new Map<string, number>()
  for (const { amount, application_fee_amount: fee, payment_intent: intent } of charges) {
    const [own, ...more] = byReference.get(intent) ?? []
    if (!own || more.length > 0) {
      faults.push(`${intent} was charged, and is in the books ${own ? more.length + 1 : 0} times`)
      continue
    }
    taken.set(own.invoiceId, (taken.get(own.invoiceId) ?? 0) + amount)
    if (own.state !== 'succeeded' || own.amountMinor !== amount || own.feeMinor !== fee)
      faults.push(
        `${intent}: ${amount} charged with a fee of ${fee}, and ours is ${own.state}, ${own.amountMinor}, ${own.feeMinor}`,
      )
  }
  for (const { amountMinor, id, number } of bills) {
    const [there, here] = [taken.get(id) ?? 0, held.get(id) ?? 0]
    if (there !== here) faults.push(`${number}: Stripe took ${there}, the ledger holds ${here}`)
    if (there !== 0 && there !== amountMinor) faults.push(`${number}: ${amountMinor} asked, ${there} taken`)
  }
  const succeeded = payments.filter(({ state }) => state === 'succeeded').length
  if (succeeded !== charges.length)
    faults.push(`${succeeded} payments succeeded in the books, ${charges.length} at Stripe`)
  for (const { reference, state } of payments)
    if (!SETTLED.test(state)) faults.push(`${reference ?? 'a payment'} is ${state}`)
  for (const { object } of intents)
    if (PAYABLE.test(object.status) && !byReference.has(object.id))
      faults.push(`${object.id} can be paid, and nobody here knows it`)
  return faults
}
