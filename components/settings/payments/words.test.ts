// The fee and the wallets in words.
import { expect, it, test } from 'vitest'
import { feeSentence } from './fee-words'
import { walletWords } from './wallet-words'

test('the fee is explained by an example, also when it is zero', () => {
  const fee = { sharePpm: 25_000, currency: 'EUR', amountMinor: 10_000, feeMinor: 250 } as const
  expect(feeSentence(fee)).toBe('2.5%: on an invoice of €100.00 you pay €2.50.')
  expect(feeSentence({ ...fee, sharePpm: 0, feeMinor: 0 })).toBe(
    '0%: on an invoice of €100.00 you pay us nothing.',
  )
  expect(feeSentence({ ...fee, currency: 'JPY' })).toContain('JP¥10,000 you pay JP¥250')
})

const wallets = {
  host: 'pay.example.com',
  state: 'registered',
  reason: null,
  applePay: true,
  googlePay: true,
} as const

it.each([
  [wallets, 'Apple Pay and Google Pay are ready.'],
  [{ ...wallets, googlePay: false }, 'Google Pay was refused'],
  [{ ...wallets, applePay: false, googlePay: false }, 'Stripe refuses'],
  [{ ...wallets, state: 'none' as const }, 'are being set up'],
  [{ ...wallets, state: 'waiting' as const, reason: 'connect ECONNREFUSED' }, 'We keep trying'],
  [
    { ...wallets, state: 'skipped' as const, reason: 'Wallets need a public host.' },
    'Wallets need a public host.',
  ],
])('wallets in the state %j have a sentence', (standing, words) => {
  expect(walletWords(standing).sentence).toContain(words)
  expect(walletWords(standing).sentence).not.toContain('ECONN')
})
