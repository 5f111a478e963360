// What a payer is told after a "no": for every code and every means, in every language.
import { describe, expect, test } from 'vitest'
import { causeOfDecline, DECLINE_FAMILIES, DECLINES, declineKey } from './decline'
import { readerFor } from './reader'
import { ROOM } from './room'
import { TONGUES, type Tongue } from './tongues'

const { say } = readerFor('en')
const said = (code: string, methodType: string | null = 'card') => say(declineKey({ code, methodType }))

describe('after a decline of a card', () => {
  test.each([
    ['insufficient_funds', 'There is not enough money on this card.'],
    ['expired_card', 'This card has expired.'],
    ['incorrect_cvc', 'The security code is not right.'],
    ['payment_intent_authentication_failure', 'Your bank could not confirm that it was you.'],
    ['processing_error', 'Your bank did not answer properly.'],
    ['card_velocity_exceeded', 'This card has reached its limit.'],
  ])('%s says what can be done', (code, sentence) => expect(said(code)).toContain(sentence))

  test.each(['lost_card', 'stolen_card', 'fraudulent', 'merchant_blacklist', 'pickup_card', 'do_not_honor'])(
    '%s does not warn a thief',
    (code) => expect(said(code)).toBe(ROOM.en['page.decline.generic']),
  )

  test.each(['a_code_of_next_year', 'constructor', 'tostring', ''])('%j gets the general sentence', (code) =>
    expect(said(code)).toBe(ROOM.en['page.decline.generic']),
  )
})

describe('after a debit that failed', () => {
  test.each([
    ['insufficient_funds', 'not enough money on the bank account'],
    ['account_closed', 'it may be closed'],
    ['no_account', 'its number is not right'],
    ['debit_not_authorized', 'did not allow the debit'],
    ['charge_exceeds_source_limit', 'more than may be debited'],
    ['payment_intent_payment_attempt_failed', 'did not carry out the debit'],
    ['generic_could_not_process', 'did not carry out the debit'],
  ])('%s says what can be done', (code, sentence) => {
    for (const methodType of ['sepa_debit', 'us_bank_account', 'bacs_debit'])
      expect(said(code, methodType)).toContain(sentence)
  })
})

/** "Card", where a language has a word for it. */
const CARD: Record<Tongue, RegExp> = {
  en: /\bcard/i,
  de: /karte/i,
  fr: /\bcarte/i,
  es: /tarjeta/i,
  it: /\bcart[ae]/i,
  pt: /cartão/i,
  nl: /kaart/i,
  pl: /\bkart/i,
  sv: /kort/i,
  ja: /カード/,
  ar: /بطاقة|البطاقة/,
}

describe.each(TONGUES)('in %s', (tongue) => {
  test('who paid without a card is never asked for another one, whatever the cause', () => {
    for (const byFamily of Object.values(DECLINES))
      for (const family of DECLINE_FAMILIES.filter((name) => name !== 'card'))
        expect(ROOM[tongue][byFamily[family]]).not.toMatch(CARD[tongue])
  })

  test('who paid by card hears of the card or the bank', () => {
    expect(ROOM[tongue]['page.decline.noFunds']).toMatch(CARD[tongue])
    expect(ROOM[tongue]['page.decline.expired']).toMatch(CARD[tongue])
  })
})

test.each([
  ['sepa_debit', 'insufficient_funds', /account/],
  ['ideal', 'odd', /./],
  [null, 'of_next_year', /./],
] as const)('%s that failed for %s is told a sentence that fits', (methodType, code, fits) => {
  const sentence = ROOM.en[declineKey({ code, methodType })]
  expect(sentence).toMatch(fits)
  expect(sentence).not.toMatch(/card/)
})

test('a code that is no code is a general decline', () => {
  expect(causeOfDecline('__proto__')).toBe('generic')
})
