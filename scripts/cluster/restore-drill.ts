// Rehearses the loss of a database: pay, back up, pay on, lose it, restore it to a moment before, reconcile, compare.
import { reconcileBooks } from '@/lib/reconcile'
import { buildHouse } from '@/lib/wiring'
import { say, step } from '../support/say'
import { createDatabase, type RunningApp, startApp } from './app'
import { compareBooks, type Verdict } from './books'
import type { Chance } from './chance'
import { type LoneNode, startLoneNode } from './lone-node'
import { type Place, until } from './part'
import { type Front, openSeller, Payers, type Seller } from './payers'

interface Options {
  place: Place
  bin: string
  appPort: number
  /** How many pay in each of four phases. */
  count: number
  chance: Chance
  takeOnClient: (app: RunningApp) => Promise<Front>
  /** Is told what has to be stopped, what was started last first. */
  atEnd: (stop: () => Promise<void>) => void
}

interface Before {
  kept: Payers
  lost: Payers
  moment: Date
  waiting: number
}

/** Paid before the backup, paid after it, sent and not paid; and behind the moment what will be lost. */
async function liveOn(facts: {
  node: LoneNode
  front: Front
  seller: Seller
  count: number
  chance: Chance
}): Promise<Before> {
  const { chance, count, front, node, seller } = facts
  const all = (work: () => Promise<unknown>) => Promise.all(Array.from({ length: count }, work))
  const kept = new Payers(front, seller, chance)
  const lost = new Payers(front, seller, chance)
  await step(`${count} payers, and a backup`, async () => {
    await all(async () => kept.pay(await kept.send()))
    await node.backUp()
  })
  const sent = await step(`${count} payers more, ${count} invoices sent`, async () => {
    await all(async () => kept.pay(await kept.send()))
    return Promise.all(Array.from({ length: count }, () => kept.send()))
  })
  // Stripe's events of what was paid are in the books by then, or come again.
  const moment = new Date()
  await step(`those are paid, and ${count} new ones`, async () => {
    await until('a second has passed', async () => Date.now() - moment.getTime() > 1_100)
    await Promise.all(sent.map((bill) => kept.pay(bill)))
    await all(async () => lost.pay(await lost.send()))
  })
  return { kept, lost, moment, waiting: sent.length }
}

export async function rehearseRestore(options: Options): Promise<Verdict> {
  const { appPort, atEnd, bin, chance, count, place, takeOnClient } = options
  const node = await step('starting Postgres', () => startLoneNode({ place, bin, name: 'lone' }))
  atEnd(node.stop)
  await createDatabase(node.superuserUrl, 'unused')
  const databaseUrl = `postgres://remit:unused@127.0.0.1:${node.port}/remit`
  const addresses = { databaseUrl, databaseDirectUrl: databaseUrl }
  const app = await step('starting the sandbox and the app', () =>
    startApp({ addresses, appPort, replicaPorts: [appPort], folder: place.folder }),
  )
  atEnd(app.stop)
  const front = await takeOnClient(app)
  const seller = await openSeller(front)
  const { kept, lost, moment, waiting } = await liveOn({ node, front, seller, count, chance })
  await node.archive()
  await step('losing the database', () => node.lose())
  await step('restoring it to the moment', () => node.restore(moment))
  await until('the app is ready again, by itself', async () => (await fetch(`${front.url}/api/ready`)).ok)
  const house = buildHouse({ ...app.env, LOG_LEVEL: 'silent' })
  const report = await step('reconciling', () => reconcileBooks(house, { closesUnknown: false })).finally(
    () => house.db.$client.end({ timeout: 5 }),
  )
  const numbers = new Set(
    report.unknown.map(({ description }) => (description ?? '').replace(/^Invoice /, '')),
  )
  const named = { numbers, references: new Set(report.unknown.map(({ reference }) => reference)) }
  const { faults, figures } = await compareBooks({ front, seller, payers: kept, databaseUrl, named })
  say(`  ${report.recovered} payments put back, ${report.unknown.length} named that have no invoice any more`)
  if (report.recovered !== waiting) faults.push(`${waiting} payments were lost, ${report.recovered} put back`)
  for (const { number } of lost.paid)
    if (!numbers.has(number)) faults.push(`${number} is lost, and not named`)
  if (report.unasked.length > 0) faults.push(`not asked: ${JSON.stringify(report.unasked)}`)
  return { figures, faults: [...faults, ...lost.failures, ...Object.keys(report.broken)] }
}
