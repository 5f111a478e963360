// GET and POST /payment/stripe/v1/articles, which are /articles too.

import {
  articleAnswer,
  articleBody,
  articleFields,
  articleFilters,
  articleQuery,
  articlesAnswer,
  presentArticle,
  presentArticles,
} from '@/lib/articles/checkout-api'
import { createArticle } from '@/lib/articles/create'
import { listArticles } from '@/lib/articles/find'
import { checkoutEndpoint } from '@/lib/wiring'

export const GET = checkoutEndpoint({
  method: 'GET',
  path: '/payment/stripe/v1/articles',
  tag: 'Articles',
  summary: 'List the articles',
  description: 'Ordered by `SortOrder`. Also available at `/articles`.',
  access: 'organisation-in-header',
  role: 'Member',
  query: articleQuery,
  status: 200,
  answer: articlesAnswer,
  refusals: [],
  run: ({ house, by, query }) => {
    const { skip, take, ...filters } = articleFilters(query)
    return listArticles(house, by.organisationId, filters, { skip, take })
  },
  present: (list, { query }) => presentArticles(list, query.Skip),
})

export const POST = checkoutEndpoint({
  method: 'POST',
  path: '/payment/stripe/v1/articles',
  tag: 'Articles',
  summary: 'Create an article',
  description: 'Also available at `/articles`.',
  access: 'organisation-in-header',
  role: 'Admin',
  body: articleBody,
  isIdempotent: true,
  status: 201,
  answer: articleAnswer,
  refusals: [],
  run: ({ house, by, body, resourceId }) =>
    createArticle(house, by.organisationId, resourceId, articleFields(body)),
  present: presentArticle,
})
