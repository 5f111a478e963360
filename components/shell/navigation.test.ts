// Which entry of the navigation a page belongs to.
import { expect, it } from 'vitest'
import { currentOf } from './navigation'

it.each([
  ['/admin', '/admin'],
  ['/admin/invoices/expected', '/admin/invoices'],
  ['/admin/recurring', '/admin/invoices'],
  ['/admin/recurring/7', '/admin/invoices'],
  ['/settings/organisation/reminders', '/settings/organisation'],
  ['/settings/security', '/settings'],
  ['/elsewhere', undefined],
])('%s is marked at %s', (path, entry) => {
  expect(currentOf(path)).toBe(entry)
})
