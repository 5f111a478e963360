// Requirements are said in words: every code that the sandbox and Stripe's documents name, and none that nobody knows.
import { describe, expect, it, test } from 'vitest'
import { explainMissing, explainRequirement, explainRequirements } from './requirements'

describe('a requirement', () => {
  it.each([
    [
      'representative.verification.document',
      'A photo of an identity document of the person who represents the business',
    ],
    [
      'individual.verification.additional_document',
      'A second document that shows the address of the person who represents the business',
    ],
    ['person_1NqYzv2eZvKYlo2C.dob.day', 'The date of birth of a person behind the business'],
    ['owners.address.city', 'The address of each owner'],
    ['representative.address_kanji.town', 'The address of the person who represents the business'],
    [
      'individual.ssn_last_4',
      'The last four digits of the social security number of the person who represents the business',
    ],
    ['external_account', 'The bank account that your money goes to'],
    ['tos_acceptance.ip', 'Your agreement to Stripe’s terms'],
    ['company.tax_id', 'The registration or tax number of the business'],
    ['company.address.line1', 'The address of the business'],
    ['company.phone', 'The phone number of the business'],
    ['business_profile.url', 'Your website, or a sentence about what you sell'],
    ['interv_1NqYzv2.rejection_appeal.support', 'Answers to a question that Stripe has about your account'],
  ])('%s is said in words', (code, sentence) => expect(explainRequirement(code)).toBe(sentence))

  it.each(['flux_capacitor.calibration', 'person_1Nq.aura_photo', 'company.moon_phase', '', 'a.b.c_d'])(
    'that is unknown (%j) is never shown as a code',
    (code) => {
      expect(explainRequirement(code)).toMatch(/^One more detail/)
      expect(explainRequirement(code)).not.toMatch(/[_.]/)
    },
  )
})

test('codes that ask for the same thing become one sentence', () => {
  expect(
    explainRequirements([
      'individual.dob.day',
      'individual.dob.month',
      'individual.dob.year',
      'individual.email',
    ]),
  ).toEqual([
    'The date of birth of the person who represents the business',
    'The email address of the person who represents the business',
  ])
})

test('overdue requirements come first, and only once', () => {
  expect(
    explainMissing({
      currentlyDue: ['external_account', 'tos_acceptance.date'],
      pastDue: ['external_account'],
    }),
  ).toEqual({ late: ['The bank account that your money goes to'], due: ['Your agreement to Stripe’s terms'] })
})
