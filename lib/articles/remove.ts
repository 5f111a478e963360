// Removes an article from sale; the row stays, because checkouts refer to it.
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { updateArticle } from './store'

/** Throws `Article.NotFound`, also when it was removed before. */
export async function removeArticle({ clock, db }: House, organisationId: string, id: number): Promise<void> {
  const now = clock.now()
  const removed = await updateArticle(db, organisationId, id, {
    deletedAt: now,
    isActive: false,
    updatedAt: now,
  })
  if (!removed) throw new Failure('Article.NotFound')
}
