// A fresh proof before money moves or access is given: declared by operations, asked of people, answered by a mailed code.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { POST as refund } from '@/app/invoices/[id]/payments/[paymentId]/refunds/route'
import { POST as makeKey } from '@/app/organisations/[id]/api-keys/route'
import { PATCH as change } from '@/app/organisations/[id]/route'
import { POST as invite } from '@/app/organisations/[id]/users/route'
import { POST as retry } from '@/app/quarantine/payments/[id]/retry/route'
import { GET as hosted } from '@/app/settings/payments/refresh/route'
import { POST as ask } from '@/app/settings/security/proof/question/route'
import { POST as prove } from '@/app/settings/security/proof/route'
import { outbox } from '@/db/schema/mail'
import { proofCodes } from '@/db/schema/people'
import { readRouteTable } from '@/lib/http/door/route-table'
import { newId } from '@/lib/ids'
import { composeMail } from '@/lib/letters/compose'
import { createMember, createUser } from '@/lib/organisations/members'
import { call } from '@/lib/testing/calls'
import { withHouse } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { testPeople } from '@/lib/testing/people'
import { countRows } from '@/lib/testing/rows'
import { signedIn } from '@/lib/testing/visits'
import { proofCodeOf } from './prove'
import { findPerson } from './sign-ins'

const it = withHouse.extend('people', { scope: 'file' }, ({ house }) => testPeople(house))

type Headers = Record<string, string>
const LONG_AGO_SECONDS = 10 * 60 + 1

let count = 0
async function owner(house: TestHouse, organisationId: string) {
  count += 1
  const email = `prover${count}@example.com`
  const { id: userId } = await createMember(house, { organisationId, email, role: 'Owner' })
  return { email, userId, headers: await signedIn(house, userId) }
}

/** The code that is on its way to this sign-in. */
async function codeFor(house: TestHouse, headers: Headers): Promise<string> {
  await call(ask, { headers, body: { isAnother: true } })
  const here = await findPerson(house, headers.cookie?.split('=')[1] ?? '')
  const [row] = await house.db
    .select()
    .from(proofCodes)
    .where(eq(proofCodes.signInHash, here?.signIn.tokenHash ?? ''))
  return proofCodeOf(house, row?.nonce ?? '')
}
const enter = async (headers: Headers, code: string) =>
  (await call(prove, { headers, body: { code } })).status
const other = (code: string) => String((Number(code) + 1) % 100_000_000).padStart(8, '0')

describe('which operations ask for one', () => {
  const app = fileURLToPath(new URL('../../app', import.meta.url))
  const writes = readRouteTable(app)
    .filter(({ isPage }) => !isPage)
    .flatMap(({ path }) =>
      readFileSync(`${app}${path}/route.ts`, 'utf8')
        .split(/(?=export const (?:POST|PUT|PATCH|DELETE) = \w*[eE]ndpoint\()/)
        .filter((part) => /^export const (?:POST|PUT|PATCH|DELETE)/.test(part))
        .map((part) => ({ name: `${/const (\w+)/.exec(part)?.[1]} ${path}`, part })),
    )
  const asking = writes.filter(({ part }) => /\basksProof: /.test(part)).map(({ name }) => name)

  it('whatever moves money or gives access does, a new one too', () => {
    const sensitive =
      /refund|overpayment|api-keys|secret|\/users|providers|payment-account|passkeys|authenticator-app|recovery-codes|visit\/raise|auth\/token|\/erase$|\/end$|\/webhooks/
    // For keys of clients and of applications alone; or nothing is given away by it.
    const harmless = [
      'POST /api-keys',
      'DELETE /api-keys/[id]',
      'POST /api/v1/sessions/[id]/refunds',
      'POST /webhook-subscriptions/[id]/rotate-secret',
      'POST /organisations/[id]/users/[userId]/invitation',
      'POST /organisations/[id]/payment-account/enable',
      'PATCH /settings/security/passkeys/[id]',
      'POST /settings/visit/end',
      'POST /recurring-invoices/[id]/end',
      'POST /api/v1/applications/[id]/webhooks/[webhookId]/test',
      'POST /api/v1/applications/[id]/webhooks/[webhookId]/deliveries/[deliveryId]/redeliver',
    ]
    const wanted = writes.map(({ name }) => name).filter((name) => sensitive.test(name))
    expect(asking.toSorted()).toEqual(
      [...wanted.filter((name) => !harmless.includes(name)), 'PATCH /organisations/[id]'].toSorted(),
    )
  })
})

it('a sign-in of minutes ago is proof enough; later everything that matters is refused and changes nothing', async ({
  house,
  people: { apiKey, organisationId },
}) => {
  const { headers } = await owner(house, organisationId)
  const params = { id: organisationId }
  const attempts = (): Promise<{ status: number; json: Record<string, unknown> }>[] => [
    call(makeKey, { headers, params, body: { name: 'Till' } }),
    call(invite, { headers, params, body: { email: `${newId()}@example.com`, role: 'Owner' } }),
    call(change, { headers, params, body: { bankDetails: { iban: 'DE89370400440532013000' } } }),
    call(refund, {
      headers,
      organisationId,
      params: { id: newId(), paymentId: newId() },
      body: {},
    }),
  ]
  const codes = async () => (await Promise.all(attempts())).map(({ json, status }) => json.code ?? status)
  expect(await codes()).toEqual([201, 201, 200, 'Invoice.NotFound'])
  house.clock.advance(LONG_AGO_SECONDS)
  const before = await countRows(house)
  expect(new Set(await codes())).toEqual(new Set(['Auth.ProofNeeded']))
  expect(await countRows(house)).toEqual(before)
  // What is harmless goes on, and programs are not asked.
  expect((await call(change, { headers, params, body: { name: 'Bakery' } })).status).toBe(200)
  expect((await call(makeKey, { apiKey, params, body: { name: 'Till' } })).status).toBe(201)
  expect(await enter(headers, await codeFor(house, headers))).toBe(204)
  expect(await codes()).toEqual([201, 201, 200, 'Invoice.NotFound'])
  house.clock.advance(LONG_AGO_SECONDS)
  expect(new Set(await codes())).toEqual(new Set(['Auth.ProofNeeded']))
})

it('a refusal for want of proof does not use up the idempotency key', async ({
  house,
  people: { organisationId },
}) => {
  const { headers } = await owner(house, organisationId)
  house.clock.advance(LONG_AGO_SECONDS)
  const send = () =>
    call(makeKey, {
      params: { id: organisationId },
      body: { name: 'Till' },
      headers: { ...headers, 'idempotency-key': 'one-press' },
    })
  expect((await send()).json.code).toBe('Auth.ProofNeeded')
  await enter(headers, await codeFor(house, headers))
  expect((await send()).status).toBe(201)
})

it('whatever an operator changes asks for one, wherever it is', async ({ house }) => {
  const { userId } = await createUser(house, { email: 'operator-proof@example.com', isOperator: true })
  const headers = await signedIn(house, userId)
  const send = async () => (await call(retry, { headers, params: { id: newId() } })).json.code
  expect(await send()).toBe('Payment.NotFound')
  house.clock.advance(LONG_AGO_SECONDS)
  expect(await send()).toBe('Auth.ProofNeeded')
})

// promise 71
it('Stripe’s own page for bank details is not opened for a sign-in of long ago', async ({
  house,
  people: { organisationId },
}) => {
  const { headers } = await owner(house, organisationId)
  house.clock.advance(LONG_AGO_SECONDS)
  const url = `http://localhost:3000/settings/payments/refresh?organisation=${organisationId}`
  const answer = await hosted(new Request(url, { headers }))
  expect(answer.headers.get('location')).toBe(
    `/settings/payments?organisation=${organisationId}&trouble=proof`,
  )
})

describe('a code by email', () => {
  it('is derived when the letter leaves, and stands nowhere', async ({
    house,
    people: { organisationId },
  }) => {
    const { email, headers, userId } = await owner(house, organisationId)
    const question = await call(ask, { headers, body: { isAnother: false } })
    expect(question.json).toEqual({ way: 'code', sentTo: email })
    const code = await codeFor(house, headers)
    const letters = await house.db.select().from(outbox).where(eq(outbox.kind, 'proof-code'))
    const mine = letters.filter(({ content }) => (content as { userId: string }).userId === userId)
    expect(JSON.stringify(mine)).not.toContain(code)
    const mails = await Promise.all(
      mine.map(({ content, id }) => composeMail(house, { id, kind: 'proof-code', content })),
    )
    expect(mails.map(({ to }) => to.map(({ address }) => address))).toEqual([[email], [email]])
    const spaced = `${code.slice(0, 4)} ${code.slice(4)}`
    expect(mails.filter(({ text }) => String(text).includes(spaced))).toHaveLength(1)
  })

  it('works once, and only where it was asked for', async ({ house, people: { organisationId } }) => {
    const { headers, userId } = await owner(house, organisationId)
    const elsewhere = await signedIn(house, userId)
    const code = await codeFor(house, headers)
    expect(await enter(elsewhere, code)).toBe(409)
    const both = await Promise.all([enter(headers, code), enter(headers, code)])
    expect(both.toSorted()).toEqual([204, 409])
  })

  it('ends after five wrong tries, after ten minutes, and with the next one', async ({
    house,
    people: { organisationId },
  }) => {
    const { headers } = await owner(house, organisationId)
    const code = await codeFor(house, headers)
    for (let tries = 0; tries < 5; tries += 1) expect(await enter(headers, other(code))).toBe(409)
    expect(await enter(headers, code)).toBe(409)
    const late = await codeFor(house, headers)
    house.clock.advance(LONG_AGO_SECONDS)
    expect(await enter(headers, late)).toBe(409)
    const replaced = await codeFor(house, headers)
    const last = await codeFor(house, headers)
    expect([await enter(headers, replaced), await enter(headers, last)]).toEqual([409, 204])
  })

  it('stays the same for a dialog that is closed and opened again', async ({
    house,
    people: { organisationId },
  }) => {
    const { headers } = await owner(house, organisationId)
    const code = await codeFor(house, headers)
    for (let opened = 0; opened < 8; opened += 1)
      expect((await call(ask, { headers, body: { isAnother: false } })).json).toMatchObject({ way: 'code' })
    expect(await enter(headers, code)).toBe(204)
  })

  it('is mailed a few times in a quarter of an hour, to nobody more', async ({
    house,
    people: { organisationId },
  }) => {
    const { headers } = await owner(house, organisationId)
    const statuses = []
    for (let asked = 0; asked < 6; asked += 1)
      statuses.push((await call(ask, { headers, body: { isAnother: true } })).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
  })
})

it('a proof from the future proves nothing', async ({ house, people: { organisationId } }) => {
  const { headers } = await owner(house, organisationId)
  house.clock.advance(-3600)
  const answer = await call(makeKey, { headers, params: { id: organisationId }, body: { name: 'Till' } })
  expect(answer.json.code).toBe('Auth.ProofNeeded')
})
