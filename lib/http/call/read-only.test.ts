// After a failover to a server that takes no writes, whoever only reads is served, and whoever writes is told to come back.
import { expect } from 'vitest'
import * as oneCustomer from '@/app/customers/[id]/route'
import * as customers from '@/app/customers/route'
import * as keys from '@/app/organisations/[id]/api-keys/route'
import { createMember } from '@/lib/organisations/members'
import { call } from '@/lib/testing/calls'
import { withHouse } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { signedIn } from '@/lib/testing/visits'

/** New connections find it so, and the old ones are ended, as in a failover. */
async function failOver({ db, env }: TestHouse, isReadOnly: boolean) {
  const name = new URL(env.databaseUrl).pathname.slice(1)
  // Even where nothing can be written, this can be said.
  await db.$client.unsafe(
    `begin read write; alter database "${name}" set default_transaction_read_only = ${isReadOnly}; commit`,
  )
  await db.$client`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and application_name = 'remit'`
  // Its own goes as well.
  await db.$client`select pg_terminate_backend(pg_backend_pid())`.catch(() => undefined)
}

// promises 117, 161
withHouse(
  'reads go on, by key and by sign-in, and writes are refused until they can be done',
  async ({ house, people }) => {
    const { apiKey, customerId, organisationId } = people
    const { id } = await createMember(house, {
      organisationId,
      email: 'ida@lindenhof.example',
      role: 'Owner',
    })
    const headers = await signedIn(house, id)
    await house.db.$client`update person_sessions set last_seen_at = now() - interval '1 day'`
    await house.db.$client`update api_keys set last_used_at = now() - interval '1 day'`
    await failOver(house, true)
    try {
      for (let times = 0; times < 3; times++) {
        const read = await call(oneCustomer.GET, { params: { id: customerId }, apiKey, organisationId })
        expect([read.status, read.json.id]).toEqual([200, customerId])
        expect((await call(keys.GET, { params: { id: organisationId }, headers })).status).toBe(200)
      }
      const body = { name: 'Café', email: 'cafe@example.com' }
      const refused = await call(customers.POST, { apiKey, organisationId, body })
      expect([refused.status, refused.json.code]).toEqual([503, 'Server.Unavailable'])
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
      // Said once for each, not at every call.
      const noted = house.logLines.filter((line) => line.includes('only noted in passing'))
      expect(noted).toHaveLength(2)
    } finally {
      await failOver(house, false)
    }
    const again = { name: 'Café', email: 'cafe@example.com' }
    // A connection that is being ended may be met once more before it is known to be gone.
    const isMade = async () => (await call(customers.POST, { apiKey, organisationId, body: again })).status
    await expect.poll(isMade, { timeout: 10_000 }).toBe(201)
  },
)
