// What a log line never says, however the secret got into it.
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { testHouse } from '@/lib/testing/house'
import { createLog } from './log'
import { deliver, madeUpEvent } from './testing/event-delivery'

function linesOf(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = []
  write(createLog('debug', { write: (line) => void lines.push(line) }))
  return lines.join('')
}

const TOKEN = 'ozhhcU7CXiOWDks0TIM_bElwXmHAeGnV8tPEOjuh-Jo'

// promise 90, promise 93
it.each([
  ['sk_test_51abcDEF', '51abcDEF'],
  ['rk_live_51abcDEF', '51abcDEF'],
  ['ks_live_51abcDEF', '51abcDEF'],
  [`live_${'51abcDEF'.repeat(4)}`, '51abcDEF'],
  ['whsec_abc/def+ghi=', 'abc/def'],
  ['pi_3Q_secret_abcDEF', 'abcDEF'],
  ['seti_1_secret_abcDEF', 'abcDEF'],
  ['cs_test_a1_secret_abcDEF', 'abcDEF'],
  ['accs_1_secret__abcDEF', 'abcDEF'],
  [`https://pay.example/i/${TOKEN}/return`, TOKEN],
  [`https%3A%2F%2Fpay.example%2Fi%2F${TOKEN}`, TOKEN],
  [`remit_test_${'0123456789abcdef'.repeat(4)}`, '0123456789abcdef'],
  ['4242 4242 4242 4242', '4242 4242'],
  ['postgres://remit:hunter2@db/remit', 'hunter2'],
])('removes %s from messages, fields, errors, causes and stacks', (text, secret) => {
  const lines = linesOf((log) => {
    for (const say of [log.debug, log.info, log.warn, log.error].map((level) => level.bind(log))) {
      say(text)
      say({ note: text, deep: { list: [{ text }] } }, 'fields')
      say({ err: new Error(text, { cause: new Error(`because ${text}`) }) }, 'error')
    }
  })
  expect(lines.split('\n').filter(Boolean)).toHaveLength(12)
  expect(lines).not.toContain(secret)
})

it('leaves every line readable as JSON', () => {
  const lines = linesOf((log) =>
    log.error({ err: new Error('x\nparams: 1'), amountMinor: 14076, path: '/i/{token}' }, 'said "so"'),
  )
  expect(JSON.parse(lines)).toMatchObject({
    amountMinor: 14076,
    path: '/i/{token}',
    err: { type: 'Error', message: 'x' },
  })
})

it('does not repeat an event that could not be filed, with all that it says of a payer', async () => {
  const house = await testHouse()
  await house.db.execute(sql`alter table inbox rename to elsewhere`)
  const event = madeUpEvent('acct_baker', 'charge.succeeded', {
    billing_details: { name: 'Ada\nLovelace', email: 'ada@payer.example' },
  })
  expect((await deliver(house, event)).status).toBe(500)
  const lines = house.logLines.join('')
  expect(lines).toContain('relation \\"inbox\\" does not exist')
  expect(lines).not.toContain('Lovelace')
  expect(lines).not.toContain('ada@payer.example')
  await house.close()
})
