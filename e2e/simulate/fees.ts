// Late fees: charged by a seller now and then, and reckoned here by the rule that the seller has.
import { chanceOf } from '../faults/dice'
import { type Bill, leftMinor } from './bill'
import { billOf, readBill } from './bills'
import { dayIn, plusDays } from './calendar'
import { RULES, type Rule } from './cast'
import { minorOf, stepOf } from './money'

const ASKED_EACH_WEEK = 0.15

/** What was late for so long, and still is. */
function lateMinor(bill: Bill, afterDays: number, now: number): number {
  const today = dayIn(bill.customer.seller.zone, now)
  const last = bill.days.filter(({ dueDate }) => plusDays(dueDate, afterDays) <= today).at(-1)
  return Math.max(0, (last?.upToMinor ?? 0) - bill.paidMinor - bill.creditedMinor)
}

/** Nobody is in the middle of anything. */
const isQuiet = (bill: Bill): boolean =>
  !bill.isVoid && !bill.hasFee && bill.debits.length + bill.disputes.size + bill.gone.size === 0

function* judge(bill: Bill, rule: Rule, late: number, answer: Record<string, unknown>): Generator<string> {
  const total = minorOf(answer.total, bill.currency)
  const ought = rule.kind === 'fixed' ? minorOf(rule.amount, bill.currency) : (late * rule.percent) / 100
  if (Math.abs(total - ought) >= stepOf(bill.currency))
    yield `${bill.number}: a late fee of ${total}, and it ought to be ${ought}`
}

/** Answers the invoices that ask for them. */
export async function chargeFees(
  bills: Iterable<Bill>,
  { day, now, seed }: { day: number; now: number; seed: number },
  find: (what: string) => void,
): Promise<Bill[]> {
  const dice = chanceOf(seed, `fees ${day}`)
  const made: Bill[] = []
  for (const bill of [...bills].filter((one) => isQuiet(one) && leftMinor(one) > 0)) {
    const { api, country } = bill.customer.seller
    const rule = RULES[country]
    if (!rule || dice.next() > ASKED_EACH_WEEK) continue
    const isGranted = rule.kind === 'percent' || rule.currency === bill.currency
    const late = isGranted ? lateMinor(bill, rule.afterDays, now) : 0
    const answer = await api('POST', `/invoices/${bill.id}/late-fees`, { send: true }, [
      ...['LateFee.NotDue', 'LateFee.NotGranted'],
    ])
    const isCharged = answer.lateFeeInvoiceId !== undefined
    if (isCharged !== late > 0)
      find(
        `${bill.number}: ${late} is late, and a late fee was ${isCharged ? 'charged' : String(answer.code)}`,
      )
    if (!isCharged) continue
    for (const what of judge(bill, rule, late, answer)) find(what)
    bill.hasFee = true
    const shown = await readBill(bill.customer, String(answer.lateFeeInvoiceId))
    made.push({ ...billOf(bill.customer, `fee ${bill.key}`, shown), hasFee: true })
  }
  return made
}
