// A link's token: 256 bits that nobody can guess, and that the database does not know.
import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { GET as viewRoute } from '@/app/i/[token]/view/route'
import { POST as rotateRoute } from '@/app/invoices/[id]/link/rotate/route'
import { invoiceLinks } from '@/db/schema/invoice-links'
import { deriveSecret, newSecret, sha256 } from '@/lib/ids'
import { sendBill, tokenOf } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { withBusiness } from '@/lib/testing/fixtures'
import { allRows } from '@/lib/testing/rows'
import { paymentUrlOf, tokenHashOf } from './link'

const BITS_OF_BYTE = Uint8Array.from(
  { length: 256 },
  (_, byte) => byte.toString(2).replaceAll('0', '').length,
)
const bitsOf = (word: number): number =>
  [0, 8, 16, 24].reduce((sum, shift) => sum + (BITS_OF_BYTE[(word >>> shift) & 255] ?? 0), 0)

const view = (token: string) => call(viewRoute, { params: { token } })

// promise 86
withBusiness(
  'a link token never repeats among a million, and looks random',
  { timeout: 240_000 },
  async ({ house }) => {
    const MILLION = 1_000_000
    const heads = new BigUint64Array(MILLION)
    let ones = 0
    let runs = 0
    let last = -1
    for (let made = 0; made < MILLION; made++) {
      const bytes = Buffer.from(deriveSecret(house.env.authSecret, 'invoice-link', newSecret()), 'base64url')
      heads[made] = bytes.readBigUInt64BE()
      // The frequency and runs tests of NIST SP 800-22, over 64 bits at the other end.
      for (const offset of [24, 28]) {
        const word = bytes.readUInt32BE(offset)
        ones += bitsOf(word)
        runs += bitsOf((word ^ (word >>> 1)) & 0x7fffffff) + (word >>> 31 === last ? 0 : 1)
        last = word & 1
      }
    }
    heads.sort()
    // Sixty-four equal bits among a million tokens by chance: one in thirty-seven million.
    expect(heads.some((head, at) => at > 0 && head === heads[at - 1])).toBe(false)
    const bits = MILLION * 64
    const share = ones / bits
    // Five standard deviations: by chance less than once in a million runs.
    expect(Math.abs(2 * ones - bits) / Math.sqrt(bits)).toBeLessThan(5)
    const expectedRuns = 2 * bits * share * (1 - share)
    expect(Math.abs(runs - expectedRuns) / (2 * Math.sqrt(bits) * share * (1 - share))).toBeLessThan(5)
  },
)

// promise 86
withBusiness(
  'a link is stored only as a hash: the database alone opens no link',
  async ({ business: bakery, house }) => {
    const { invoiceId, token } = await sendBill(bakery)
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    const [link] = await house.db.select().from(invoiceLinks).where(eq(invoiceLinks.invoiceId, invoiceId))
    expect(link?.tokenHash).toBe(sha256(token))
    expect(await allRows(house)).not.toContain(token)
    const guesses = [link?.nonce, link?.tokenHash, link?.id, sha256(link?.nonce ?? '')]
    for (const guess of guesses) expect((await view(guess ?? '')).status).toBe(404)
  },
)

withBusiness(
  'a link is withheld when the secret key has changed, rather than shown wrong',
  async ({ business: bakery, house }) => {
    const { invoiceId } = await sendBill(bakery)
    const moved = {
      ...house,
      env: { ...house.env, authSecret: 'another secret of at least thirty-two characters' },
    }
    expect(await paymentUrlOf(moved, invoiceId)).toBeNull()
  },
)

it.each([
  '',
  'x',
  'a'.repeat(42),
  'a'.repeat(44),
  `${'a'.repeat(42)}=`,
  `${'a'.repeat(42)}\u0000`,
  `${'a'.repeat(42)}\n`,
  '../'.repeat(15),
  'ü'.repeat(43),
])('a malformed token %j is refused without a query', (token) => {
  expect(tokenHashOf(token)).toBeUndefined()
})

// promise 89
withBusiness(
  'a replaced link stops working immediately, and the new one works',
  async ({ business: bakery, house }) => {
    const { invoiceId, token } = await sendBill(bakery)
    const { apiKey, organisationId } = bakery
    const before = await view(token)
    expect(before.status).toBe(200)
    expect(before.headers.get('cache-control')).toBe('private, no-store')
    const rotate = () => call(rotateRoute, { params: { id: invoiceId }, apiKey, organisationId, body: {} })
    const [rotated] = await Promise.all([rotate(), rotate(), rotate()])
    expect(rotated.status).toBe(200)
    expect((await view(token)).status).toBe(404)
    const successor = await tokenOf(house, invoiceId)
    expect(successor).not.toBe(token)
    expect((await view(successor)).status).toBe(200)
    const links = await house.db.select().from(invoiceLinks).where(eq(invoiceLinks.invoiceId, invoiceId))
    expect(links.filter(({ revokedAt }) => revokedAt === null)).toHaveLength(1)
  },
)
