// However often somebody tries to pay, a page tells of some at a time, and leads to all of them.
import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { newId } from '@/lib/ids'
import { type Business, sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { type InspectedInvoice, inspectInvoice } from './inspect-invoice'
import { likeOnesFolded } from './timeline-fold'
import type { Told } from './timeline-order'

/** Tries with ever another card, so that no two in a row are alike, each in a payment of its own that was given up. */
async function tried({ house, organisationId }: Business, invoiceId: string, times: number) {
  await house.db.execute(sql`
    insert into payments (id, organisation_id, invoice_id, payment_account_id, source, state, livemode, amount_minor, currency,
      description, fee_minor, platform_fee_minor, client_fee_minor, created_at, updated_at)
    select gen_random_uuid(), ${organisationId}::uuid, ${invoiceId}::uuid, a.id, 'stripe', 'cancelled', false, 100, 'EUR', '', 0, 0, 0,
      now() - n * interval '1 minute', now()
    from payment_accounts a, generate_series(1, ${times}::int) n where a.organisation_id = ${organisationId}::uuid`)
  await house.db.execute(sql`
    insert into timeline_entries (fact, organisation_id, invoice_id, payment_id, kind, detail, reference, occurred_at)
    select ${`try:${newId()}:`} || id, organisation_id, invoice_id, id, 'declined',
      case when row_number() over (order by created_at) % 2 = 0 then 'lost_card' else 'expired_card' end, 'ch_' || id, created_at
    from payments where invoice_id = ${invoiceId}::uuid and state = 'cancelled'`)
}

const declinesOf = ({ timeline }: InspectedInvoice) =>
  timeline.happenings.filter(({ kind }) => kind === 'declined')

it('is as long after three thousand tries as after three hundred', async ({ business, house }) => {
  const looked: number[] = []
  for (const times of [300, 3_000]) {
    const { invoiceId } = await sendBill(business)
    await tried(business, invoiceId, times)
    const seen = await inspectInvoice(house, business.organisationId, invoiceId)
    expect(seen.timeline.happenings.map(({ kind }) => kind).slice(-2)).toEqual(['sent', 'created'])
    expect([seen.money.payments.length, seen.money.areSomeLeftOut]).toEqual([25, true])
    looked.push(JSON.stringify(seen).length)
  }
  const [few = 0, many = 0] = looked
  expect(Math.abs(many - few)).toBeLessThan(few / 20)
})

it('leads from the newest tries to the first, and misses none', async ({ business, house }) => {
  const { invoiceId } = await sendBill(business)
  await tried(business, invoiceId, 120)
  const found: unknown[] = []
  let before: number | undefined
  for (let pages = 0; pages < 10; pages++) {
    const seen = await inspectInvoice(house, business.organisationId, invoiceId, { before })
    found.push(...declinesOf(seen).map(({ reference }) => reference))
    expect(seen.timeline.attempts.areOld).toBe(before !== undefined)
    if (seen.timeline.attempts.earlier === null) break
    before = seen.timeline.attempts.earlier
  }
  const rows = await house.db.execute<{ reference: string }>(sql`
    select reference from timeline_entries where invoice_id = ${invoiceId}::uuid and kind = 'declined'
    order by occurred_at desc`)
  expect(found).toEqual(rows.map(({ reference }) => reference))
})

it('tells few tries as they are, and says of nothing that it is missing', async ({ business, house }) => {
  const { invoiceId } = await sendBill(business)
  await tried(business, invoiceId, 3)
  const seen = await inspectInvoice(house, business.organisationId, invoiceId)
  expect(seen.timeline.attempts).toEqual({ earlier: null, areOld: false })
  expect([seen.money.payments.length, seen.money.areSomeLeftOut]).toEqual([3, false])
  expect(declinesOf(seen)).toHaveLength(3)
})

it('tells declines that are alike once, as far as nothing is between them', () => {
  const decline = (second: number, code = 'lost_card'): Told => ({
    ...{ kind: 'declined', code, methodType: 'card' },
    at: `2026-11-30T12:00:${second}.000Z`,
  })
  const between: Told = { kind: 'opened', at: '2026-11-30T12:00:30.000Z' }
  const list = [decline(59), decline(58), decline(57), between, decline(20), decline(19), decline(18, 'x')]
  expect(likeOnesFolded(list)).toEqual([
    { ...decline(59), times: 3, since: decline(57).at },
    ...list.slice(3),
  ])
})
