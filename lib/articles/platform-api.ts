// Articles in the Platform API: what it accepts and returns.
import { z } from 'zod'
import { currency, decimal, multilineText, text, uuid } from '@/lib/http/fields/fields'
import { presentAs } from '@/lib/http/fields/present'
import { formatPercent } from '@/lib/money/decimal'
import { majorUnits } from '@/lib/money/money'
import type { Article, ArticleFields } from './article'
import type { FieldNames } from './price'

const MOST_ID = 2_147_483_647
const MOST_ORDER = 1_000_000

export const PLATFORM_NAMES: FieldNames = { price: 'price', vat: 'vat', articleTypeId: 'articleTypeId' }

const fields = {
  name: text(200).meta({ example: 'Haircut' }),
  articleTypeId: z
    .int('must be the id of an article type.')
    .min(1, 'must be the id of an article type.')
    .max(MOST_ID, 'must be the id of an article type.')
    .meta({ description: 'What kind of article it is.', example: 1 }),
  description: multilineText(500).nullable().optional().meta({ example: 'Wash, cut and blow-dry' }),
  active: z.boolean('must be true or false.').optional().meta({
    description: 'Only active articles can be sold.',
  }),
  price: decimal.meta({ description: 'Major units, VAT included.', example: 45 }),
  currency,
  vat: decimal.optional().meta({ description: 'Percent.', example: 19 }),
  sortOrder: z
    .int('must be a whole number.')
    .min(-MOST_ORDER, `must be at least ${-MOST_ORDER}.`)
    .max(MOST_ORDER, `must be at most ${MOST_ORDER}.`)
    .optional(),
}

export const newArticleBody = z.strictObject(fields).meta({ id: 'NewArticle' })

export const articlePatch = z
  .strictObject(fields)
  .partial()
  .meta({ id: 'ArticlePatch', description: 'Omitted fields stay as they are.' })

export const articleOfPath = z.object({
  id: uuid,
  articleId: z
    .string()
    .refine((id) => /^[1-9]\d{0,9}$/.test(id) && Number(id) <= MOST_ID)
    .transform(Number)
    .meta({ override: { type: 'integer', minimum: 1, maximum: MOST_ID } }),
})

/** The fields that a body names; undefined for those that it leaves out. */
export const namedArticleFields = ({ active, description, ...rest }: z.output<typeof articlePatch>) =>
  ({
    ...rest,
    isActive: active,
    description: description === '' ? null : description,
  }) satisfies { [Name in keyof ArticleFields]?: ArticleFields[Name] | undefined }

export const newArticleFields = (body: z.output<typeof newArticleBody>): ArticleFields => ({
  name: body.name,
  description: body.description || null,
  articleTypeId: body.articleTypeId,
  isActive: body.active ?? true,
  price: body.price,
  currency: body.currency,
  vat: body.vat ?? 0,
  sortOrder: body.sortOrder ?? 0,
})

export const articleOfAnswer = z
  .object({
    id: z.int(),
    name: z.string(),
    articleTypeId: z.int(),
    description: z.string().nullable(),
    active: z.boolean(),
    price: z.number(),
    currency: z.string().length(3),
    vat: z.number(),
    sortOrder: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'ArticleOfOrganisation' })

export const presentArticleOf = (article: Article) =>
  presentAs(articleOfAnswer, article, {
    active: article.isActive,
    price: majorUnits(article.currency)(article.priceMinor),
    vat: Number(formatPercent(article.vatPpm)),
  })
