// What people and banks have planned for each invoice, and do when its time has come.
import { chanceOf } from '../faults/dice'
import { inLanes } from '../faults/persistence'
import { type Act, answerDebit } from './acts'
import type { Bill } from './bill'
import type { Stage } from './stage'
import { storyOf } from './stories'

const DAY_MS = 86_400_000
const LANES = 4
/** Of the means that are kept, so many are refused for a while, and of the bank debits so many come back. */
const REFUSED = 0.4
const BOUNCED = 0.3

interface Turn {
  at: number
  bill: Bill
  act: Act
}

export class Diary {
  private turns: Turn[] = []
  private readonly tempered = new Set<string>()
  private readonly answered = new Set<string>()

  constructor(
    private readonly stage: Stage,
    private readonly seed: number,
    private readonly find: (what: string) => void,
  ) {}

  private note(bill: Bill, at: number, act: Act): void {
    this.turns.push({ bill, at, act })
  }

  plan(bill: Bill): void {
    const { currency, key, sentAt } = bill
    const story = storyOf(chanceOf(this.seed, `story ${key}`), {
      ...{ currency, takesAny: bill.takesAny },
      ...{ hasPlan: bill.days.length > 1, hasPrice: bill.price !== null },
    })
    for (const { act, days } of story) this.note(bill, sentAt + days * DAY_MS, act)
  }

  /** Some means are refused for a while: for want of money, or because the holder is asked. */
  temper(bill: Bill | undefined, method: string | null): void {
    if (!bill || !method || this.tempered.has(bill.id)) return
    this.tempered.add(bill.id)
    const dice = chanceOf(this.seed, `temper ${bill.key}`)
    if (dice.next() > REFUSED) return
    const set =
      (behaviour: string): Act =>
      async ({ stripe }) =>
        void (await stripe.act(`payment_methods/${method}/behaviour`, { behaviour }))
    this.note(bill, 0, set(dice.pick(['insufficient_funds', 'three_d_secure', 'generic_decline'])))
    const due = Date.parse(bill.days.at(-1)?.dueDate ?? '')
    this.note(bill, due + dice.between(1, 20) * DAY_MS, set('ok'))
  }

  /** Whoever began it, the bank says yes or no some days later. */
  answerDebits(bill: Bill): void {
    for (const { intent } of bill.debits) {
      if (this.answered.has(intent)) continue
      this.answered.add(intent)
      const dice = chanceOf(this.seed, `bank ${bill.key} ${this.answered.size}`)
      const end = dice.next() < BOUNCED ? 'fail' : 'settle'
      this.note(bill, this.stage.clock.now() + dice.between(2, 8) * DAY_MS, answerDebit(intent, end))
    }
  }

  /** All whose time has come, those of one invoice one after the other. */
  async act(): Promise<void> {
    const now = this.stage.clock.now()
    const due = this.turns.filter(({ at }) => at <= now).toSorted((a, b) => a.at - b.at)
    this.turns = this.turns.filter(({ at }) => at > now)
    const byBill = [...Map.groupBy(due, ({ bill }) => bill).values()]
    await inLanes(LANES, byBill, async (own) => {
      for (const { act, bill } of own)
        await act(this.stage, bill).catch((error: unknown) =>
          this.find(`${bill.number}: ${error instanceof Error ? error.message : error}`),
        )
    })
  }
}
