// Chooses between an organisation's applications.
import type { Application } from '@/lib/applications/application'
import { type RoutingAddress, routingHref } from './address'

interface Props {
  applications: Pick<Application, 'id' | 'name'>[]
  address: RoutingAddress
}

export const TAB =
  '-mb-px inline-flex min-h-11 items-center border-b-2 border-transparent px-4 text-muted hover:text-ink aria-[current]:border-accent aria-[current]:font-strong aria-[current]:text-ink'

export function ApplicationChoice({ address, applications }: Props) {
  if (applications.length < 2) return null
  return (
    <nav aria-label="Application" className="flex flex-wrap gap-1 border-b border-line">
      {applications.map(({ id, name }) => (
        <a
          key={id}
          // The trial is about money, not about one application, so it is kept.
          href={routingHref({ ...address, applicationId: id }, '')}
          aria-current={id === address.applicationId ? 'page' : undefined}
          className={TAB}
          dir="auto"
        >
          {name}
        </a>
      ))}
    </nav>
  )
}
