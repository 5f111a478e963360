// What a payer is told after a "no".
import { describe, expect, test } from 'vitest'
import { declineText } from './decline-words'
import { en } from './words/en'

const say = (code: string) => declineText(code, en.decline)

describe('after a decline', () => {
  test.each([
    ['insufficient_funds', en.decline.noFunds],
    ['expired_card', en.decline.expired],
    ['incorrect_cvc', en.decline.cvc],
    ['payment_intent_authentication_failure', en.decline.authentication],
    ['processing_error', en.decline.later],
    ['card_velocity_exceeded', en.decline.limit],
    ['debit_not_authorized', en.decline.debit],
  ])('%s says what can be done', (code, sentence) => expect(say(code)).toBe(sentence))

  test.each(['lost_card', 'stolen_card', 'fraudulent', 'merchant_blacklist', 'pickup_card', 'do_not_honor'])(
    '%s tells a thief nothing',
    (code) => expect(say(code)).toBe(en.decline.generic),
  )

  test.each(['a_code_of_next_year', 'constructor', 'tostring'])('%s is said in general', (code) =>
    expect(say(code)).toBe(en.decline.generic),
  )

  test('a sentence that is written already stays', () => {
    expect(say('Your bank did not answer.')).toBe('Your bank did not answer.')
  })
})
