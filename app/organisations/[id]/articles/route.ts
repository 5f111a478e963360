// POST /organisations/{id}/articles.

import { createArticle } from '@/lib/articles/create'
import {
  articleOfAnswer,
  newArticleBody,
  newArticleFields,
  PLATFORM_NAMES,
  presentArticleOf,
} from '@/lib/articles/platform-api'
import { idPath } from '@/lib/http/fields/fields'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/organisations/{id}/articles',
  tag: 'Articles',
  summary: 'Create an article',
  description: 'Something to sell through the Checkout API, which also lists articles and their types.',
  access: 'organisation-in-path',
  role: 'Admin',
  params: idPath,
  body: newArticleBody,
  isIdempotent: true,
  status: 201,
  answer: articleOfAnswer,
  notFound: 'Organisation.NotFound',
  refusals: [],
  run: ({ house, by: { organisationId }, body, resourceId }) =>
    createArticle(house, organisationId, resourceId, newArticleFields(body), PLATFORM_NAMES),
  present: presentArticleOf,
})
