// What a payer is told after a "no".
import { describe, expect, test } from 'vitest'
import { readerFor } from '@/lib/words/reader'
import { declineText } from './decline-words'
import { declineWordsOf } from './pay-words'

const words = declineWordsOf(readerFor('en').say)

const say = (code: string) => declineText(code, words)

describe('after a decline', () => {
  test.each([
    ['insufficient_funds', words.noFunds],
    ['expired_card', words.expired],
    ['incorrect_cvc', words.cvc],
    ['payment_intent_authentication_failure', words.authentication],
    ['processing_error', words.later],
    ['card_velocity_exceeded', words.limit],
    ['debit_not_authorized', words.debit],
  ])('%s says what can be done', (code, sentence) => expect(say(code)).toBe(sentence))

  test.each(['lost_card', 'stolen_card', 'fraudulent', 'merchant_blacklist', 'pickup_card', 'do_not_honor'])(
    '%s tells a thief nothing',
    (code) => expect(say(code)).toBe(words.generic),
  )

  test.each(['a_code_of_next_year', 'constructor', 'tostring'])('%s is said in general', (code) =>
    expect(say(code)).toBe(words.generic),
  )

  test('a sentence that is written already stays', () => {
    expect(say('Your bank did not answer.')).toBe('Your bank did not answer.')
  })
})
