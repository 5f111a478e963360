// The articles an organisation sells through checkouts.
import type { Metadata } from 'next'
import { drawn } from '@/app/drawn'
import { requireOrganisation, type SearchParams } from '@/app/place'
import { ArticleDialog } from '@/components/settings/articles/article-dialog'
import { newDraft } from '@/components/settings/articles/article-form'
import { ArticleList } from '@/components/settings/articles/article-list'
import { ArticlePages, ArticleSearch } from '@/components/settings/articles/article-search'
import { Shell } from '@/components/shell/shell'
import { COMPACT_PRIMARY_BUTTON } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { listArticles, listArticleTypes } from '@/lib/articles/find'
import { house } from '@/lib/wiring'
import { PAGE_SIZE, readWindow, shownArticle } from './shown'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Articles · Remit', robots: { index: false } }

async function ArticlesPage({ searchParams }: { searchParams: SearchParams }) {
  const place = await requireOrganisation('/settings/articles', searchParams)
  const { mayChange, organisation } = place
  const { page, q } = readWindow(await searchParams)
  const window = { skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE }
  const [{ rows, total }, types] = await Promise.all([
    listArticles(house(), organisation.id, { q }, window),
    listArticleTypes(house()),
  ])
  const at = { organisationId: organisation.id, types }
  const create = mayChange && (
    <ArticleDialog
      {...at}
      draft={newDraft(organisation.defaultCurrency, String(types[0]?.id ?? ''))}
      trigger={
        <button type="button" className={COMPACT_PRIMARY_BUTTON}>
          New article
        </button>
      }
    />
  )
  const isEmpty = total === 0
  return (
    <Shell
      place={place}
      title="Articles"
      lead="What you sell through checkouts. Prices always come from here, never from the page that sells."
      action={(!isEmpty || q) && create}
    >
      {(total > PAGE_SIZE || q) && <ArticleSearch organisationId={organisation.id} q={q} />}
      {!isEmpty && (
        <ArticleList {...at} articles={rows.map((row) => shownArticle(row, types))} mayChange={mayChange} />
      )}
      {isEmpty && q && <EmptyState title="Nothing found">No article has “{q}” in its name.</EmptyState>}
      {isEmpty && !q && (
        <EmptyState title="No articles yet" action={create || undefined}>
          What payers can buy will appear here: a haircut, a gift card, a box of rolls, each with its price.
        </EmptyState>
      )}
      <ArticlePages organisationId={organisation.id} q={q} page={page} pages={Math.ceil(total / PAGE_SIZE)} />
    </Shell>
  )
}

export default drawn(ArticlesPage)
