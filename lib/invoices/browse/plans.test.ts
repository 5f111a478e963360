// How the database answers the list of invoices: by indexes, and by a number of rows that does not grow with the number of invoices.
import type { Sql } from 'postgres'
import { describe, expect } from 'vitest'
import { withHouse } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { type PlanNode, plansOf } from '@/lib/testing/plans'
import { seedInvoices } from '@/scripts/seed-million-rows'
import { browseInvoices } from './browse'
import { type BrowseScope, type Parameters, readBrowseQuery } from './query'

const INVOICES = 30_000
/** What one page may read of all tables together, a cap's worth of rows and what is looked up beside them. */
const MOST_ROWS = 30_000

const it = withHouse.extend('giantId', { scope: 'file' }, async ({ client }) => {
  const world = { invoices: INVOICES, organisations: 40, giantShare: 0.6 }
  const { giantId } = await seedInvoices(client, world)
  // Every seventh of what is open is paid in parts, of which the first is late.
  await client`update invoices set part_due_on = issue_date + 3
      where status in ('Sent', 'PartiallyPaid') and number % 7 = 0`
  await client`analyze invoices`
  return giantId
})

/** The statements that a page asks, each with how it was answered. */
const pagePlans = (client: Sql, house: TestHouse, scope: BrowseScope, parameters: Parameters) =>
  plansOf(house, client, () => browseInvoices(house, scope, readBrowseQuery(parameters)))

const READS = /Scan$/
const LARGE = ['invoices', 'payments', 'customers', 'ledger_entries']

const rowsRead = (nodes: PlanNode[]): number =>
  nodes
    .filter((node) => READS.test(node['Node Type']) && LARGE.includes(node['Relation Name'] ?? ''))
    .reduce(
      (sum, node) =>
        sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
      0,
    )

const position = (sort: string, key: number, day: string) =>
  Buffer.from(`${sort} ${key} ${day} 80000000-0000-4000-8000-000000000000`).toString('base64url')
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** The worst there are: wide filters, filters across the order, and places deep in it. */
const WORST: Record<string, string>[] = [
  {},
  { sort: 'issued' },
  { sort: '-total' },
  { sort: 'outstanding' },
  { sort: '-due', after: position('-due', 9_000, daysAgo(700)) },
  { sort: '-total', after: position('-total', 2_500, daysAgo(500)) },
  { sort: 'outstanding', after: position('outstanding', 0, daysAgo(30)) },
  { sort: 'total', before: position('total', 20_000, daysAgo(400)) },
  { status: 'Paid', sort: '-outstanding' },
  { status: 'Void', currency: 'USD', sort: '-total' },
  { issuedTo: daysAgo(600), sort: '-due' },
  { issuedFrom: daysAgo(30), sort: 'due' },
  { dueTo: daysAgo(600), sort: '-issued' },
  { dueFrom: daysAgo(60), sort: 'issued' },
  { issuedFrom: daysAgo(400), issuedTo: daysAgo(400), sort: '-total' },
  { issuedTo: daysAgo(400), dueFrom: daysAgo(380), sort: 'total' },
  { overdue: '1', sort: '-outstanding' },
  { overdue: '1', sort: '-issued' },
  { overdue: '1', sort: 'due', after: position('due', 9_000, daysAgo(700)) },
  { overdue: '1', q: 'hotel' },
  { disputed: '1', sort: 'due' },
  { attention: '1', sort: '-total' },
  { q: '42' },
  { q: 'pi_seed_4242' },
  { q: 'hotel' },
  { q: 'sonnenschein gmbh', status: 'Paid', sort: '-due' },
  { q: 'a' },
  { q: 'gmbh' },
  { q: 'sonnenschien' },
  { q: 'hotel krone 661.38' },
  { q: '661.38' },
  { q: 'inv-0042' },
  { q: 'zzzzzzzzzz' },
]

// The first of them waits until the world is made.
describe.each(WORST)('asked for %j', { timeout: 120_000 }, (parameters) => {
  it('no table is read from end to end, and few rows are touched', async ({ client, giantId, house }) => {
    for (const scope of [{}, { organisationId: giantId }]) {
      const plans = await pagePlans(client, house, scope, parameters)
      expect(plans.length).toBeGreaterThanOrEqual(2)
      for (const nodes of plans) {
        const whole = nodes.filter(
          (node) =>
            node['Node Type'] === 'Seq Scan' &&
            ['invoices', 'payments'].includes(node['Relation Name'] ?? ''),
        )
        expect(whole).toEqual([])
        expect(nodes.filter((node) => node['Sort Method']?.startsWith('external'))).toEqual([])
        expect(rowsRead(nodes)).toBeLessThan(MOST_ROWS)
      }
    }
  })
})
