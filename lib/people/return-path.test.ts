// After signing in nobody is taken anywhere but to a page of ours.
import { expect, it } from 'vitest'
import { HOME_PATH, safeReturnPath } from './return-path'

it.each([
  '/admin',
  '/admin/invoices?status=Paid&q=a%20b',
  '/admin/problems',
  '/settings',
  '/settings/payments',
  '/docs',
])('%s is a valid return path', (path) => expect(safeReturnPath(path)).toBe(path))

// promise 92
it.each([
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https:evil.example',
  'https://evil.example/settings',
  'javascript:alert(1)',
  '/settings%0d%0aSet-Cookie:x=1',
  '/settings\r\nx',
  '/settings/%2f%2fevil.example',
  '/settings//evil.example',
  '/settings/../../evil',
  '/settings/..//evil.example',
  '@evil.example',
  '/@evil.example',
  '.evil.example',
  '/。evil',
  '/settings。evil',
  '/settingsx',
  '/administrator',
  '/admin//evil.example',
  '/admin/..//evil.example',
  '/sign-out',
  '/api/auth/callback/mail',
  '/i/token',
  '',
  '/',
  ' /settings',
  '\t/settings',
  `/settings?${'a'.repeat(2000)}`,
  undefined,
  null,
  7,
  ['/settings'],
])('%j falls back to the default page', (path) => expect(safeReturnPath(path)).toBe(HOME_PATH))
