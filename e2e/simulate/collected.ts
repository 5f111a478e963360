// Debits that nobody but the app makes: told before, on their morning, never two, and what became of them.
import type { Sql } from 'postgres'
import { book } from './acts'
import { type Bill, leftMinor } from './bill'
import { momentIn } from './calendar'
import type { Seller } from './cast'
import type { Arrived } from './letters'
import { discountOf } from './prices'

const DAY_MS = 86_400_000
const NOTICE_DAYS = 3
const BANK_NOTICE_DAYS = 14
/** The first, and again after three, five and seven days. */
const MOST_TRIES = 4
/** A mail leaves some moments after it was written, and people act in between. */
const SPARE_MS = 300_000

interface Debited {
  payment: string
  invoice: string
  reference: string | null
  state: string
  amount: number
  began: number
  isBank: boolean
}

interface Planned {
  invoice: string
  isCollected: boolean
  method: string | null
}

interface Step {
  from: number
  until: number
}

/** What was told and tried of one invoice. */
class Record {
  toldAt: number | undefined
  readonly tries = new Set<string>()
  /** Something held it back, so that nobody outside can say when it ought to be made. */
  wasHeld = false
}

const isHeld = (bill: Bill): boolean =>
  bill.questions.size + bill.disputes.size + bill.debits.length > 0 ||
  bill.promisedFor !== null ||
  leftMinor(bill) < bill.totalMinor

function* judgeFirst(
  bill: Bill,
  { toldAt, wasHeld }: Record,
  debited: Debited,
  { from, until }: Step,
): Generator<string, undefined> {
  const { began, isBank } = debited
  if (toldAt === undefined) {
    yield `${bill.number} was debited, and nobody was told`
    return
  }
  const notice = began - toldAt
  const told = `${bill.number} was debited ${(notice / DAY_MS).toFixed(2)} days after it was told`
  if (notice < NOTICE_DAYS * DAY_MS - SPARE_MS) yield told
  if (wasHeld) return
  const due = momentIn(bill.customer.seller.zone, bill.days.at(-1)?.dueDate ?? '', 9)
  const couldBeTold = due - bill.sentAt > (BANK_NOTICE_DAYS + 1) * DAY_MS
  if (isBank && couldBeTold && notice < (BANK_NOTICE_DAYS - 1) * DAY_MS) yield `${told} (a bank debit)`
  const ought = Math.max(due, toldAt + NOTICE_DAYS * DAY_MS)
  if (began < due - SPARE_MS || ought + SPARE_MS < from || began > until)
    yield `${bill.number} was debited at ${new Date(began).toISOString()}, and ought at ${new Date(ought).toISOString()}`
}

/** An automatic payment has the discounts of its day and its means. */
function* judgeAmount(bill: Bill, { amount, began, isBank }: Debited): Generator<string> {
  const ought = leftMinor(bill) - discountOf(bill, began, isBank ? 'sepa_debit' : 'card')
  if (bill.price && leftMinor(bill) > 0 && amount !== ought)
    yield `${bill.number} was debited ${amount}, and ought ${ought}`
}

/** What the app began is known to whoever plays the bank, and what arrived is paid. */
function learn(bill: Bill, { amount, began, isBank, reference, state }: Debited): void {
  const intent = reference ?? ''
  const isKnown = bill.charged.some((one) => one.intent === intent) || bill.gone.has(intent)
  const isUnderWay = bill.debits.some((one) => one.intent === intent)
  const discountMinor =
    bill.debits.find((one) => one.intent === intent)?.discountMinor ??
    discountOf(bill, began, isBank ? 'sepa_debit' : 'card')
  const debit = { intent, amountMinor: amount, discountMinor }
  if (state === 'processing' && !isUnderWay) bill.debits.push(debit)
  if (state !== 'succeeded' || isKnown) return
  bill.debits = bill.debits.filter((one) => one.intent !== intent)
  book(bill, debit)
}

export function openCollected(sql: Sql, bills: ReadonlyMap<string, Bill>, find: (what: string) => void) {
  const records = new Map<string, Record>()
  const counts = { debits: 0, arrived: 0 }
  const recordOf = (invoice: string): Record => {
    const record = records.get(invoice) ?? new Record()
    records.set(invoice, record)
    return record
  }

  /** Which invoices are to be collected as things stand; answers those of which that has changed. */
  const refresh = async () => {
    const planned = await sql<Planned[]>`
      select d.invoice_id as invoice, d.ended_at is null and d.tries = 0 as "isCollected", c.method_reference as method
      from autopay_debits d join autopay_consents c on c.id = d.consent_id`
    const changed = new Set<string>()
    for (const { invoice, isCollected } of planned) {
      const bill = bills.get(invoice)
      if (!bill || bill.isCollected === isCollected) continue
      bill.isCollected = isCollected
      changed.add(invoice)
    }
    return { planned, changed }
  }

  function judgeDebit(debited: Debited, step: Step): void {
    const bill = bills.get(debited.invoice)
    if (!bill) {
      find(`an invoice was debited that nobody follows: ${debited.invoice}`)
      return
    }
    const record = recordOf(bill.id)
    if (record.tries.size === 0) for (const what of judgeFirst(bill, record, debited, step)) find(what)
    if (!record.tries.has(debited.payment)) {
      counts.debits++
      for (const what of judgeAmount(bill, debited)) find(what)
    }
    record.tries.add(debited.payment)
    if (record.tries.size > MOST_TRIES) find(`${bill.number} was debited ${record.tries.size} times`)
    learn(bill, debited)
  }

  return {
    counts,
    refresh,
    /** Before the clock is moved. */
    /** Another morning is theirs now, and what was planned keeps its own. */
    forgetMornings: (seller: Seller) => {
      for (const bill of bills.values()) if (bill.customer.seller === seller) recordOf(bill.id).wasHeld = true
    },
    noteHolds: () => {
      for (const bill of bills.values()) if (isHeld(bill)) recordOf(bill.id).wasHeld = true
    },
    /** Answers the invoices that were debited meanwhile, each with when; 0 where only what is planned has changed. */
    look: async ({
      arrived,
      ...step
    }: Step & { arrived: readonly Arrived[] }): Promise<Map<string, number>> => {
      for (const { about, kind } of arrived)
        if (kind === 'autopay-coming') recordOf(about.invoiceId ?? '').toldAt = step.until
      const debited = await sql<Debited[]>`
        select p.id as payment, p.invoice_id as invoice, p.provider_reference as reference, p.state,
          p.amount_minor::int as amount, (extract(epoch from p.created_at) * 1000)::float8 as began,
          coalesce(c.method->>'type' like '%debit%', false) as "isBank"
        from autopay_payments a join payments p on p.id = a.payment_id join autopay_consents c on c.id = a.consent_id
        where a.debit_id is not null order by p.created_at`
      for (const one of debited) judgeDebit(one, step)
      counts.arrived = debited.filter(({ state }) => state === 'succeeded').length
      const { changed } = await refresh()
      const tried = new Map([...changed].map((invoice) => [invoice, 0]))
      for (const { began, invoice } of debited) if (began > step.from - SPARE_MS) tried.set(invoice, began)
      return tried
    },
  }
}
