// PUT and DELETE /payment/stripe/v1/articles/{Id}, which is /articles/{Id} too.
import { changeArticle } from '@/lib/articles/change'
import {
  articleAnswer,
  articleBody,
  articleFields,
  articlePath,
  presentArticle,
} from '@/lib/articles/checkout-api'
import { removeArticle } from '@/lib/articles/remove'
import { checkoutEndpoint } from '@/lib/wiring'

export const PUT = checkoutEndpoint({
  method: 'PUT',
  path: '/payment/stripe/v1/articles/{Id}',
  tag: 'Articles',
  summary: 'Change an article',
  description: 'Send the whole article as it should be. Existing checkouts keep what they sold.',
  access: 'organisation-in-header',
  role: 'Admin',
  params: articlePath,
  body: articleBody,
  status: 200,
  answer: articleAnswer,
  notFound: 'Article.NotFound',
  refusals: [],
  run: ({ house, by, body, params }) =>
    changeArticle(house, by.organisationId, params.Id, articleFields(body)),
  present: presentArticle,
})

export const DELETE = checkoutEndpoint({
  method: 'DELETE',
  path: '/payment/stripe/v1/articles/{Id}',
  tag: 'Articles',
  summary: 'Remove an article',
  access: 'organisation-in-header',
  role: 'Admin',
  params: articlePath,
  status: 204,
  notFound: 'Article.NotFound',
  refusals: [],
  run: ({ house, by, params }) => removeArticle(house, by.organisationId, params.Id),
  present: () => null,
})
