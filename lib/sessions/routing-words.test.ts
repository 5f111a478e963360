// What the documentation says of routing is what routing does.
import { expect, test } from 'vitest'
import { applications } from '@/db/schema/applications'
import { routingWords } from './routing-words'

test('the documented weights are the defaults of an application', () => {
  const { costWeight, reliabilityWeight, speedWeight } = applications
  expect(routingWords.weights).toEqual({
    reliability: reliabilityWeight.default,
    cost: costWeight.default,
    speed: speedWeight.default,
  })
})

test('the documented numbers are readable', () => {
  expect(routingWords).toMatchObject({
    costWorthNothingPercent: 10,
    speedWorthNothingSeconds: 5,
    longestRestMinutes: 10,
  })
})
