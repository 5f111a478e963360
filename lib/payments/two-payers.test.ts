// Two payers over one instalment, in every order of what they do: it is paid once, and nobody pays what another has on its way.
import { describe, expect } from 'vitest'
import { type Business, sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { expectBooksToAgree, expectInvariants, invoiceOf, paymentsOf, referenceIn } from '@/lib/testing/payer'
import { openPayment } from './open'
import { reconcilePayment } from './reconcile'

it.afterAll(async ({ business }) => {
  await expectBooksToAgree(business)
  await expectInvariants(business)
})

const TOTAL = 14_076
const HALF = TOTAL / 2
/** What each does: opens the page's payment, confirms it, and it is heard. */
const STEPS = 3

type Who = 'a' | 'b'

/** Every order in which two can do three steps each: as often each, never more. */
const orders = (a = 0, b = 0): Who[][] => {
  if (a === STEPS && b === STEPS) return [[]]
  return [
    ...(a < STEPS ? orders(a + 1, b).map((rest): Who[] => ['a', ...rest]) : []),
    ...(b < STEPS ? orders(a, b + 1).map((rest): Who[] => ['b', ...rest]) : []),
  ]
}

const METHODS = [
  { a: 'pm_card_visa', b: 'pm_card_visa' },
  { a: 'pm_sepa_debit', b: 'pm_card_visa' },
] as const

class Payer {
  reference = ''
  constructor(
    readonly business: Business,
    readonly token: string,
    readonly invoiceId: string,
    readonly method: string,
  ) {}

  async open(): Promise<void> {
    const { clientSecret } = await openPayment(this.business.house, this.token, null, { choice: 'next' })
    this.reference = referenceIn(clientSecret)
  }

  /** Of a payment that somebody else has confirmed already, the page says so and nothing more is charged. */
  async confirm(): Promise<void> {
    const body = { payment_method: this.method }
    await this.business.sandbox.post(`payment_intents/${this.reference}/pay`, body).catch(() => undefined)
  }

  async hear(): Promise<void> {
    const payments = await paymentsOf(this.business, this.invoiceId)
    const own = payments.find((payment) => payment.providerReference === this.reference)
    if (own) await reconcilePayment(this.business.house, own.id)
  }
}

const VERBS = ['open', 'confirm', 'hear'] as const

describe.each(METHODS)('who pay by $a and $b', (methods) => {
  it.for(orders().map((order) => order.join('')))('%s (promise 151)', async (order, { business }) => {
    const { invoiceId, token } = await sendBill(business, {
      paymentPlan: {
        instalments: ['2040-01-31', '2040-02-29'].map((dueDate) => ({ dueDate, percent: 50 })),
      },
    })
    const payers = {
      a: new Payer(business, token, invoiceId, methods.a),
      b: new Payer(business, token, invoiceId, methods.b),
    }
    const done = { a: 0, b: 0 }
    for (const who of order.split('') as Who[]) {
      const verb = VERBS[done[who]++]
      if (verb) await payers[who][verb]()
      const { amountPaidMinor, reservedMinor } = await invoiceOf(business, invoiceId)
      expect(amountPaidMinor + reservedMinor, `${who} ${verb}`).toBeLessThanOrEqual(TOTAL)
    }
    // Who opened before the other had confirmed shares their payment; who came later finds the next part.
    const places = (who: Who) => order.split('').flatMap((it, at) => (it === who ? at : []))
    const [[openA = 0, confirmA = 0], [openB = 0, confirmB = 0]] = [places('a'), places('b')]
    const isShared = openA < confirmB && openB < confirmA
    const money = (await paymentsOf(business, invoiceId)).filter(({ state }) =>
      ['succeeded', 'processing'].includes(state),
    )
    expect(money.map(({ amountMinor }) => amountMinor)).toEqual(isShared ? [HALF] : [HALF, HALF])
    expect(payers.a.reference === payers.b.reference).toBe(isShared)
    const { amountOverpaidMinor, amountPaidMinor, reservedMinor } = await invoiceOf(business, invoiceId)
    expect({ amountOverpaidMinor, covered: amountPaidMinor + reservedMinor }).toEqual({
      ...{ amountOverpaidMinor: 0, covered: isShared ? HALF : TOTAL },
    })
  })
})
