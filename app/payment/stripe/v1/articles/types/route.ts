// GET /payment/stripe/v1/articles/types, which is /articles/types too.

import { articleTypesAnswer, presentArticleTypes } from '@/lib/articles/checkout-api'
import { listArticleTypes } from '@/lib/articles/find'
import { checkoutEndpoint } from '@/lib/wiring'

export const GET = checkoutEndpoint({
  method: 'GET',
  path: '/payment/stripe/v1/articles/types',
  tag: 'Articles',
  summary: 'List the article types',
  access: 'organisation-in-header',
  role: 'Member',
  status: 200,
  answer: articleTypesAnswer,
  refusals: [],
  run: ({ house }) => listArticleTypes(house),
  present: presentArticleTypes,
})
