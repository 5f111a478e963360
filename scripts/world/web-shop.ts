// A shop of the demo world that takes its payments by sessions: its key, its two providers, and what became of its orders.
import type { Provider } from '@/db/schema/applications'
import { createApplication } from '@/lib/applications/create'
import { createConnection } from '@/lib/applications/create-connection'
import { createApplicationKey } from '@/lib/applications/keys'
import type { House } from '@/lib/house'
import type { Currency } from '@/lib/money/currency'
import { cancelSession } from '@/lib/sessions/cancel'
import { createSession } from '@/lib/sessions/create'
import { reconcileSession } from '@/lib/sessions/reconcile'
import { refundSession } from '@/lib/sessions/refund'
import { selectAttempts } from '@/lib/sessions/store'
import type { SandboxHand } from './sandbox-hand'

type Fate = 'waiting' | 'paid' | 'failed' | 'cancelled' | 'partly-refunded' | 'refunded'

interface OrderPlan {
  currency: Currency
  fate: Fate
  item: string
  quantity: number
  unitPriceMinor: number
  shippingMinor: number
}

interface ConnectionPlan {
  provider: Provider
  apiKey: string
  currencies: Currency[]
  costPpm: number
  costFixed: string
}

/** The cheaper one takes euros only, so that the router has something to decide. */
const CONNECTIONS: ConnectionPlan[] = [
  {
    provider: 'stripe',
    apiKey: 'sk_test_connection_of_the_web_shop',
    currencies: [],
    costPpm: 29_000,
    costFixed: '0.3',
  },
  {
    provider: 'mollie',
    apiKey: 'test_connection_of_the_web_shop_0001',
    currencies: ['EUR'],
    costPpm: 18_000,
    costFixed: '0.25',
  },
]

const order = (
  currency: Currency,
  fate: Fate,
  item: string,
  quantity: number,
  unitPriceMinor: number,
  shippingMinor: number,
): OrderPlan => ({ currency, fate, item, quantity, unitPriceMinor, shippingMinor })

const ORDERS: OrderPlan[] = [
  order('EUR', 'paid', 'Sourdough starter', 2, 1_490, 490),
  order('USD', 'paid', 'Baking stone', 1, 5_900, 1_250),
  order('GBP', 'partly-refunded', 'Bannetons', 3, 1_850, 490),
  order('AUD', 'refunded', 'Apron', 1, 4_200, 995),
  order('EUR', 'failed', 'Rye flour, 5 kg', 4, 890, 690),
  order('GBP', 'cancelled', 'Bread knife', 1, 3_800, 450),
  order('EUR', 'waiting', 'A year of recipes', 1, 3_600, 0),
]

interface Stage {
  house: House
  hand: SandboxHand
  organisationId: string
  /** The id of a thing, the same at every run. */
  idFor: (thing: string) => string
}

async function connect({ house, idFor, organisationId }: Stage, applicationId: string): Promise<void> {
  const here = CONNECTIONS.filter(({ provider }) => provider === 'stripe' || house.env.mollieApiBase)
  for (const [priority, { apiKey, ...plan }] of here.entries())
    await createConnection(house, organisationId, applicationId, {
      ...plan,
      id: idFor(plan.provider),
      paymentMethods: ['card'],
      priority,
      credentials: { apiKey },
    })
}

async function refund({ house, idFor }: Stage, applicationId: string, sessionId: string, amount?: string) {
  const id = idFor(`refund of ${sessionId}`)
  await refundSession(house, { id, applicationId, sessionId, amount, reason: 'Requested by the customer' })
}

async function meetFate(stage: Stage, applicationId: string, plan: OrderPlan, index: number): Promise<void> {
  const { hand, house, idFor, organisationId } = stage
  const { currency, fate, item, quantity, shippingMinor, unitPriceMinor } = plan
  const { provider, session } = await createSession(house, {
    id: idFor(`session ${index}`),
    applicationId,
    organisationId,
    orderReference: `SHOP-${1_001 + index}`,
    paymentMethod: 'card',
    total: { minor: quantity * unitPriceMinor + shippingMinor, currency },
    shippingMinor,
    taxMinor: 0,
    items: [{ name: item, sku: null, quantity, unitPriceMinor }],
    locale: 'en_GB',
    customer: { email: 'jane.smith@example.com' },
    shipping: null,
    additionalInformation: null,
    successUrl: null,
    failureUrl: null,
  })
  const reference = (await selectAttempts(house.db, session.id)).at(-1)?.sessionReference
  // One that was interrupted has met its fate already, or is met by the schedule.
  if (session.state !== 'PENDING' || !provider || !reference || fate === 'waiting') return
  if (fate === 'cancelled') {
    await cancelSession(house, applicationId, session.id)
    return
  }
  await hand.endSession(provider, reference, fate === 'failed' ? 'failed' : 'paid')
  await reconcileSession(house, session)
  if (fate === 'refunded') await refund(stage, applicationId, session.id)
  if (fate === 'partly-refunded') await refund(stage, applicationId, session.id, '18.50')
}

/** Answers a key of the application. */
export async function openWebShop(stage: Stage): Promise<string> {
  const { house, idFor, organisationId } = stage
  const { id } = await createApplication(house, {
    id: idFor('application'),
    organisationId,
    name: 'Web shop',
    description: 'Orders of the bakery’s shop',
  })
  await connect(stage, id)
  for (const [index, plan] of ORDERS.entries()) await meetFate(stage, id, plan, index)
  const { raw } = await createApplicationKey(house, organisationId, id, 'Demo key')
  return raw
}
