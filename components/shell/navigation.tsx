// The way to every page of settings and admin; the organisation that one looks at comes along.
import type { Place } from '@/app/place'
import { placeHref } from './place-href'

const SECTIONS = [
  {
    name: 'Money',
    pages: [
      ['/admin', 'Overview'],
      ['/admin/invoices', 'Invoices'],
      ['/admin/checkouts', 'Checkouts'],
      ['/admin/routing', 'Routing'],
      ['/admin/problems', 'Problems'],
    ],
  },
  {
    name: 'Settings',
    pages: [
      ['/settings/payments', 'Payments'],
      ['/settings/organisation', 'Organisation'],
      ['/settings/articles', 'Articles'],
      ['/settings/members', 'Members'],
      ['/settings/api-keys', 'API keys'],
      ['/settings', 'Your account'],
    ],
  },
] as const

/** The longest of the pages that the path lies under, so that one and no other is marked. */
function currentOf(path: string): string | undefined {
  const pages = SECTIONS.flatMap((section) => section.pages.map(([href]) => href))
  return pages
    .filter((page) => path === page || path.startsWith(`${page}/`))
    .toSorted((a, b) => b.length - a.length)[0]
}

export function Navigation({ place }: { place: Place }) {
  const current = currentOf(place.path)
  return (
    <nav aria-label="Main" className="grid gap-6">
      {SECTIONS.map(({ name, pages }) => (
        <div key={name} className="grid gap-1">
          <p className="px-2 text-13 text-muted">{name}</p>
          <ul>
            {pages.map(([href, label]) => (
              <li key={href}>
                <a
                  href={placeHref(href, place.organisation?.id)}
                  aria-current={href === current ? 'page' : undefined}
                  className="flex min-h-11 items-center rounded-base px-2 hover:bg-well aria-[current]:bg-well aria-[current]:font-strong wide:min-h-9"
                >
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
