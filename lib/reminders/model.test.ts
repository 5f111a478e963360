// Whatever happens in whatever order, exactly the reminders leave that a much simpler model says.
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect } from 'vitest'
import { invoices } from '@/db/schema/invoices'
import { outbox } from '@/db/schema/mail'
import { payments } from '@/db/schema/payments'
import { invoiceReminders } from '@/db/schema/reminders'
import { changeCustomer } from '@/lib/customers/change'
import { sendInvoice } from '@/lib/documents/send-invoice'
import { runDue } from '@/lib/due/run-due'
import { newId } from '@/lib/ids'
import { changeInvoice } from '@/lib/invoices/change'
import { createInvoice } from '@/lib/invoices/create'
import { changeOrganisation } from '@/lib/organisations/change'
import { withHouse as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { modelRuns, modelTimeoutMs } from '@/lib/testing/model-runs'
import { testPeople } from '@/lib/testing/people'
import { type Day, dayIn, momentIn, plusDays } from '@/lib/time-zone'
import { dueReminders } from './due'
import { dueWalks } from './walk'

const ZONES = ['UTC', 'Pacific/Auckland', 'America/Los_Angeles', 'Australia/Lord_Howe'] as const
const LEVELS = ['organisation', 'customer', 'invoice'] as const
type Level = (typeof LEVELS)[number]

type Step =
  | { kind: 'wait'; hours: number }
  | { kind: 'plan'; level: Level; offsets: number[] | null }
  | { kind: 'move'; zone: (typeof ZONES)[number] }
  | { kind: 'debit' | 'ask'; isBegun: boolean }
  | { kind: 'promise'; days: number | null }

const offsets = fc.uniqueArray(fc.integer({ min: -8, max: 12 }), { maxLength: 5 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 90 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('plan' as const),
      level: fc.constantFrom(...LEVELS),
      offsets: fc.option(offsets),
    }),
  },
  fc.record({ kind: fc.constant('move' as const), zone: fc.constantFrom(...ZONES) }),
  fc.record({ kind: fc.constantFrom('debit' as const, 'ask' as const), isBegun: fc.boolean() }),
  fc.record({ kind: fc.constant('promise' as const), days: fc.option(fc.integer({ min: 0, max: 6 })) }),
)

/** What the rules say in so many words, without a row for anything. */
class Model {
  readonly plans: Record<Level, number[] | null> = { organisation: [-3, 0, 7], customer: null, invoice: null }
  readonly decided = new Map<number, 'left' | 'skipped'>()
  zone: string = 'UTC'
  isDebited = false
  isAsked = false
  promisedFor: Day | null = null

  constructor(
    readonly dueDate: Day,
    readonly sentAt: Date,
  ) {}

  private moments(): [offset: number, at: Date][] {
    const { customer, invoice, organisation } = this.plans
    return (invoice ?? customer ?? organisation ?? []).map((offset) => [
      offset,
      momentIn(this.zone, plusDays(this.dueDate, offset), '09:00'),
    ])
  }

  /** All that has come since it was last asked leaves, or is skipped. */
  pass(now: Date): void {
    for (const [offset, at] of this.moments()) {
      if (at > now || this.decided.has(offset)) continue
      const isPromised = this.promisedFor !== null && this.promisedFor >= dayIn(this.zone, at)
      // Where the customer is now, it may have passed before the invoice was sent.
      const isPaused = this.isDebited || this.isAsked || isPromised || at < this.sentAt
      this.decided.set(offset, isPaused ? 'skipped' : 'left')
    }
  }

  /** What passed before it was planned, or sent, is not made up for. */
  begin(now: Date): void {
    for (const [offset, at] of this.moments())
      if (at < now && !this.decided.has(offset)) this.decided.set(offset, 'skipped')
  }
}

async function begin(house: TestHouse) {
  const people = await testPeople(house, {
    organisation: { reminders: [-3, 0, 7].map((offsetDays) => ({ offsetDays })) },
  })
  const { customerId, organisationId } = people
  const dueDate = plusDays(dayIn('UTC', house.clock.now()), 5)
  const { id } = await createInvoice(house, {
    ...{ id: newId(), organisationId, customerId, currency: 'EUR' as const, dueDate },
    lineItems: [{ description: 'Bread', quantity: 1, unitPrice: '140.76' }],
  })
  const { sentAt } = await sendInvoice(house, organisationId, id)
  if (!sentAt) throw new Error('it was not sent')
  const payment = {
    ...{ id: newId(), organisationId, invoiceId: id, source: 'stripe' as const, livemode: false },
    ...{ state: 'failed' as const, amountMinor: 14_076, currency: 'EUR' },
    ...{ feeMinor: 0, platformFeeMinor: 0, clientFeeMinor: 0 },
  }
  await house.db.insert(payments).values(payment)
  return { ...people, id, dueDate, sentAt, paymentId: payment.id }
}

type Story = Awaited<ReturnType<typeof begin>>

const rulesOf = (list: number[] | null) => (list === null ? null : list.map((offsetDays) => ({ offsetDays })))

async function plan(
  house: TestHouse,
  { customerId, id, organisationId }: Story,
  level: Level,
  list: number[] | null,
) {
  const reminders = rulesOf(list)
  if (level === 'organisation') await changeOrganisation(house, organisationId, { reminders })
  else if (level === 'customer') await changeCustomer(house, organisationId, customerId, { reminders })
  else await changeInvoice(house, organisationId, id, { reminders })
}

async function ask({ clock, db }: TestHouse, { id, organisationId }: Story, isBegun: boolean): Promise<void> {
  const now = clock.now().toISOString()
  if (isBegun)
    await db.$client`insert into invoice_questions (id, organisation_id, invoice_id, kind, text, asked_at)
      values (${newId()}, ${organisationId}, ${id}, 'question', 'Why?', ${now})`
  else
    await db.$client`update invoice_questions set closed_at = ${now} where invoice_id = ${id} and closed_at is null`
}

/** Both are told; what the model expects of time is asked before and after. */
async function take(house: TestHouse, story: Story, model: Model, one: Step): Promise<void> {
  const { clock, db } = house
  if (one.kind === 'wait') clock.advance(one.hours * 3600)
  else if (one.kind === 'plan') {
    await plan(house, story, one.level, one.offsets)
    model.plans[one.level] = one.offsets
    model.begin(clock.now())
  } else if (one.kind === 'move') {
    await changeCustomer(house, story.organisationId, story.customerId, { timeZone: one.zone })
    model.zone = one.zone
  } else if (one.kind === 'debit') {
    const state = one.isBegun ? ('processing' as const) : ('failed' as const)
    await db.update(payments).set({ state }).where(eq(payments.id, story.paymentId))
    model.isDebited = one.isBegun
  } else if (one.kind === 'ask') {
    await ask(house, story, one.isBegun)
    model.isAsked = one.isBegun
  } else if (one.kind === 'promise') {
    const promisedFor = one.days === null ? null : plusDays(dayIn(model.zone, clock.now()), one.days)
    const promisedAt = promisedFor === null ? null : clock.now()
    await db.update(invoices).set({ promisedFor, promisedAt }).where(eq(invoices.id, story.id))
    model.promisedFor = promisedFor
  }
}

async function decidedIn({ db }: TestHouse, { id }: Story): Promise<[number, string][]> {
  const rows = await db.select().from(invoiceReminders).where(eq(invoiceReminders.invoiceId, id))
  return rows.map(({ offsetDays, state }) => [offsetDays ?? 0, state === 'skipped' ? 'skipped' : 'left'])
}

const sorted = (list: [number, string][]) => list.toSorted(([a], [b]) => a - b)

// promise 152
it('none too many, none missing, none twice', { timeout: modelTimeoutMs(240_000) }, async ({ house }) => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 18 }), async (steps) => {
      const story = await begin(house)
      const model = new Model(story.dueDate, story.sentAt)
      model.begin(story.sentAt)
      for (const one of [...steps, { kind: 'wait', hours: 1 } as const]) {
        await take(house, story, model, one)
        const now = house.clock.now()
        model.pass(now)
        await Promise.all([runDue(house, [dueWalks, dueReminders]), runDue(house, [dueWalks, dueReminders])])
        await runDue(house, [dueWalks, dueReminders])
        expect(sorted(await decidedIn(house, story))).toEqual(sorted([...model.decided]))
      }
      const letters = await house.db
        .select()
        .from(outbox)
        .where(eq(outbox.organisationId, story.organisationId))
      const left = [...model.decided.values()].filter((fate) => fate === 'left')
      expect(letters.filter(({ kind }) => kind === 'reminder')).toHaveLength(left.length)
    }),
    modelRuns(14, 20_000),
  )
})
