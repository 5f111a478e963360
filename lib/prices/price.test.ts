// What a payment costs: discounts that add up, caps, what Stripe takes at least, surcharges where nothing forbids them, and the last second.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EarlyPayment, MethodAdjustment, PaymentPrice } from '@/db/schema/prices'
import { secondsFrom } from '@/lib/clock'
import { chargeMaximumMinor, chargeMinimumMinor } from '@/lib/money/charge-bounds'
import { type Currency, chargeStepMinor } from '@/lib/money/currency'
import { earlyEndsAt, isSamePrice, needsMeans, type Paying, priceOf, type Terms } from './price'
import { isInTime, settledPrice } from './settled'
import { type Places, refusalOfPlaces, surchargeRefusal } from './surcharge-rules'

const TEXAS: Places = { sellerCountry: 'US', sellerState: 'TX', buyerCountry: null, buyerState: null }
const AT = new Date('2027-03-01T12:00:00Z')
const CREDIT = { type: 'card', funding: 'credit', country: 'US' }
const SEPA = { type: 'sepa_debit', funding: null, country: 'DE' }

const terms = (said: Partial<Terms> = {}): Terms => ({
  ...{ early: null, adjustments: [], issueDate: '2027-03-01', timeZone: 'UTC', places: TEXAS },
  ...{ allowsSurcharges: true, ...said },
})
const paying = (said: Partial<Paying> = {}): Paying => ({
  ...{ currency: 'EUR', coversMinor: 10_000, isWhole: true, means: null, at: AT },
  totalMinor: said.coversMinor ?? 10_000,
  ...said,
})
const discount = (said: Partial<MethodAdjustment>): MethodAdjustment => ({
  ...{ methods: ['sepa_debit'], kind: 'discount' },
  ...said,
})
const surcharge = (said: Partial<MethodAdjustment>): MethodAdjustment => ({
  ...{ methods: ['card'], kind: 'surcharge' },
  ...said,
})
const EARLY: EarlyPayment = { percentPpm: 30_000, days: 14 }

describe('discounts', () => {
  test('for being early and for the means add up, each reckoned on the undiscounted amount (promise 155)', () => {
    const said = terms({ early: EARLY, adjustments: [discount({ percentPpm: 10_000 })] })
    expect(priceOf(said, paying({ means: SEPA }))).toMatchObject({
      ...{ earlyMinor: 300, discountMinor: 100, surchargeMinor: 0, chargedMinor: 9_600 },
      earlyEndsAt: '2027-03-16T00:00:00.000Z',
    })
  })

  test('are rounded half away from zero to what Stripe takes, and capped', () => {
    const percentPpm = 15_000
    expect(priceOf(terms({ early: { percentPpm, days: 1 } }), paying({ coversMinor: 10_100 }))).toMatchObject(
      {
        earlyMinor: 152,
      },
    )
    const jod = paying({ currency: 'JOD', coversMinor: 10_110, means: SEPA })
    expect(priceOf(terms({ adjustments: [discount({ percentPpm })] }), jod).discountMinor).toBe(150)
    const capped = terms({ adjustments: [discount({ percentPpm: 500_000, capMinor: 2_000 })] })
    expect(priceOf(capped, paying({ means: SEPA })).discountMinor).toBe(2_000)
  })

  test('leave what Stripe takes at least: the means gives way first', () => {
    const said = terms({
      early: { percentPpm: 900_000, days: 1 },
      adjustments: [discount({ amountMinor: 950 })],
    })
    expect(priceOf(said, paying({ coversMinor: 1_000, means: SEPA }))).toMatchObject({
      ...{ earlyMinor: 900, discountMinor: 50, chargedMinor: 50 },
    })
    expect(priceOf(said, paying({ coversMinor: 50, means: SEPA })).chargedMinor).toBe(50)
  })

  test('in another currency say nothing, and a part of it in any', () => {
    const said = terms({ adjustments: [discount({ amountMinor: 500, currency: 'USD' })] })
    expect(priceOf(said, paying({ means: SEPA })).discountMinor).toBe(0)
    expect(priceOf(said, paying({ means: SEPA, currency: 'USD' })).discountMinor).toBe(500)
  })

  test('for being early are for who pays everything; for the means for whatever is paid', () => {
    const said = terms({ early: EARLY, adjustments: [discount({ percentPpm: 10_000 })] })
    expect(priceOf(said, paying({ isWhole: false, means: SEPA }))).toMatchObject({
      ...{ earlyMinor: 0, earlyEndsAt: null, discountMinor: 100, chargedMinor: 9_900 },
    })
  })

  test('for the means are not given to who has not shown it, nor to another (promise 155)', () => {
    const said = terms({ adjustments: [discount({ percentPpm: 10_000 })] })
    for (const means of [null, CREDIT]) expect(priceOf(said, paying({ means })).chargedMinor).toBe(10_000)
  })
})

describe('the last day', () => {
  test.each([
    ['Pacific/Auckland', '2027-03-15T10:59:59.999Z'],
    ['America/Los_Angeles', '2027-03-16T06:59:59.999Z'],
    ['UTC', '2027-03-15T23:59:59.999Z'],
  ])('is the whole of it in %s, and not the second after', (timeZone, last) => {
    const said = terms({ early: EARLY, timeZone })
    const at = new Date(last)
    expect(priceOf(said, paying({ at })).earlyMinor).toBe(300)
    expect(priceOf(said, paying({ at: new Date(at.getTime() + 1) })).earlyMinor).toBe(0)
    expect(earlyEndsAt(EARLY, '2027-03-01', timeZone).getTime()).toBe(at.getTime() + 1)
  })

  test('is the named one, and lasts 23 hours where clocks are put forward', () => {
    const early = { percentPpm: 30_000, until: '2027-03-14' }
    const zone = 'America/Los_Angeles'
    expect(earlyEndsAt(early, '2027-03-01', zone).toISOString()).toBe('2027-03-15T07:00:00.000Z')
  })
})

describe('a surcharge', () => {
  const said = (places: Partial<Places> = {}, allowsSurcharges = true) =>
    terms({
      allowsSurcharges,
      places: { ...TEXAS, ...places },
      adjustments: [surcharge({ percentPpm: 20_000 })],
    })

  test('is added where the organisation has switched surcharges on, for a credit card (promise 155)', () => {
    expect(priceOf(said(), paying({ means: CREDIT }))).toMatchObject({
      surchargeMinor: 200,
      chargedMinor: 10_200,
    })
    expect(priceOf(said({}, false), paying({ means: CREDIT })).surchargeMinor).toBe(0)
  })

  test.each(['debit', 'prepaid', 'unknown', null])('is never added for a card that is %s', (funding) => {
    expect(priceOf(said(), paying({ means: { ...CREDIT, funding } })).surchargeMinor).toBe(0)
  })

  test.each([
    ['of a seller in Germany', { sellerCountry: 'DE' }, 'country'],
    ['of a buyer in Norway', { buyerCountry: 'NO' }, 'country'],
    ['of a buyer in the United Kingdom', { buyerCountry: 'GB' }, 'country'],
    ['in Connecticut', { sellerState: 'CT' }, 'state'],
    ['in Massachusetts, written out', { sellerState: ' massachusetts ' }, 'state'],
    ['of a buyer in Maine', { buyerCountry: 'US', buyerState: 'ME' }, 'state'],
    ['of a buyer in Québec', { buyerCountry: 'CA', buyerState: 'CA-QC' }, 'state'],
    ['of a buyer in Puerto Rico', { buyerCountry: 'PR' }, 'state'],
    ['of a seller in a state that is not known', { sellerState: null }, 'unknown-state'],
  ])('is refused %s', (_, places, refusal) => {
    expect(refusalOfPlaces({ ...TEXAS, ...places })).toBe(refusal)
    expect(priceOf(said(places), paying({ means: CREDIT })).surchargeMinor).toBe(0)
    expect(needsMeans(said(places))).toBe(false)
  })

  test('is not asked for with a card of the Union, whoever deals with whom', () => {
    expect(surchargeRefusal(TEXAS, { ...CREDIT, country: 'FR' })).toBe('country')
    expect(surchargeRefusal({ ...TEXAS, sellerCountry: 'AU', sellerState: null }, CREDIT)).toBeUndefined()
  })

  test('that would be more than can be paid at once is left out', () => {
    const most = chargeMaximumMinor('EUR')
    expect(priceOf(said(), paying({ means: CREDIT, coversMinor: most }))).toMatchObject({
      chargedMinor: most,
    })
  })
})

const decided = (more: Partial<PaymentPrice> = {}): PaymentPrice => ({
  ...{ means: CREDIT, earlyMinor: 300, earlyEndsAt: '2027-03-16T00:00:00.000Z' },
  ...{ discountMinor: 100, surchargeMinor: 0, pressedAt: null, ...more },
})
const IN_TIME = { ...CREDIT, at: new Date('2027-03-15T23:59:59Z') }
const whole = { coversMinor: 10_000, openMinor: 10_000 }

describe('once the money is there', () => {
  test('who confirmed in time has the discount, whenever the money came; a second later not', () => {
    expect(settledPrice(decided(), whole, IN_TIME)).toEqual({ creditMinor: 400, surchargeMinor: 0 })
    const late = { ...IN_TIME, at: new Date('2027-03-16T00:00:00Z') }
    expect(settledPrice(decided(), whole, late)).toEqual({ creditMinor: 100, surchargeMinor: 0 })
  })

  test('who pressed the button in the last second is in time where the charge follows at once', () => {
    const price = decided({ pressedAt: '2027-03-15T23:59:59.000Z' })
    expect(isInTime(price, new Date('2027-03-16T00:00:59Z'))).toBe(true)
    expect(isInTime(price, new Date('2027-03-16T00:01:00Z'))).toBe(false)
    expect(
      isInTime(decided({ pressedAt: '2027-03-16T00:00:00.000Z' }), new Date('2027-03-16T00:00:00Z')),
    ).toBe(false)
  })

  test('another means than was seen has none of its discount, and another card no surcharge (promise 155)', () => {
    expect(settledPrice(decided(), whole, { ...IN_TIME, type: 'sepa_debit' }).creditMinor).toBe(300)
    const price = decided({ surchargeMinor: 200 })
    expect(settledPrice(price, whole, IN_TIME).surchargeMinor).toBe(200)
    for (const other of [{ funding: 'debit' }, { country: 'FR' }])
      expect(settledPrice(price, whole, { ...IN_TIME, ...other }).surchargeMinor).toBe(0)
  })

  test('where less is owed by then, as much less is taken off, and nothing where nothing is', () => {
    expect(settledPrice(decided(), { ...whole, openMinor: 5_000 }, IN_TIME).creditMinor).toBe(200)
    expect(settledPrice(decided(), { ...whole, openMinor: 0 }, IN_TIME).creditMinor).toBe(0)
  })
})

test('a price is the same where it charges the same for the same means; a surcharge binds the card', () => {
  const pressed = { pressedAt: '2027-03-01T00:00:00.000Z' }
  expect(isSamePrice(decided(), decided(pressed))).toBe(true)
  expect(isSamePrice(decided(), decided({ means: { ...CREDIT, country: 'FR' } }))).toBe(true)
  expect(
    isSamePrice(
      decided({ surchargeMinor: 1 }),
      decided({ surchargeMinor: 1, means: { ...CREDIT, country: 'FR' } }),
    ),
  ).toBe(false)
  expect(isSamePrice(decided(), decided({ means: SEPA }))).toBe(false)
  expect(isSamePrice(decided(), null)).toBe(false)
  expect(isSamePrice(null, null)).toBe(true)
})

const CURRENCIES = ['EUR', 'JPY', 'JOD', 'ISK', 'HUF', 'USD'] as const satisfies Currency[]

test('whatever is agreed: what is charged can be charged, and is what it covers less discounts with the surcharge (promise 155)', () => {
  const anAdjustment = fc.record({
    methods: fc.subarray(['card', 'sepa_debit', 'link'], { minLength: 1 }),
    kind: fc.constantFrom('discount' as const, 'surcharge' as const),
    percentPpm: fc.integer({ min: 1, max: 999_999 }),
    capMinor: fc.option(fc.integer({ min: 1, max: 1_000_000 }), { nil: undefined }),
  })
  const cases = fc.record({
    currency: fc.constantFrom(...CURRENCIES),
    units: fc.integer({ min: 1, max: 9_999_999 }),
    early: fc.option(
      fc.record({ percentPpm: fc.integer({ min: 1, max: 999_999 }), days: fc.integer({ min: 0, max: 30 }) }),
    ),
    adjustments: fc.array(anAdjustment, { maxLength: 3 }),
    means: fc.constantFrom(null, CREDIT, SEPA, { ...CREDIT, funding: 'debit' }),
    isWhole: fc.boolean(),
    daysOn: fc.integer({ min: 0, max: 40 }),
  })
  fc.assert(
    fc.property(cases, ({ adjustments, currency, daysOn, early, isWhole, means, units }) => {
      const step = chargeStepMinor(currency)
      const coversMinor = units * step
      const least = chargeMinimumMinor(currency) ?? step
      fc.pre(coversMinor >= least && coversMinor <= chargeMaximumMinor(currency))
      const said = adjustments.map(({ capMinor, ...it }) => ({
        ...it,
        ...(capMinor !== undefined && { capMinor }),
      }))
      const at = secondsFrom(AT, daysOn * 86_400)
      const price = priceOf(terms({ early, adjustments: said }), {
        ...paying(),
        at,
        coversMinor,
        totalMinor: coversMinor,
        currency,
        isWhole,
        means,
      })
      const { chargedMinor, discountMinor, earlyMinor, surchargeMinor } = price
      expect(chargedMinor).toBe(coversMinor - earlyMinor - discountMinor + surchargeMinor)
      expect(chargedMinor).toBeGreaterThanOrEqual(least)
      expect(chargedMinor).toBeLessThanOrEqual(chargeMaximumMinor(currency))
      expect(chargedMinor % step).toBe(0)
      expect(Math.min(discountMinor, earlyMinor, surchargeMinor)).toBeGreaterThanOrEqual(0)
      if (means?.funding === 'debit' || means === null) expect(surchargeMinor).toBe(0)
      if (!isWhole || early === null || daysOn > early.days) expect(earlyMinor).toBe(0)
    }),
    { numRuns: 2_000 },
  )
})

test('who pays in parts never has more taken off, or added, than who pays everything at once (promise 155)', () => {
  const cases = fc.record({
    parts: fc.array(fc.integer({ min: 50, max: 500_000 }), { minLength: 1, maxLength: 12 }),
    adjustment: fc.oneof(
      fc.record({
        percentPpm: fc.integer({ min: 1, max: 999_999 }),
        capMinor: fc.integer({ min: 1, max: 100_000 }),
      }),
      fc.record({ percentPpm: fc.integer({ min: 1, max: 999_999 }) }),
      fc.record({ amountMinor: fc.integer({ min: 1, max: 100_000 }) }),
    ),
    kind: fc.constantFrom('discount' as const, 'surcharge' as const),
  })
  fc.assert(
    fc.property(cases, ({ adjustment, kind, parts }) => {
      const means = { ...CREDIT }
      const said = terms({ adjustments: [{ methods: ['card'], kind, ...adjustment }] })
      const totalMinor = parts.reduce((sum, part) => sum + part, 0)
      const changeOf = (coversMinor: number) => {
        const price = priceOf(said, paying({ coversMinor, totalMinor, means }))
        return price.discountMinor + price.surchargeMinor
      }
      const inParts = parts.reduce((sum, part) => sum + changeOf(part), 0)
      // Of everything at once as much is left as Stripe takes at least, of each part as well.
      expect(inParts).toBeLessThanOrEqual(changeOf(totalMinor))
    }),
    { numRuns: 2_000 },
  )
})
