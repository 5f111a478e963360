// The navigation of settings and admin, which keeps the current organisation.
import type { Place } from './place'
import { placeHref } from './place-href'

/** What is about one organisation, and has nothing to show to an operator who has chosen none. */
const OF_ONE_ORGANISATION: readonly string[] = [
  '/admin/routing',
  '/admin/exports',
  '/settings/payments',
  '/settings/organisation',
  '/settings/articles',
  '/settings/tax-rates',
  '/settings/members',
  '/settings/api-keys',
]

const SECTIONS = [
  {
    name: 'Money',
    pages: [
      ['/admin', 'Overview'],
      ['/admin/invoices', 'Invoices'],
      ['/admin/customers', 'Customers'],
      ['/admin/checkouts', 'Checkouts'],
      ['/admin/routing', 'Routing'],
      ['/admin/exports', 'Exports'],
      ['/admin/problems', 'Problems'],
    ],
  },
  {
    name: 'Settings',
    pages: [
      ['/settings/payments', 'Payments'],
      ['/settings/organisation', 'Organisation'],
      ['/settings/articles', 'Articles'],
      ['/settings/tax-rates', 'Tax rates'],
      ['/settings/members', 'Members'],
      ['/settings/api-keys', 'API keys'],
      ['/settings/notifications', 'Notifications'],
      ['/settings', 'Your account'],
    ],
  },
] as const

/** Pages that are reached from an entry, and have none of their own. */
const REACHED_FROM = [['/admin/recurring', '/admin/invoices']] as const

/** The entry of the longest of the pages that the path lies under, so that one and no other is marked. */
export function currentOf(path: string): string | undefined {
  const own = SECTIONS.flatMap((section) => section.pages.map(([href]) => [href, href] as const))
  return [...own, ...REACHED_FROM]
    .filter(([page]) => path === page || path.startsWith(`${page}/`))
    .toSorted(([a], [b]) => b.length - a.length)[0]?.[1]
}

/** The page of one organisation that an address names, and its name; undefined for anything else. */
export function pageOfOneOrganisation(
  href: string | string[] | undefined,
): { href: string; name: string } | undefined {
  const pages = SECTIONS.flatMap((section) => section.pages.map(([path, name]) => ({ href: path, name })))
  return pages.find((page) => page.href === href && OF_ONE_ORGANISATION.includes(page.href))
}

export function Navigation({ place }: { place: Place }) {
  const current = currentOf(place.path)
  const isShown = (href: string) => Boolean(place.organisation) || !OF_ONE_ORGANISATION.includes(href)
  return (
    <nav aria-label="Main" className="grid gap-6 wide:gap-4">
      {SECTIONS.map(({ name, pages }) => (
        <div key={name} className="grid gap-1">
          <p className="px-2 text-13 text-muted">{name}</p>
          <ul>
            {pages
              .filter(([href]) => isShown(href))
              .map(([href, label]) => (
                <li key={href}>
                  <a
                    href={placeHref(href, place.organisation?.id)}
                    aria-current={href === current ? 'page' : undefined}
                    className="flex min-h-11 items-center rounded-base px-2 hover:bg-well aria-[current]:bg-well aria-[current]:font-strong wide:min-h-7.5"
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
