// Holds the letters that arrived against those that ought to: whose moment came, none to who has paid, none twice.
import type { Sql } from 'postgres'
import type { MailServer } from '@/lib/testing/mail-server'
import { type Bill, leftMinor, type Moment, momentsOf, pauseOf } from './bill'
import { dayIn } from './calendar'

export interface Arrived {
  id: string
  kind: string
  fact: string
  to: string
  tongue: string
  about: Record<string, string>
  /** By the clock of the house, when it had been handed over. */
  leftAt: number
}

interface Posted extends Pick<Arrived, 'id' | 'kind' | 'fact'> {
  content: Arrived['about']
  leftAt: number | null
}

/** What has arrived since the last look, with what the app says it was. */
export function openPost(sql: Sql, mails: MailServer, find: (what: string) => void) {
  const known = new Set<string>()
  const counts = { letters: 0, repeated: 0 }
  let seen = 0
  /** Whoever dies between handing a letter over and noting it hands it over again, under the same Message-ID. */
  const look = async (mayRepeat: boolean): Promise<Arrived[]> => {
    const fresh = mails.mails.slice(seen)
    seen += fresh.length
    const ids = fresh.map(({ mail }) => mail.messageId?.slice(1).split('@')[0] ?? '')
    const rows = await sql<Posted[]>`
      select id, kind, fact, content, (extract(epoch from sent_at) * 1000)::float8 as "leftAt" from outbox where id = any(${ids})`
    const letters = new Map(rows.map((row) => [row.id, row]))
    const arrived: Arrived[] = []
    for (const [at, { mail, to }] of fresh.entries()) {
      const id = ids[at] ?? ''
      const row = letters.get(id)
      if (!row) find(`a letter to ${to.join()} of which the app knows nothing: ${mail.subject}`)
      if (known.has(id) && !mayRepeat) find(`letter ${id} (${row?.fact}) arrived twice`)
      if (known.has(id)) counts.repeated++
      else if (row)
        arrived.push({
          ...{ id, kind: row.kind, fact: row.fact, about: row.content, to: to.join() },
          leftAt: row.leftAt ?? 0,
          tongue: /<html[^>]* lang="([a-z]+)/.exec(mail.html ?? '')?.[1] ?? '',
        })
      known.add(id)
    }
    counts.letters += arrived.length
    return arrived
  }
  return { look, counts }
}

interface Expected {
  bill: Bill
  moment: Moment
}

const nameOf = ({ dueDate, offsetDays }: Moment): string => `${dueDate} ${offsetDays}`

/** By its id: two sellers may give the same number. */
const keyOf = (invoiceId: string, dueDate: string, offsetDays: number): string =>
  `${invoiceId} ${dueDate} ${offsetDays}`

/** Letters that go on after everything is paid, because they tell of it. */
const ASKS_FOR_MONEY = /^(?:reminder|autopay-coming|autopay-declined)$/

/** `debitedAt`: when the app began a debit of it in this very move, before which letters may have left. */
function* judgeLetter(
  { about, fact, kind, leftAt, to, tongue }: Arrived,
  bill: Bill,
  debitedAt = 0,
): Generator<string> {
  if (ASKS_FOR_MONEY.test(kind) && leftMinor(bill) === 0 && leftAt > debitedAt)
    yield `${kind} ${fact} of ${bill.number} arrived, and nothing is owed`
  if (to === bill.customer.email && tongue !== bill.customer.tongue)
    yield `${kind} of ${bill.number} is in ${tongue}, and its reader reads ${bill.customer.tongue}`
  if (about.invoiceId !== bill.id) yield `${fact} is about another invoice`
}

export function openReminders(sql: Sql, bills: ReadonlyMap<string, Bill>, find: (what: string) => void) {
  const counts = { sent: 0 }
  const told = new Set<string>()

  /** Of those whose moment comes by then, those that leave: of several of one morning the last. */
  const expect = (until: number): Expected[] =>
    [...bills.values()].flatMap((bill) => {
      // One that a change of zones has put behind us is not lost: it leaves now. What was decided about stays so.
      const passed = momentsOf(bill).filter(
        (moment) => moment.at <= until && !bill.decided.has(nameOf(moment)),
      )
      for (const moment of passed) bill.decided.add(nameOf(moment))
      const due = passed.filter(({ at }) => at >= Math.max(bill.sentAt, bill.plannedAt))
      return due
        .filter(({ at }, index) => due[index + 1]?.at !== at)
        .filter(({ at, dueDate }) => !pauseOf(bill, dayIn(bill.customer.zone, at), dueDate))
        .map((moment) => ({ bill, moment }))
    })

  /** `tried`: the invoices that were debited meanwhile, and when; which reminders came before is not reckoned. */
  const judge = async (
    expected: readonly Expected[],
    arrived: readonly Arrived[],
    tried: ReadonlyMap<string, number>,
  ) => {
    for (const letter of arrived) {
      const bill = bills.get(letter.about.invoiceId ?? '')
      if (bill) for (const what of judgeLetter(letter, bill, tried.get(bill.id))) find(what)
    }
    const ids = arrived.filter(({ kind }) => kind === 'reminder').map(({ about }) => about.reminderId ?? '')
    const rows = await sql<{ invoice: string; due: string; days: number }[]>`
      select invoice_id as invoice, due_date::text as due, offset_days as days from invoice_reminders where id = any(${ids})`
    const ought = new Map(
      expected.map((one) => [keyOf(one.bill.id, one.moment.dueDate, one.moment.offsetDays), one]),
    )
    for (const { days, due, invoice } of rows) {
      const isRight = ought.delete(keyOf(invoice, due, days)) || tried.has(invoice)
      if (!isRight) find(`a reminder that ought not to be: ${bills.get(invoice)?.number} ${due} ${days}`)
    }
    for (const { bill, moment } of ought.values())
      if (!tried.has(bill.id))
        find(
          `a reminder is missing: ${bill.number} ${moment.dueDate} ${moment.offsetDays} (${bill.customer.zone})`,
        )
    counts.sent += rows.length
    for (const id of ids) told.add(id)
  }

  return { counts, expect, judge, told }
}
