// GET /organisations/{id}/articles/{articleId} and PATCH /organisations/{id}/articles/{articleId}.
import { editArticle } from '@/lib/articles/edit'
import { findArticle } from '@/lib/articles/find'
import {
  articleOfAnswer,
  articleOfPath,
  articlePatch,
  namedArticleFields,
  PLATFORM_NAMES,
  presentArticleOf,
} from '@/lib/articles/platform-api'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/organisations/{id}/articles/{articleId}',
  tag: 'Articles',
  summary: 'Read an article',
  access: 'organisation-in-path',
  role: 'Member',
  params: articleOfPath,
  status: 200,
  answer: articleOfAnswer,
  notFound: { id: 'Organisation.NotFound', articleId: 'Article.NotFound' },
  refusals: [],
  run: ({ house, by, params }) => findArticle(house, by.organisationId, params.articleId),
  present: presentArticleOf,
})

export const PATCH = endpoint({
  method: 'PATCH',
  path: '/organisations/{id}/articles/{articleId}',
  tag: 'Articles',
  summary: 'Change an article',
  description: 'An inactive article cannot be sold; existing checkouts keep what they sold.',
  access: 'organisation-in-path',
  role: 'Admin',
  params: articleOfPath,
  body: articlePatch,
  status: 200,
  answer: articleOfAnswer,
  notFound: { id: 'Organisation.NotFound', articleId: 'Article.NotFound' },
  refusals: [],
  run: ({ house, by, body, params }) =>
    editArticle(house, by.organisationId, params.articleId, {
      ...namedArticleFields(body),
      names: PLATFORM_NAMES,
    }),
  present: presentArticleOf,
})
