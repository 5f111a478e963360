// Paging links of a list.
import { placeHref } from '@/components/shell/place-href'
import { QUIET_BUTTON } from '@/components/ui/button'

interface Props {
  path: string
  organisationId: string
  nextCursor: string | null
  isFirst: boolean
}

export function PageLinks({ isFirst, nextCursor, organisationId, path }: Props) {
  if (isFirst && nextCursor === null) return null
  return (
    <nav aria-label="Pages" className="flex flex-wrap gap-3">
      {!isFirst && (
        <a className={QUIET_BUTTON} href={placeHref(path, organisationId)}>
          Back to the newest
        </a>
      )}
      {nextCursor !== null && (
        <a className={QUIET_BUTTON} href={placeHref(path, organisationId, { cursor: nextCursor })}>
          Older
        </a>
      )}
    </nav>
  )
}
