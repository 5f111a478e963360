// A database of its own for a test file: made in milliseconds, dropped at the end.
import { inject } from 'vitest'
import { createDatabase, type TestDatabase } from './create'
import './provided'

/** Fresh, migrated and empty. Call `drop()` when done; leftovers of killed runs are dropped by the next one. */
export const createTestDatabase = (): Promise<TestDatabase> =>
  createDatabase(inject('databaseAdminUrl'), inject('templateName'))

/** Without any table: for tests of the migrations themselves. */
export const createEmptyDatabase = (): Promise<TestDatabase> => createDatabase(inject('databaseAdminUrl'))
