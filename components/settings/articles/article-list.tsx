// What an organisation sells, in its own order.
import { Amount } from '@/components/ui/amount'
import { TEXT_BUTTON } from '@/components/ui/button'
import { StatusMark } from '@/components/ui/status-mark'
import { AMOUNT_CELL, CELL, HEAD_CELL, ROW, TABLE } from '@/components/ui/table'
import { isCurrency } from '@/lib/money/currency'
import { ArticleDialog, type ArticleType } from './article-dialog'
import type { ShownArticle } from './article-form'
import { SaleSwitch } from './sale-switch'

interface Props {
  organisationId: string
  articles: ShownArticle[]
  types: ArticleType[]
  mayChange: boolean
}

export function ArticleList(props: Props) {
  return (
    <table className={TABLE}>
      <caption className="sr-only">Articles</caption>
      <thead>
        <tr>
          <th scope="col" className={`${HEAD_CELL} ps-0`}>
            Article
          </th>
          <th scope="col" className={`${HEAD_CELL} hidden wide:table-cell`}>
            Type
          </th>
          <th scope="col" className={`${HEAD_CELL} pe-0 wide:pe-3`}>
            <span className="block text-end">Price</span>
          </th>
          <th scope="col" className={`${HEAD_CELL} hidden wide:table-cell`}>
            <span className="block text-end">VAT</span>
          </th>
          <th scope="col" className={`${HEAD_CELL} hidden wide:table-cell`}>
            State
          </th>
        </tr>
      </thead>
      <tbody>
        {props.articles.map((article) => (
          <ArticleRow key={article.id} {...props} article={article} />
        ))}
      </tbody>
    </table>
  )
}

function ArticleRow({ article, mayChange, organisationId, types }: Props & { article: ShownArticle }) {
  const { active, currency, description, id, name, price, priceMinor, type, vat } = article
  const state = (
    <StatusMark tone={active ? 'good' : 'calm'}>{active ? 'For sale' : 'Not for sale'}</StatusMark>
  )
  return (
    <tr className={ROW}>
      <th scope="row" className={`${CELL} ps-0 text-start font-normal`}>
        <span className="font-strong">{name}</span>
        <span className="block text-13 text-muted">
          No. {id}
          {description && `, ${description}`}
        </span>
        <span className="block text-13 text-muted wide:hidden">
          {type}, {vat}% VAT
        </span>
        <span className="wide:hidden">{state}</span>
        {mayChange && (
          <span className="flex flex-wrap gap-x-5">
            <ArticleDialog
              key={`${id} ${JSON.stringify(article)}`}
              organisationId={organisationId}
              types={types}
              draft={article}
              articleId={id}
              trigger={
                <button type="button" className={TEXT_BUTTON} aria-label={`Edit ${name}`}>
                  Edit
                </button>
              }
            />
            <SaleSwitch
              name={name}
              isActive={active}
              path={`/organisations/${organisationId}/articles/${id}`}
            />
          </span>
        )}
      </th>
      <td className={`${CELL} hidden wide:table-cell`}>{type}</td>
      <td className={`${AMOUNT_CELL} pe-0 wide:pe-3`}>
        {isCurrency(currency) ? (
          <Amount minor={priceMinor} currency={currency} locale="en-GB" />
        ) : (
          `${price} ${currency}`
        )}
      </td>
      <td className={`${AMOUNT_CELL} hidden tabular-nums wide:table-cell`}>{vat}%</td>
      <td className={`${CELL} hidden wide:table-cell`}>{state}</td>
    </tr>
  )
}
