// A business with articles to sell, and calls of the Checkout API: for tests that begin at a checkout.
import { eq } from 'drizzle-orm'
import * as checkoutRoute from '@/app/payment/stripe/v1/checkout/route'
import { checkouts } from '@/db/schema/checkouts'
import { payments } from '@/db/schema/payments'
import type { ArticleFields } from '@/lib/articles/article'
import { createArticle } from '@/lib/articles/create'
import type { CheckoutOrder } from '@/lib/checkouts/checkout'
import { newId } from '@/lib/ids'
import { type Business, openBusiness } from './business'
import { call } from './calls'
import type { TestHouse } from './house'

export interface Shop extends Business {
  /** EUR 45.00, a service. */
  haircut: number
  /** EUR 9.50, a product. */
  shampoo: number
}

const ARTICLE: ArticleFields = {
  name: 'Haircut',
  description: null,
  articleTypeId: 1,
  isActive: true,
  price: '45.00',
  currency: 'EUR',
  vat: 19,
  sortOrder: 0,
}

export const makeArticle = async ({ house, organisationId }: Business, other: Partial<ArticleFields> = {}) =>
  (await createArticle(house, organisationId, newId(), { ...ARTICLE, ...other })).id

export async function openShop(house: TestHouse): Promise<Shop> {
  const business = await openBusiness(house)
  return {
    ...business,
    haircut: await makeArticle(business),
    shampoo: await makeArticle(business, { name: 'Shampoo', articleTypeId: 4, price: '9.50' }),
  }
}

/** One haircut, hosted, for a reference of its own unless said otherwise. */
export const orderOf = (
  { haircut, organisationId }: Pick<Shop, 'haircut' | 'organisationId'>,
  other: Partial<CheckoutOrder> = {},
): CheckoutOrder => ({
  organisationId,
  country: 'DE',
  articles: [{ articleId: haircut, articleTypeId: undefined, quantity: 1 }],
  internalReferenceId: newId(),
  confirmationUrl: null,
  cancelUrl: null,
  uiMode: 'hosted',
  externalReference: null,
  metadata: {},
  isBySeller: true,
  mayReprice: true,
  ...other,
})

/** POST /payment/stripe/v1/checkout with what a caller would write. */
export const postCheckout = (
  { haircut, organisationId }: Pick<Shop, 'haircut' | 'organisationId'>,
  body: object = {},
  options: Omit<Parameters<typeof call>[1], 'body'> = {},
) =>
  call(checkoutRoute.POST, {
    ...options,
    body: {
      CompanyId: organisationId,
      CountryCode: 'DE',
      Articles: [{ ArticleId: haircut, ArticleTypeId: 1, Quantity: 1 }],
      InternalReferenceId: newId(),
      ...body,
    },
  })

/** The checkouts of one reference with their payments, oldest first. */
export const checkoutsOf = ({ house }: Business, internalReferenceId: string) =>
  house.db
    .select({ checkout: checkouts, payment: payments })
    .from(checkouts)
    .innerJoin(payments, eq(payments.checkoutId, checkouts.id))
    .where(eq(checkouts.internalReferenceId, internalReferenceId))
    .orderBy(checkouts.createdAt, checkouts.id)

/** The account's sessions at Stripe for one reference, oldest first. */
export async function sessionsOf(shop: Business, internalReferenceId: string) {
  const rows = await checkoutsOf(shop, internalReferenceId)
  const ids = rows.map(({ payment }) => payment.id)
  const all = await shop.sandbox.objects('checkout.session', shop.accountId)
  return all
    .filter(({ metadata }) => ids.includes((metadata as Record<string, string>).remit_payment ?? ''))
    .reverse()
}
