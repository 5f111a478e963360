// What will be asked is said for every country, and each step of Stripe's form is told as a part of it.
import { expect, it, test } from 'vitest'
import { COUNTRIES } from '@/lib/http/fields/countries'
import { STAGES, stageOf, topicsFor } from './questions'

test('every country is told what will be asked, and why', () => {
  for (const country of COUNTRIES)
    for (const { asks, title, why } of topicsFor(country))
      expect(`${title} ${asks} ${why}`, country).not.toMatch(/undefined|\s\s/)
  expect(topicsFor('FR')[0]?.asks).toContain('SIREN')
  expect(topicsFor('US')[2]?.asks).toContain('routing')
})

it.each([
  ['business_type', 'Your business'],
  ['business_bank_account_ownership_verification', 'Your bank account'],
  ['representative_document', 'The people'],
  ['owners', 'The people'],
  ['external_account', 'Your bank account'],
  ['summary_risk', 'Review'],
  ['done', undefined],
])('the step %s is part of %s', (step, stage) => {
  const at = stageOf(step)
  expect(at === undefined ? undefined : STAGES[at]).toBe(stage)
})
