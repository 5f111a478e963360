// Day by day: people are billed, the clock is moved, what was done is compared with what ought to be, and people act on it.
import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { type Chance, chanceOf } from '../faults/dice'
import { inLanes } from '../faults/persistence'
import type { Bill } from './bill'
import { makeBill } from './bills'
import { judgeBooks } from './books'
import { type Customer, openCustomer, openSellers } from './cast'
import { change } from './changes'
import { openCollected } from './collected'
import { Diary } from './diary'
import { chargeFees } from './fees'
import { openPost, openReminders } from './letters'
import { judgeLinks, noteClosed } from './links'
import { openMember } from './members'
import { openNews } from './news'
import { judgeSchedule, openSchedule, type Schedule } from './schedules'
import type { Stage } from './stage'

export interface Size {
  days: number
  customers: number
  seed: number
  moves: number
}

const DAY_MS = 86_400_000
const QUARTER_MS = 900_000
const LANES = 4
/** Of the customers, so many get an invoice on the first day, and on any other. */
const BILLED_FIRST = 0.8
const BILLED_EACH_DAY = 0.03
/** In a move that is broken off, the app dies at most so long after it began. */
const DIES_WITHIN_MS = 1_500

/** Never so near to a quarter of an hour that somebody's nine o'clock could come while people act. */
function momentsOf(day: number, moves: number, dice: Chance): number[] {
  const hours = Array.from({ length: moves }, () => dice.next() * 24).toSorted((a, b) => a - b)
  return hours.map((hour) => {
    const at = day + hour * 3_600_000
    return at - (at % QUARTER_MS) + 60_000 + dice.below(300_000)
  })
}

const mean = (list: readonly number[]) => Math.round(list.reduce((sum, one) => sum + one, 0) / list.length)

export async function simulate(stage: Stage, size: Size, say: (line: string) => void): Promise<string[]> {
  const { clock } = stage
  const { customers: many, days, moves, seed } = size
  const begun = performance.now()
  const seconds = () => Math.round((performance.now() - begun) / 1000)
  const findings: string[] = []
  const find = (what: string) => {
    findings.push(what)
    say(`    FOUND at ${new Date(clock.now()).toISOString()}: ${what}`)
  }
  const sql = postgres(stage.databaseUrl, { max: 2, onnotice: () => undefined })
  const bills = new Map<string, Bill>()
  const diary = new Diary(stage, seed, find)
  const post = openPost(sql, stage.mails, find)
  const reminders = openReminders(sql, bills, find)
  const collected = openCollected(sql, bills, find)
  const schedules: Schedule[] = []
  const took: number[] = []
  let news: Awaited<ReturnType<typeof openNews>> | undefined
  let member: Awaited<ReturnType<typeof openMember>> | undefined
  const deaths = chanceOf(seed, 'deaths')

  const follow = (bill: Bill) => {
    bills.set(bill.id, bill)
    diary.plan(bill)
  }

  async function die(): Promise<void> {
    await pause(deaths.below(DIES_WITHIN_MS))
    await stage.kill9()
    await stage.start()
  }

  /** Moves the clock, has the app killed meanwhile or not, and holds what was done against what ought to be. */
  async function move(to: number, isKilled: boolean): Promise<void> {
    const from = clock.now()
    const { planned } = await collected.refresh()
    for (const { invoice, method } of planned) diary.temper(bills.get(invoice), method)
    collected.noteHolds()
    const expected = reminders.expect(to)
    clock.set(to)
    if (isKilled) await die()
    took.push(await clock.done())
    const arrived = await post.look(isKilled)
    const tried = await collected.look({ from, until: clock.now(), arrived })
    for (const bill of bills.values()) diary.answerDebits(bill)
    await inLanes(LANES, schedules, async (schedule) => {
      for (const bill of await judgeSchedule(schedule, { until: clock.now(), wasKilled: isKilled }, find))
        follow(bill)
    })
    await reminders.judge(expected, arrived, tried)
    noteClosed(bills.values(), clock.now())
  }

  async function open(): Promise<Customer[]> {
    await clock.done()
    news = await openNews(stage, sql, find)
    const sellers = await openSellers(stage)
    if (sellers[0]) member = await openMember(stage, sellers[0], find)
    const customers: Customer[] = []
    await inLanes(LANES, [...Array(many).keys()], async (at) => {
      customers.push(await openCustomer(sellers, seed, at))
    })
    customers.sort((a, b) => a.at - b.at)
    const repeated = customers.filter(({ at }) => at % 2 === 0)
    await inLanes(LANES, repeated, async (customer) => {
      schedules.push(await openSchedule(customer, seed, clock.now()))
    })
    return customers
  }

  async function live(day: number, first: number, customers: readonly Customer[]): Promise<void> {
    const dice = chanceOf(seed, `day ${day}`)
    const billed = customers.filter(() => dice.next() < (day === 0 ? BILLED_FIRST : BILLED_EACH_DAY))
    await inLanes(LANES, billed, async (customer) =>
      follow(await makeBill(customer, seed, `${day}/${customer.at}`, clock.now())),
    )
    const moments = momentsOf(first + day * DAY_MS, moves, dice).filter((at) => at > clock.now())
    for (const [at, moment] of moments.entries()) {
      await move(moment, day % 7 === 6 && at === moments.length - 1)
      await diary.act()
    }
  }

  async function endWeek(day: number, customers: readonly Customer[]): Promise<void> {
    await move(clock.now() + 60_000, false)
    const sellers = [...new Set(customers.map(({ seller }) => seller))]
    for (const what of await judgeBooks(stage, sql, sellers, bills)) find(what)
    await news?.judge(reminders.told.size)
    const now = clock.now()
    await judgeLinks(bills.values(), { day, now, seed }, find)
    await member?.judge()
    for (const bill of await chargeFees(bills.values(), { day, now, seed }, find)) follow(bill)
    await change(day, seed, {
      ...{ bills, customers, schedules, now },
      forgetMornings: collected.forgetMornings,
    })
    const { letters, repeated } = post.counts
    const { arrived, debits } = collected.counts
    const made = schedules.reduce((sum, one) => sum + one.made.size, 0)
    const last = took.splice(0)
    say(
      `  day ${day + 1}: ${bills.size} invoices (${made} occurrences), ${letters} letters (${repeated} repeated), ` +
        `${reminders.counts.sent} reminders, ${news?.count} events, ${debits} debits (${arrived} arrived); ${findings.length} found; ` +
        `a move took ${mean(last)} ms, the longest ${Math.round(Math.max(...last))}; ${seconds()} s`,
    )
  }

  try {
    const customers = await open()
    const first = clock.now()
    for (let day = 0; day < days; day++) {
      await live(day, first, customers)
      if (day % 7 === 6 || day === days - 1) await endWeek(day, customers)
    }
    return findings
  } finally {
    await news?.close()
    await sql.end({ timeout: 5 })
  }
}
