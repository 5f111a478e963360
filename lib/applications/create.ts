// Creates an application.
import type { House } from '@/lib/house'
import type { Application } from './application'
import { insertApplication } from './store'

interface NewApplication {
  /** Made from the caller's idempotency key: the same one makes the same application once. */
  id: string
  organisationId: string
  name: string
  description?: string | undefined
}

export const createApplication = (
  { clock, db }: House,
  { description, ...rest }: NewApplication,
): Promise<Application> =>
  insertApplication(db, {
    ...rest,
    description: description ?? null,
    createdAt: clock.now(),
    updatedAt: clock.now(),
  })
