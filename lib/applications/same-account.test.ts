// New credentials of a connection: of the same account they are taken, of another never, whether or not the provider says whose they are.
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, vi } from 'vitest'
import { PATCH as patchConnection } from '@/app/api/v1/applications/[id]/providers/[connectionId]/route'
import { providerConnections } from '@/db/schema/applications'
import { sessionAttempts } from '@/db/schema/sessions'
import { createSession } from '@/lib/sessions/create'
import { sweepSessions } from '@/lib/sessions/sweep'
import { call } from '@/lib/testing/calls'
import { withStory as test } from '@/lib/testing/fixtures'
import {
  objectsOf,
  openPaidSession,
  openSession,
  openStoryShop,
  type SessionStory,
  sessionOf,
} from '@/lib/testing/session-story'
import { openSessionShop } from '@/lib/testing/sessions'
import { selectConnection } from './connection-store'
import { changeConnection } from './create-connection'

const fresh = async (story: SessionStory): Promise<SessionStory> => ({
  ...story,
  ...(await openStoryShop(story)),
})
const OTHER = { code: 'ProviderConnection.OtherAccount' }

const connectionOf = async ({ house, shop }: SessionStory) => {
  const connection = await selectConnection(house.db, shop.connections[0]?.id ?? '')
  if (!connection) throw new Error('no connection')
  return connection
}

async function change(here: SessionStory, apiKey: string) {
  const { applicationId, organisationId } = here.shop
  return changeConnection(here.house, organisationId, applicationId, await connectionOf(here), {
    credentials: { apiKey },
  })
}

/** As connections are that were made before anybody asked whose credentials are. */
const forget = async (here: SessionStory) => {
  const { id } = await connectionOf(here)
  await here.house.db
    .update(providerConnections)
    .set({ accountReference: null })
    .where(eq(providerConnections.id, id))
}

const merchantOf = ({ merchants: [merchant] }: SessionStory) => {
  if (!merchant) throw new Error('no merchant')
  return merchant
}

describe('a connection', () => {
  test('knows its account from the start', async ({ story }) => {
    const here = await fresh(story)
    expect(await connectionOf(here)).toMatchObject({ accountReference: merchantOf(here).accountId })
  })

  test('refuses the credentials of another account, in the words of the dialect, and stays as it is', async ({
    story,
  }) => {
    const here = await fresh(story)
    const before = await connectionOf(here)
    const { key } = await story.line.openMerchant()
    const answer = await call(patchConnection, {
      params: { id: here.shop.applicationId, connectionId: before.id },
      apiKey: here.shop.clientKey,
      organisationId: here.shop.organisationId,
      body: { credentials: { apiKey: key } },
    })
    expect([answer.status, answer.json]).toEqual([
      409,
      {
        error: 'Conflict',
        message: expect.stringMatching(/Create a new connection/),
        code: 409,
        details: 'Different account at the provider',
        errorCode: 'PROVIDER_CONNECTION_OTHER_ACCOUNT',
      },
    ])
    expect(await connectionOf(here)).toEqual(before)
  })

  test('at Mollie knows its profile, and refuses another', async ({ story }) => {
    const key = () => `test_${randomUUID().replaceAll('-', '')}`
    const here = { ...story, shop: await openSessionShop(story.house, [key()]) }
    expect(await connectionOf(here)).toMatchObject({ accountReference: expect.stringMatching(/^pfl_/) })
    await expect(change(here, key())).rejects.toMatchObject(OTHER)
  })
})

describe('credentials that do not say whose they are', () => {
  test('are accepted while nothing was created', async ({ story }) => {
    const here = await fresh(story)
    const key = story.line.restrictedKey(await story.line.openMerchant())
    expect(await change(here, key)).toMatchObject({ accountReference: null })
  })

  test('are accepted when they can read what was created', async ({ story }) => {
    const here = await fresh(story)
    const { id } = await openPaidSession(here)
    const merchant = merchantOf(here)
    const key = story.line.restrictedKey(merchant)
    story.line.revoke(merchant)
    expect(await change(here, key)).toMatchObject({ accountReference: merchant.accountId })
    here.house.clock.advance(61)
    await sweepSessions(here.house)
    expect(await sessionOf(here, id)).toMatchObject({ state: 'SUCCEEDED' })
  })

  test('are refused when they cannot read it', async ({ story }) => {
    const here = await fresh(story)
    await openSession(here)
    const key = story.line.restrictedKey(await story.line.openMerchant())
    await expect(change(here, key)).rejects.toMatchObject(OTHER)
  })
})

describe('a connection whose account was never asked for', () => {
  test('learns it with the next credentials that are seen to be of the same account', async ({ story }) => {
    const here = await fresh(story)
    await openSession(here)
    await forget(here)
    const { accountId, key } = merchantOf(here)
    expect(await change(here, key)).toMatchObject({ accountReference: accountId })
  })

  test('refuses those of another, and all while it is not known what it has made', async ({ story }) => {
    const here = await fresh(story)
    await forget(here)
    const other = await story.line.openMerchant()
    const { id } = await openSession(here)
    await expect(change(here, other.key)).rejects.toMatchObject(OTHER)
    await here.house.db
      .update(sessionAttempts)
      .set({ state: 'unknown', providerReference: null })
      .where(eq(sessionAttempts.sessionId, id))
    await expect(change(here, merchantOf(here).key)).rejects.toMatchObject(OTHER)
  })
})

test('a call that began with credentials which are changed meanwhile makes nothing with the old ones', async ({
  story,
}) => {
  const here = await fresh(story)
  const { id } = await connectionOf(here)
  const order = here.shop.order()
  const { $client: client } = here.house.db
  const isWaiting = async () => {
    const rows = await client`select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like '%provider_connections%'`
    expect(rows).toHaveLength(1)
  }
  const made = client.begin(async (tx) => {
    await tx`select 1 from provider_connections where id = ${id} for update`
    // Expected from the beginning: it may be refused before anybody looks at it again.
    const refused = expect(createSession(here.house, order)).rejects.toMatchObject({
      code: 'Idempotency.InProgress',
    })
    await vi.waitFor(isWaiting, 5_000)
    await tx`update provider_connections set key_fingerprint = 'another' where id = ${id}`
    return { refused }
  })
  await (await made).refused
  expect(await objectsOf(here, order.id)).toEqual([])
  await createSession(here.house, order)
  expect(await objectsOf(here, order.id)).toHaveLength(1)
})
