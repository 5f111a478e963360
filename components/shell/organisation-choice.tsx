// Shows the current organisation and switches to others.
import type { Place } from './place'
import { placeHref } from './place-href'

const ITEM = 'flex min-h-11 items-center rounded-base px-2 hover:bg-well wide:min-h-9'

export function OrganisationChoice({ place: { organisation, path, visitor } }: { place: Place }) {
  const others = visitor.memberships.filter(({ organisationId }) => organisationId !== organisation?.id)
  const name = organisation?.name ?? 'All organisations'
  // A page about one thing of one organisation is not there in another.
  const target = path.startsWith('/admin/') ? `/${path.split('/').slice(1, 3).join('/')}` : path
  if (others.length === 0 && !(visitor.isOperator && organisation)) {
    return <p className="px-2 font-strong">{name}</p>
  }
  return (
    <details>
      <summary className="flex min-h-11 items-center justify-between gap-2 rounded-base px-2 font-strong hover:bg-well">
        <span>
          <span className="sr-only">Organisation: </span>
          {name}
        </span>
        <svg
          aria-hidden="true"
          viewBox="0 0 16 16"
          className="chevron size-4 shrink-0"
          fill="none"
          stroke="currentColor"
        >
          <path d="m4 6.5 4 4 4-4" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      </summary>
      <ul>
        {visitor.isOperator && organisation && (
          <li>
            <a className={ITEM} href={target}>
              All organisations
            </a>
          </li>
        )}
        {others.map(({ organisationId, organisationName }) => (
          <li key={organisationId}>
            <a className={ITEM} href={placeHref(target, organisationId)}>
              {organisationName}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
