// Sellers and customers change their minds: somebody is reminded otherwise, moves elsewhere, or lets a schedule rest.
import { type Chance, chanceOf } from '../faults/dice'
import type { Bill } from './bill'
import { type Customer, changeReminders, type Seller, ZONES } from './cast'
import { moveSchedule, pauseSchedule, resumeSchedule, type Schedule } from './schedules'

const CHANGED_EACH_WEEK = 0.1
const MOVED_EACH_WEEK = 0.06
const SELLER_MOVES_EACH_WEEK = 0.05
const PAUSED_EACH_WEEK = 0.05
const RESUMED_EACH_WEEK = 0.4

interface World {
  customers: readonly Customer[]
  schedules: readonly Schedule[]
  bills: ReadonlyMap<string, Bill>
  now: number
  /** What was planned for the mornings of a seller keeps the old ones. */
  forgetMornings: (seller: Seller) => void
}

async function moveCustomer(customer: Customer, dice: Chance): Promise<void> {
  const zone = dice.pick(ZONES)
  await customer.seller.api('PATCH', `/customers/${customer.id}`, { timeZone: zone })
  Object.assign(customer, { zone, hasOwnZone: true })
}

async function moveSeller(seller: Seller, { customers, forgetMornings, schedules }: World, dice: Chance) {
  const zone = dice.pick(ZONES)
  await seller.api('PATCH', `/organisations/${seller.id}`, { timeZone: zone })
  seller.zone = zone
  for (const customer of customers)
    if (customer.seller === seller && !customer.hasOwnZone) customer.zone = zone
  for (const schedule of schedules) if (schedule.customer.seller === seller) moveSchedule(schedule)
  forgetMornings(seller)
}

export async function change(day: number, seed: number, world: World): Promise<void> {
  const { bills, customers, now, schedules } = world
  const dice = chanceOf(seed, `changes ${day}`)
  for (const customer of customers) {
    const turn = dice.next()
    if (turn < CHANGED_EACH_WEEK) {
      await changeReminders(customer, dice)
      for (const bill of bills.values())
        if (bill.customer === customer && bill.reminders === null) bill.plannedAt = now
    } else if (turn < CHANGED_EACH_WEEK + MOVED_EACH_WEEK) await moveCustomer(customer, dice)
  }
  const moving = [...new Set(customers.map(({ seller }) => seller))]
  for (const seller of moving) if (dice.next() < SELLER_MOVES_EACH_WEEK) await moveSeller(seller, world, dice)
  for (const schedule of schedules) {
    const turn = dice.next()
    if (schedule.pausedAt === undefined && turn < PAUSED_EACH_WEEK) await pauseSchedule(schedule, now)
    else if (schedule.pausedAt !== undefined && turn < RESUMED_EACH_WEEK) await resumeSchedule(schedule, now)
  }
}
