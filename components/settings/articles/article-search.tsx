// Finds an article among many by part of its name; works without a script.
import { placeHref } from '@/components/shell/place-href'
import { QUIET_BUTTON } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { TextField } from '@/components/ui/field'

const PATH = '/settings/articles'

export function ArticleSearch({ organisationId, q }: { organisationId: string; q: string }) {
  return (
    <form action={PATH} className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="organisation" value={organisationId} />
      <TextField label="Find by name" type="search" name="q" defaultValue={q} maxLength={200} />
      <button type="submit" className={QUIET_BUTTON}>
        Find
      </button>
      {q && <Chip href={placeHref(PATH, organisationId)}>{`Name holds “${q}”`}</Chip>}
    </form>
  )
}

interface Steps {
  organisationId: string
  q: string
  page: number
  /** How many pages there are. */
  pages: number
}

export function ArticlePages({ organisationId, page, pages, q }: Steps) {
  if (pages < 2) return null
  const to = (wanted: number) => placeHref(PATH, organisationId, { q, page: String(wanted) })
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center gap-3">
      {page > 1 && (
        <a className={QUIET_BUTTON} href={to(page - 1)}>
          Before
        </a>
      )}
      <span className="text-13 text-muted">
        Page {page} of {pages}
      </span>
      {page < pages && (
        <a className={QUIET_BUTTON} href={to(page + 1)}>
          Next
        </a>
      )}
    </nav>
  )
}
