// Says to all who share the database that this process is there, for as long as it lives: a lock that the server lets go of by
// itself when the process dies, however it does.
import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'

/** Any number, as long as nobody else uses it: it spells "there". */
const LOCK = 0x7468657265

const TRIES = 20
/** The server needs a moment to see that who was killed is gone. */
const ASK_AGAIN_MS = 100

export interface Presence {
  /** Nobody else was there when it came: what others have in hand is in nobody's. */
  wasAlone: boolean
  end(): Promise<void>
}

/** `first` is done before anybody else can come, and only by who is alone. */
export async function openPresence(directUrl: string, first: () => Promise<void>): Promise<Presence> {
  const client = postgres(directUrl, {
    ...{ max: 1, connect_timeout: 5, prepare: false, onnotice: () => undefined },
    connection: { application_name: 'remit presence' },
  })
  const end = () => client.end({ timeout: 5 })
  const isAlone = async () => {
    const [row] = await client<{ mine: boolean }[]>`select pg_try_advisory_lock(${LOCK}::bigint) as mine`
    return row?.mine ?? false
  }
  try {
    let wasAlone = await isAlone()
    for (let tries = 1; !wasAlone && tries < TRIES; tries++) {
      await pause(ASK_AGAIN_MS)
      wasAlone = await isAlone()
    }
    if (wasAlone) await first()
    await client`select pg_advisory_lock_shared(${LOCK}::bigint)`
    if (wasAlone) await client`select pg_advisory_unlock(${LOCK}::bigint)`
    return { wasAlone, end }
  } catch (error) {
    await end()
    throw error
  }
}
