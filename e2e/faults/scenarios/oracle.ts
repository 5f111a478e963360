// The judge on trial: a quiet run, in which nothing may be found, and then one lie after the other, of which each must be.
import type { Evidence, Finding, Kind } from '../judge'
import { judge } from '../judge'
import type { Fate, Witness } from '../payers'
import { planPayers } from '../payers'
import { liveAll, type Outcome, openPlay, type Run, type Scenario, settle } from '../scenario'

const FATES: Fate[] = ['paid', 'refunded in part', 'refunded at Stripe', 'disputed and lost', 'only opened']

interface Lie {
  about: string
  kind: Kind
  tell(evidence: Evidence, witnesses: Witness[]): void
}

const of = (witnesses: readonly Witness[], fate: Fate): Witness => {
  const found = witnesses.find(({ payer }) => payer.fate === fate)
  if (!found) throw new Error(`nobody was ${fate}`)
  return found
}

function fail({ number }: { number: string }): never {
  throw new Error(`${number} is not shown`)
}

function alter<Row extends object>(rows: Row[], change: (row: Row) => Partial<Row>): void {
  for (const row of rows) Object.assign(row, change(row))
}

const LIES: Lie[] = [
  {
    about: 'a payment that was never booked',
    kind: 'lost',
    tell: ({ books }, witnesses) => void books.held.delete(of(witnesses, 'paid').bill.id),
  },
  {
    about: 'a payment that was booked twice',
    kind: 'double',
    tell: ({ books }, witnesses) => {
      const { bill } = of(witnesses, 'paid')
      books.held.set(bill.id, bill.amountMinor * 2)
    },
  },
  {
    about: 'a second charge',
    kind: 'double',
    tell: ({ truth }) => void truth.charges.push(...truth.charges),
  },
  {
    about: 'a payment of which nobody knows how it ended',
    kind: 'stuck',
    tell: ({ books }) => alter(books.payments, () => ({ state: 'unknown' })),
  },
  {
    about: 'a fee that is one unit less',
    kind: 'wrong state',
    tell: ({ books }) => alter(books.payments, ({ feeMinor }) => ({ feeMinor: feeMinor - 1 })),
  },
  {
    about: 'a refund that was acknowledged, and is not there',
    kind: 'acknowledged, and lost',
    tell: ({ books }) => void books.refunds.splice(0),
  },
  {
    about: 'a refund that nobody was credited for',
    kind: 'lost',
    tell: ({ books }, witnesses) => void books.credited.delete(of(witnesses, 'refunded in part').bill.id),
  },
  {
    about: 'a refund after which the invoice is owed again',
    kind: 'wrong state',
    tell: ({ shown }, witnesses) => {
      const { bill } = of(witnesses, 'refunded at Stripe')
      alter([shown.get(bill.id) ?? fail(bill)], () => ({ amountCredited: 0, status: 'Sent' }))
    },
  },
  {
    about: 'a dispute that is thought won',
    kind: 'wrong state',
    tell: ({ books }) => alter(books.disputes, () => ({ state: 'won' })),
  },
  {
    about: 'an invoice that shows less as paid',
    kind: 'lost',
    tell: ({ shown }, witnesses) => {
      const { bill } = of(witnesses, 'paid')
      alter([shown.get(bill.id) ?? fail(bill)], () => ({ amountPaid: 0.01 }))
    },
  },
  {
    about: 'an invoice that is paid, and shown as if it were not',
    kind: 'wrong state',
    tell: ({ shown }, witnesses) => {
      const { bill } = of(witnesses, 'paid')
      alter([shown.get(bill.id) ?? fail(bill)], () => ({ status: 'Sent' }))
    },
  },
  {
    about: 'an invoice that was sent, and is gone',
    kind: 'acknowledged, and lost',
    tell: ({ shown }, witnesses) => void shown.delete(of(witnesses, 'only opened').bill.id),
  },
  {
    about: 'two invoices of one number',
    kind: 'double',
    tell: ({ shown }) => {
      const [first, second] = shown.values()
      if (first && second) second.documentNumber = first.documentNumber
    },
  },
  {
    about: 'a payment that is thought over, and can still be paid',
    kind: 'wrong state',
    tell: ({ books }, witnesses) => {
      const { bill } = of(witnesses, 'only opened')
      alter(
        books.payments.filter(({ invoiceId }) => invoiceId === bill.id),
        () => ({ state: 'cancelled' }),
      )
    },
  },
  {
    about: 'an event that nobody could handle',
    kind: 'stuck',
    tell: ({ books }) => {
      for (const id of books.events.keys()) books.events.set(id, 'dead')
    },
  },
]

async function run(given: Run): Promise<Outcome> {
  const play = await openPlay(given)
  const payers = planPayers(given.seed, FATES.length).map((payer, at) => ({
    ...payer,
    fate: FATES[at] ?? 'paid',
  }))
  const witnesses = await liveAll(given, play, payers)
  const { findings, seconds } = await settle(given, play, witnesses)
  const evidence = await given.oracle.read(play.seller)
  const unseen = LIES.flatMap(({ about, kind, tell }): Finding[] => {
    const told = structuredClone(evidence)
    tell(told, witnesses)
    const isSeen = judge(told, witnesses).some((finding) => finding.kind === kind)
    return isSeen ? [] : [{ kind: 'wrong state', what: `the judge did not see ${about}` }]
  })
  return {
    findings: [...findings, ...unseen],
    figures: { payments: witnesses.length, lies: LIES.length, 'books agree after (s)': seconds },
  }
}

export const oracle: Scenario = {
  about: 'the oracle itself: it finds nothing in a quiet run, and every lie that is told it',
  promises: [1],
  size: {
    small: { payments: FATES.length, times: LIES.length, lanes: 3 },
    full: { payments: FATES.length, times: LIES.length, lanes: 3 },
  },
  run,
}
