// Articles in the Checkout API: what it accepts and returns.
import { z } from 'zod'
import { amount, choice, integer, listAnswer, skipAndTake, truth, words } from '@/lib/http/checkout/fields'
import { CURRENCIES } from '@/lib/money/currency'
import { formatPercent } from '@/lib/money/decimal'
import { majorUnits } from '@/lib/money/money'
import type { Article, ArticleFields, ArticleType } from './article'
import type { ArticleFilters, Window } from './store'

const currencyId = choice(
  CURRENCIES.map(({ code }) => code),
  { enum: undefined, minLength: 3, maxLength: 3, example: 'SEK', description: 'ISO 4217.' },
)

export const articleBody = z
  .object({
    Name: words(200, { example: 'Haircut' }),
    ArticleTypeId: integer(1, undefined, { description: 'One of GET /articles/types.', example: 1 }),
    Description: words(500, { example: 'Wash, cut and blow-dry' }).optional(),
    Active: truth({ default: true, description: 'Only active articles can be sold.' }).optional(),
    Price: amount({ description: 'Major units, VAT included.', example: 450 }),
    CurrencyId: currencyId,
    VAT: amount({ description: 'Percent.', example: 25 }).optional(),
    SortOrder: integer(-1_000_000, 1_000_000, { default: 0 }).optional(),
  })
  .meta({ id: 'ArticleBody' })

export const articleFields = (body: z.output<typeof articleBody>): ArticleFields => ({
  name: body.Name,
  description: body.Description ?? null,
  articleTypeId: body.ArticleTypeId,
  isActive: body.Active ?? true,
  price: body.Price,
  currency: body.CurrencyId,
  vat: body.VAT ?? 0,
  sortOrder: body.SortOrder ?? 0,
})

export const articlePath = z.object({ Id: integer(1) })

export const articleQuery = z.object({
  ...skipAndTake,
  Active: truth().optional(),
  ArticleTypeId: integer(1).optional(),
})

export const articleFilters = (query: z.output<typeof articleQuery>): ArticleFilters & Window => ({
  articleTypeId: query.ArticleTypeId,
  isActive: query.Active,
  skip: query.Skip,
  take: query.Take,
})

export const articleAnswer = z
  .object({
    Id: z.int(),
    Name: z.string(),
    ArticleTypeId: z.int(),
    Description: z.string().nullable(),
    Active: z.boolean(),
    Price: z.number().meta({ description: 'Major units, VAT included.', example: 450 }),
    CurrencyId: z.string().length(3),
    VAT: z.number().meta({ description: 'Percent.', example: 25 }),
    SortOrder: z.int(),
    CreatedDate: z.iso.datetime(),
    UpdatedDate: z.iso.datetime(),
  })
  .meta({ id: 'Article' })

export const presentArticle = (article: Article): z.input<typeof articleAnswer> => ({
  Id: article.id,
  Name: article.name,
  ArticleTypeId: article.articleTypeId,
  Description: article.description,
  Active: article.isActive,
  Price: majorUnits(article.currency)(article.priceMinor),
  CurrencyId: article.currency,
  VAT: Number(formatPercent(article.vatPpm)),
  SortOrder: article.sortOrder,
  CreatedDate: article.createdAt.toISOString(),
  UpdatedDate: article.updatedAt.toISOString(),
})

export const articlesAnswer = listAnswer(articleAnswer, 'ArticleList')

export const presentArticles = (
  { rows, total }: { total: number; rows: Article[] },
  offset: number,
): z.input<typeof articlesAnswer> => ({ Offset: offset, Total: total, Results: rows.map(presentArticle) })

const articleTypeAnswer = z.object({ Id: z.int(), Name: z.string() }).meta({ id: 'ArticleType' })

export const articleTypesAnswer = listAnswer(articleTypeAnswer, 'ArticleTypeList')

export const presentArticleTypes = (types: ArticleType[]): z.input<typeof articleTypesAnswer> => ({
  Offset: 0,
  Total: types.length,
  Results: types.map(({ id, name }) => ({ Id: id, Name: name })),
})
