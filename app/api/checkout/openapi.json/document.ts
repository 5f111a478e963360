// Builds the document of the Checkout API once per process, from the operations of its routes.
import * as article from '@/app/payment/stripe/v1/articles/[Id]/route'
import * as articles from '@/app/payment/stripe/v1/articles/route'
import * as articleTypes from '@/app/payment/stripe/v1/articles/types/route'
import * as checkoutRefund from '@/app/payment/stripe/v1/checkout/refund/route'
import * as checkout from '@/app/payment/stripe/v1/checkout/route'
import * as checkoutStatus from '@/app/payment/stripe/v1/checkout/status/route'
import * as checkouts from '@/app/payment/stripe/v1/checkouts/route'
import { type OpenApiDocument, openApiDocument } from '@/lib/http/reference/openapi'
import { checkoutManner } from '@/lib/http/reference/openapi-manner'
import { house } from '@/lib/wiring'

/** In the order in which the documentation shows them. */
export const checkoutOperations = [
  checkout.POST,
  checkout.GET,
  checkoutStatus.POST,
  checkoutStatus.GET,
  checkoutRefund.POST,
  checkouts.GET,
  articles.GET,
  articles.POST,
  article.PUT,
  article.DELETE,
  articleTypes.GET,
].map(({ operation }) => operation)

let built: OpenApiDocument | undefined

export function checkoutOpenApi(): OpenApiDocument {
  built ??= openApiDocument(checkoutOperations, house().env.appUrl, checkoutManner)
  return built
}
