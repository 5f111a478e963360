// What the documentation says of routing is what routing does.
import { expect, test } from 'vitest'
import { applications } from '@/db/schema/applications'
import { routingWords } from './routing-words'

test('the weights are those that an application begins with', () => {
  const { costWeight, reliabilityWeight, speedWeight } = applications
  expect(routingWords.weights).toEqual({
    reliability: reliabilityWeight.default,
    cost: costWeight.default,
    speed: speedWeight.default,
  })
})

test('its numbers read well', () => {
  expect(routingWords).toMatchObject({
    costWorthNothingPercent: 10,
    speedWorthNothingSeconds: 5,
    longestRestMinutes: 10,
  })
})
