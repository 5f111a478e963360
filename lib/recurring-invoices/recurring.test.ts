// Recurring invoices: each occurrence is made once, on its day, by whichever replica; what was missed as it says.
import { asc, eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { invoices } from '@/db/schema/invoices'
import { outbox } from '@/db/schema/mail'
import { changeArticle } from '@/lib/articles/change'
import { createArticle } from '@/lib/articles/create'
import { readBacklogs } from '@/lib/backlogs'
import { anonymiseCustomer } from '@/lib/customers/anonymise'
import { changeCustomer } from '@/lib/customers/change'
import { runDue } from '@/lib/due/run-due'
import { keepUptime } from '@/lib/due/uptime'
import { newId } from '@/lib/ids'
import { presentProblem } from '@/lib/problems/platform-api'
import { listProblems, listProblemsToSolve } from '@/lib/problems/problems'
import { viewAttention } from '@/lib/reports/attention'
import { withFreshPeople as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import type { People } from '@/lib/testing/people'
import { type Day, dayIn, momentIn, plusDays } from '@/lib/time-zone'
import { changeRecurring } from './change'
import { createRecurring, type RecurringOrder } from './create'
import { endRecurring } from './end'
import { findRecurring } from './find'
import { dueOccurrences } from './make'
import { pauseRecurring, resumeRecurring } from './pause'

const DAY = 86_400
const LINE = { description: 'Cleaning', quantity: 2, unitPrice: '35', taxRate: 19 }
const today = (house: TestHouse, zone = 'UTC'): Day => dayIn(zone, house.clock.now())

/** At so many o'clock of a day. */
function goTo(house: TestHouse, day: Day, time = '07:00', zone = 'UTC'): void {
  const ms = momentIn(zone, day, time).getTime() - house.clock.now().getTime()
  house.clock.advance(ms / 1000)
}

const create = (
  house: TestHouse,
  { customerId, organisationId }: People,
  changes: Partial<RecurringOrder> = {},
) =>
  createRecurring(house, {
    ...{ id: newId(), organisationId, customerId, send: 'draft', catchUp: 'latest' },
    schedule: { every: 'month', interval: 1, anchorDay: 31, start: today(house) },
    template: { currency: 'EUR', lineItems: [LINE] },
    ...changes,
  })

const run = (house: TestHouse) => runDue(house, [dueOccurrences])
const madeOf = (house: TestHouse, id: string) =>
  house.db
    .select()
    .from(invoices)
    .where(eq(invoices.recurringInvoiceId, id))
    .orderBy(asc(invoices.recurringNumber))
const daysOf = async (house: TestHouse, id: string) =>
  (await madeOf(house, id)).map(({ recurringNumber, recurringOn }) => `${recurringNumber} ${recurringOn}`)

it.beforeEach(async ({ house }) => {
  await house.db.execute(`
    update recurring_invoices set state = 'ended', ended_at = now(), paused_at = null, next_on = null, next_at = null, try_at = null
    where state <> 'ended'`)
  // The first day of a month that has 31, and never back.
  const now = today(house)
  goTo(house, `${Number(now.slice(0, 4)) + 1}-01-01`, '05:00')
  await keepUptime(house).note()
})

// promise 153
it('are made once each by two replicas at once, at six in the morning and not before', async ({
  house,
  people,
}) => {
  const start = today(house)
  const { id } = await create(house, people, { schedule: { every: 'week', interval: 1, start } })
  expect(await run(house)).toBe(0)
  goTo(house, start, '06:00')
  expect(await Promise.all([run(house), run(house)])).toContain(1)
  expect(await daysOf(house, id)).toEqual([`1 ${start}`])
  await keepUptime(house).note()
  // The clock is moved while the app is up: all are made, whatever is to become of missed ones.
  const uptime = keepUptime(house)
  await uptime.note()
  house.clock.advance(35 * DAY)
  await uptime.note()
  await Promise.all([run(house), run(house), run(house)])
  expect(await daysOf(house, id)).toEqual(
    [0, 7, 14, 21, 28, 35].map((days, at) => `${at + 1} ${plusDays(start, days)}`),
  )
  const made = await madeOf(house, id)
  expect(new Set(made.slice(1).map(({ issueDate }) => issueDate))).toEqual(new Set([today(house)]))
})

it('are drafts or sent, with the terms of the customer or their own, and numbers in the order of their days', async ({
  house,
  people,
}) => {
  const { organisationId } = people
  const start = today(house)
  const schedule = { every: 'month' as const, interval: 1, anchorDay: 31, start, count: 3 }
  const template = { currency: 'EUR' as const, paymentTermsDays: 14, memo: 'Thank you.', lineItems: [LINE] }
  const { id } = await create(house, people, { send: 'automatically', schedule, template, catchUp: 'all' })
  house.clock.advance(92 * DAY)
  await run(house)
  const made = await madeOf(house, id)
  const year = start.slice(0, 4)
  expect(made.map(({ recurringOn }) => recurringOn)).toEqual(
    [start, `${year}-02-28`, `${year}-03-31`].map((day) =>
      day.endsWith('02-28') && Number(year) % 4 === 0 ? `${year}-02-29` : day,
    ),
  )
  for (const { dueDate, issueDate, memo, sentAt, totalMinor } of made)
    expect({ dueDate, issueDate, memo, totalMinor, isSent: sentAt !== null }).toEqual({
      ...{
        dueDate: plusDays(today(house), 14),
        issueDate: today(house),
        memo: 'Thank you.',
        totalMinor: 8330,
      },
      isSent: true,
    })
  const numbers = made.map(({ number }) => number ?? 0)
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  const letters = (await house.db.select().from(outbox)).filter(({ kind }) => kind === 'invoice-sent')
  expect(letters.filter(({ content }) => made.some((one) => one.id === content.invoiceId))).toHaveLength(3)
  expect(await findRecurring(house, organisationId, id)).toMatchObject({
    state: 'ended',
    nextOn: null,
    reached: 3,
  })
})

// promise 153
it.for([
  ['latest', [1, 4, 5]],
  ['all', [1, 2, 3, 4, 5]],
  ['none', [1, 5]],
] as const)(
  'of those that were missed in a standstill, %s are made up for',
  async ([catchUp, numbers], { house, people }) => {
    const start = today(house)
    const { id } = await create(house, people, { catchUp, schedule: { every: 'week', interval: 1, start } })
    goTo(house, start, '07:00')
    await keepUptime(house).note()
    await run(house)
    // Nothing runs for four weeks, until half an hour behind the moment of the fifth.
    goTo(house, plusDays(start, 28), '06:30')
    await keepUptime(house).note()
    await Promise.all([run(house), run(house)])
    expect((await madeOf(house, id)).map(({ recurringNumber }) => recurringNumber)).toEqual(numbers)
  },
)

it.for([
  ['latest', [4]],
  ['all', [1, 2, 3, 4]],
  ['none', []],
] as const)(
  'of those that were missed while it was paused, %s are made up for',
  async ([catchUp, numbers], { house, people }) => {
    const { organisationId } = people
    const { id } = await create(house, people, {
      catchUp,
      schedule: { every: 'week', interval: 1, start: today(house) },
    })
    await pauseRecurring(house, organisationId, id)
    const uptime = keepUptime(house)
    await uptime.note()
    house.clock.advance(22 * DAY)
    await uptime.note()
    expect(await run(house)).toBe(0)
    await resumeRecurring(house, organisationId, id)
    await resumeRecurring(house, organisationId, id)
    await run(house)
    expect((await madeOf(house, id)).map(({ recurringNumber }) => recurringNumber)).toEqual(numbers)
    expect(await findRecurring(house, organisationId, id)).toMatchObject({ state: 'active', reached: 4 })
  },
)

it('what lay behind when it was created counts as missed, but not today', async ({ house, people }) => {
  const schedule = { every: 'week' as const, interval: 1, start: plusDays(today(house), -14) }
  goTo(house, today(house), '20:00')
  for (const [catchUp, numbers] of [
    ['latest', [3]],
    ['none', [3]],
    ['all', [1, 2, 3]],
  ] as const) {
    const { id } = await create(house, people, { catchUp, schedule })
    await run(house)
    expect((await madeOf(house, id)).map(({ recurringNumber }) => recurringNumber)).toEqual(numbers)
  }
})

it('take the price and the tax of the day on which each is made', async ({ house, people }) => {
  const { organisationId } = people
  const bread = {
    name: 'Bread',
    description: null,
    articleTypeId: 4,
    isActive: true,
    currency: 'EUR' as const,
    sortOrder: 0,
  }
  const article = await createArticle(house, organisationId, newId(), { ...bread, price: '11.90', vat: 19 })
  const lineItems = [{ quantity: 3, articleId: article.id }]
  const { id } = await create(house, people, {
    schedule: { every: 'week', interval: 1, start: today(house) },
    template: { currency: 'EUR', lineItems },
  })
  goTo(house, today(house))
  await run(house)
  await changeArticle(house, organisationId, article.id, { ...bread, price: '21.40', vat: 7 })
  const uptime = keepUptime(house)
  await uptime.note()
  house.clock.advance(7 * DAY)
  await run(house)
  expect(
    (await madeOf(house, id)).map(({ subTotalMinor, totalMinor }) => [subTotalMinor, totalMinor]),
  ).toEqual([
    [3000, 3570],
    [6000, 6420],
  ])
})

it('one that cannot be made is told once, shown, tried again, and made when nothing is in the way', async ({
  house,
  people,
}) => {
  const { customerId, organisationId } = people
  await changeCustomer(house, organisationId, customerId, { email: null })
  const start = today(house)
  const { id } = await create(house, people, {
    send: 'automatically',
    schedule: { every: 'week', interval: 1, start },
  })
  goTo(house, start, '06:00')
  await run(house)
  house.clock.advance(4000)
  await run(house)
  expect(await madeOf(house, id)).toEqual([])
  expect(await findRecurring(house, organisationId, id)).toMatchObject({
    problem: 'no-email',
    tries: 2,
    reached: 0,
  })
  const { schedules } = await listProblems(house, organisationId)
  expect(schedules.map(({ id: shown, reason }) => [shown, reason])).toEqual([
    [id, expect.stringContaining('no email address')],
  ])
  const toSolve = async (asked: string) =>
    (await listProblemsToSolve(house, asked, { limit: 10, kind: ['schedule'] })).rows
  expect((await toSolve(organisationId)).map(presentProblem)).toMatchObject([
    { kind: 'schedule', id, about: 'no-email', retryPath: `/recurring-invoices/${id}/resume` },
  ])
  expect(await toSolve(newId())).toEqual([])
  expect((await readBacklogs(house.db)).find(({ name }) => name === 'stuck_schedules')?.size).toBe(1)
  expect((await viewAttention(house, organisationId)).trouble.stuckSchedules).toBe(1)
  const letters = (await house.db.select().from(outbox)).filter(({ kind }) => kind === 'recurring-failed')
  expect(letters.filter(({ content }) => content.recurringInvoiceId === id)).toHaveLength(1)
  await changeCustomer(house, organisationId, customerId, { email: 'hotel@example.com' })
  house.clock.advance(60)
  await run(house)
  expect(await madeOf(house, id)).toEqual([])
  // Not before its time, unless somebody asks for it.
  await resumeRecurring(house, organisationId, id)
  await run(house)
  expect(await toSolve(organisationId)).toEqual([])
  expect(await daysOf(house, id)).toEqual([`1 ${start}`])
  expect(await findRecurring(house, organisationId, id)).toMatchObject({
    problem: null,
    tries: 0,
    reached: 1,
  })
})

it('a change holds for what is made from now on, and what was begun keeps its days', async ({
  house,
  people,
}) => {
  const { organisationId } = people
  const start = today(house)
  const { id } = await create(house, people, { schedule: { every: 'week', interval: 1, start } })
  goTo(house, start)
  await run(house)
  const change = (changes: Parameters<typeof changeRecurring>[3]) =>
    changeRecurring(house, organisationId, id, changes)
  await expect(change({ schedule: { every: 'month' } })).rejects.toMatchObject({
    errors: [{ pointer: '/schedule/every' }],
  })
  await expect(
    change({ template: { currency: 'EUR', lineItems: [{ ...LINE, quantity: 0 }] } }),
  ).rejects.toMatchObject({
    errors: [{ pointer: '/template/lineItems/0/quantity' }],
  })
  expect(
    await change({
      schedule: { count: 2 },
      template: { currency: 'EUR', lineItems: [{ ...LINE, quantity: 4 }] },
    }),
  ).toMatchObject({
    ...{ occurrences: 2, state: 'active', nextOn: plusDays(start, 7) },
  })
  const uptime = keepUptime(house)
  await uptime.note()
  house.clock.advance(30 * DAY)
  await uptime.note()
  await run(house)
  expect((await madeOf(house, id)).map(({ totalMinor }) => totalMinor)).toEqual([8330, 16_660])
  await expect(change({ send: 'automatically' })).rejects.toMatchObject({ code: 'RecurringInvoice.Ended' })
  expect(await endRecurring(house, organisationId, id)).toMatchObject({ state: 'ended' })
})

it('one whose organisation moves is made at six where that is now', async ({ house, people }) => {
  const { organisationId } = people
  const start = plusDays(today(house), 1)
  const { id } = await create(house, people, { schedule: { every: 'week', interval: 1, start } })
  await house.db.execute(
    `update organisations set time_zone = 'Pacific/Auckland' where id = '${organisationId}'`,
  )
  const row = await findRecurring(house, organisationId, id)
  expect([row.nextAt, row.tryAt]).toEqual([momentIn('Pacific/Auckland', start, '06:00'), row.nextAt])
})

it('of a customer who is made anonymous no invoice is made any more', async ({ house, people }) => {
  const { customerId, organisationId } = people
  const { id } = await create(house, people)
  await anonymiseCustomer(house, organisationId, customerId)
  expect(await findRecurring(house, organisationId, id)).toMatchObject({ state: 'ended', nextOn: null })
  house.clock.advance(70 * DAY)
  await run(house)
  expect(await madeOf(house, id)).toEqual([])
})
