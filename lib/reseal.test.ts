// Nothing that is sealed is forgotten when the keys are replaced: every column is looked at, the ones of tomorrow too.
import { randomBytes } from 'node:crypto'
import { getTableName, sql } from 'drizzle-orm'
import { TOTP } from 'otpauth'
import { expect } from 'vitest'
import { POST as makeReferenceSecret } from '@/app/organisations/[id]/reference-secret/route'
import { POST as offerApp } from '@/app/settings/security/authenticator-app/options/route'
import { POST as addApp } from '@/app/settings/security/authenticator-app/route'
import { POST as rotateSecret } from '@/app/webhook-subscriptions/[id]/rotate-secret/route'
import { POST as subscribe } from '@/app/webhook-subscriptions/route'
import { providerConnections } from '@/db/schema/applications'
import { createMember } from '@/lib/organisations/members'
import { documentFile } from '@/lib/payment-views/document-file'
import { type Business, sendBill } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { withBusiness as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { openSessionShop } from '@/lib/testing/sessions'
import { signedIn } from '@/lib/testing/visits'
import { webhookPlace } from './applications/application'
import { RESEALS } from './reseal'
import { sealSecret } from './secret-box'

/** Every column of the database that can hold text, as `table.column`. */
async function textColumns(house: TestHouse): Promise<{ table: string; name: string }[]> {
  return house.db.execute<{ table: string; name: string }>(
    sql`select c.table_name as "table", c.column_name as name from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type in ('text', 'character varying', 'jsonb')`,
  )
}

/** The columns in which something lies that a key has sealed. */
async function columnsUnder(house: TestHouse, keyId: string): Promise<string[]> {
  const found: string[] = []
  for (const { name, table } of await textColumns(house)) {
    const [row] = await house.db.execute<{ n: number }>(
      sql`select count(*)::int as n from ${sql.identifier(table)} where position(${`v1.${keyId}.`} in ${sql.identifier(name)}::text) > 0`,
    )
    if (row && row.n > 0) found.push(`${table}.${name}`)
  }
  return found.toSorted()
}

const kept = Object.values(RESEALS)
  .flatMap(({ columns }) => columns)
  .map(({ name, table }) => `${getTableName(table)}.${name}`)
  .toSorted()

async function setUpApp({ house, organisationId }: Business): Promise<void> {
  const member = await createMember(house, { organisationId, email: 'app@reseal.example', role: 'Owner' })
  const headers = await signedIn(house, member.id)
  const { secret, setupId } = (await call(offerApp, { headers })).json
  const code = new TOTP({ secret: String(secret) }).generate({ timestamp: house.clock.now().getTime() })
  expect((await call(addApp, { headers, body: { setupId, code } })).status).toBe(201)
}

/** An issued document, whose file is sealed. */
async function issue(business: Business): Promise<{ invoiceId: string }> {
  const { invoiceId } = await sendBill(business)
  await documentFile(business.house, { invoiceId }, 'pdf')
  return { invoiceId }
}

async function fill(business: Business): Promise<void> {
  const { apiKey, organisationId } = business
  const as = { apiKey, organisationId }
  const params = { id: organisationId }
  const headers = { 'idempotency-key': 'kept' }
  expect((await call(makeReferenceSecret, { apiKey, params, headers })).status).toBe(201)
  const { json } = await call(subscribe, { ...as, body: { url: 'https://93.184.216.34/hooks' } })
  await call(rotateSecret, { ...as, params: { id: String(json.id) } })
  const { connections } = await openSessionShop(business.house, ['sk_test_connection_of_all'])
  const id = connections[0]?.id ?? ''
  await setUpApp(business)
  await business.house.db
    .update(providerConnections)
    .set({ sealedWebhookSecret: sealSecret(business.house.env, webhookPlace(id), 'whsec_of_a_provider') })
}

it('every column that holds secrets is re-encrypted', async ({ house }) => {
  const named = (await textColumns(house)).filter(
    ({ name }) => /secret|seal/.test(name) && !/hash/.test(name),
  )
  expect(named.map(({ name, table }) => `${table}.${name}`).toSorted()).toEqual(kept)
})

it('everything encrypted with a key is re-encrypted with the next one, and the old one can go', async ({
  business,
  house,
}) => {
  await fill(business)
  const issued = await issue(business)
  const { sha256 } = await documentFile(house, issued, 'pdf')
  const [old] = house.env.encryptionKeys
  if (!old) throw new Error('there is no key')
  expect(await columnsUnder(house, old.id), 'the test must put something into every one').toEqual(kept)
  house.env.encryptionKeys = [{ id: 'next', bytes: randomBytes(32) }, old]
  for (const { run } of Object.values(RESEALS)) expect(await run(house)).toBeGreaterThan(0)
  expect(await columnsUnder(house, old.id)).toEqual([])
  expect(await columnsUnder(house, 'next')).toEqual(kept)
  for (const { run } of Object.values(RESEALS)) expect(await run(house)).toBe(0)
  house.env.encryptionKeys = house.env.encryptionKeys.slice(0, 1)
  expect((await documentFile(house, issued, 'pdf')).sha256).toBe(sha256)
})
