// Finds out before anything starts whether a pooler stands between us and the database, and says in one sentence what is missing.
import { randomBytes } from 'node:crypto'
import postgres, { type Sql } from 'postgres'
import { TIME_LIMITS } from './database'
import { isBehindPooler, timeLimits } from './pool/lane'

/** The operator's to mend; its message is one sentence. */
export class UnusableDatabase extends Error {
  override name = 'UnusableDatabase'
}

interface Addresses {
  url: string
  /** Leads to Postgres itself, for what needs a session; left out, `url` has to do. */
  directUrl?: string | undefined
}

const HEARD_WITHIN_MS = 1_000
/** Any number: whoever starts at the same moment waits for its turn. */
const LOCK = 0x706f6f6c

const WITHOUT_SESSION = {
  DATABASE_URL:
    'DATABASE_URL leads through a pooler in transaction mode: set DATABASE_DIRECT_URL to an address of Postgres itself, which migrations, LISTEN and the schedule need.',
  DATABASE_DIRECT_URL:
    'DATABASE_DIRECT_URL leads through a pooler in transaction mode too, but must lead to Postgres itself: migrations, LISTEN and the schedule need a session of their own.',
}

async function withClient<T>(url: string, work: (client: Sql) => Promise<T>): Promise<T> {
  const client = postgres(url, { max: 1, connect_timeout: 10, prepare: false, onnotice: () => undefined })
  try {
    return await work(client)
  } finally {
    await client.end({ timeout: 5 })
  }
}

/** Whether one client keeps its server connection between transactions. Otherwise LISTEN succeeds, and hears nothing. */
async function keepsSessions(url: string): Promise<boolean> {
  const channel = `remit_start_${randomBytes(6).toString('hex')}`
  return withClient(url, async (client) => {
    let timer: NodeJS.Timeout | undefined
    const isHeard = new Promise<boolean>((resolve, reject) => {
      timer = setTimeout(resolve, HEARD_WITHIN_MS, false)
      client.listen(channel, () => resolve(true)).then(() => client.notify(channel, ''), reject)
    })
    return isHeard.finally(() => clearTimeout(timer))
  })
}

/** The same for two addresses of one database on one server. */
const identify = (client: Sql) => client<{ name: string; startedAt: string }[]>`
  select current_database() as name, extract(epoch from pg_postmaster_start_time())::text as "startedAt"`

async function isSameDatabase(url: string, other: string): Promise<boolean> {
  const [one] = await withClient(url, identify)
  const [two] = await withClient(other, identify)
  return one?.name === two?.name && one?.startedAt === two?.startedAt
}

/**
 * Behind a pooler no session is ours, and PgBouncer refuses time limits when a client connects: the role brings them along. What
 * an operator has set for it stays. Connections that the pooler has open already do not know it until they are renewed.
 */
async function giveTimeLimits(client: Sql): Promise<void> {
  await client.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${LOCK})`
    const known = await tx<{ name: string }[]>`
      select split_part(unnest(setconfig), '=', 1) as name from pg_db_role_setting
      where setrole = current_user::regrole and setdatabase in (0, (select oid from pg_database where datname = current_database()))`
    const [here] = await tx<{ name: string }[]>`select current_database() as name`
    for (const [name, ms] of Object.entries(timeLimits(TIME_LIMITS)))
      if (here && !known.some((one) => one.name === name))
        await tx.unsafe(
          `alter role current_user in database "${here.name.replaceAll('"', '""')}" set ${name} = ${ms}`,
        )
  })
}

/** `fault` is one sentence. Changes nothing. */
export async function findPooler({
  directUrl,
  url,
}: Addresses): Promise<{ isPooled: boolean; fault?: string }> {
  const isPooled = await withClient(url, isBehindPooler)
  const needsTrial = directUrl === undefined ? isPooled : await withClient(directUrl, isBehindPooler)
  if (needsTrial && !(await keepsSessions(directUrl ?? url))) {
    const name = directUrl === undefined ? 'DATABASE_URL' : 'DATABASE_DIRECT_URL'
    return { isPooled, fault: WITHOUT_SESSION[name] }
  }
  if (directUrl !== undefined && !(await isSameDatabase(url, directUrl)))
    return { isPooled, fault: 'DATABASE_URL and DATABASE_DIRECT_URL lead to different databases.' }
  return { isPooled }
}

/** Before a start. Throws `UnusableDatabase`, or what the database throws. */
export async function checkForPooler(addresses: Addresses): Promise<void> {
  const { fault, isPooled } = await findPooler(addresses)
  if (fault !== undefined) throw new UnusableDatabase(fault)
  if (isPooled) await withClient(addresses.url, giveTimeLimits)
}
