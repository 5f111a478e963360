// Fields about the web: addresses of pictures, host names, colours.
import { z } from 'zod'

const MAX_URL_LENGTH = 2048

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** Absolute, without user info, and https; http is for this very machine. */
function isSafeUrl(text: string): boolean {
  // `URL` mends back slashes, white space and missing slashes; what a browser would have to mend is refused.
  if (!/^https?:\/\/[^\s\\\p{Cc}]+$/u.test(text) || !URL.canParse(text)) return false
  const url = new URL(text)
  if (url.username !== '' || url.password !== '' || text.split('/')[2]?.includes('@')) return false
  return url.protocol === 'https:' || LOOPBACK.test(url.hostname)
}

const webAddress = z
  .string()
  .trim()
  .max(MAX_URL_LENGTH, { error: `must be at most ${MAX_URL_LENGTH} characters long.`, abort: true })
  .refine(isSafeUrl, 'must be an absolute https address without user name or password.')

export const logoUrl = webAddress.meta({ example: 'https://example.com/logo.png' })

/** A page of somebody else's. */
export const pageUrl = webAddress.meta({ example: 'https://book.example.com/thanks' })

export const colour = z
  .string()
  .regex(/^#[0-9A-Fa-f]{6}$/, 'must be a colour such as #1f6f54.')
  .overwrite((hex) => hex.toLowerCase())
  .meta({ example: '#1f6f54' })

const HOST =
  /^(?:\[[0-9a-f:.]{2,45}\]|[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*)(?::\d{1,5})?$/

/** `example.com` or `localhost:3000`, in lower case. */
export const hostName = z
  .string()
  .trim()
  .max(253, { error: 'must be at most 253 characters long.', abort: true })
  .overwrite((host) => host.toLowerCase())
  .regex(HOST, 'must be a host such as pay.example.com, without protocol or path.')
  .meta({ example: 'app.example.com' })

const isOrigin = (text: string): boolean => {
  if (!/^https?:\/\/[^\s\\/?#@\p{Cc}]+$/u.test(text) || !URL.canParse(text)) return false
  const { hostname, origin, protocol } = new URL(text)
  return origin === text && (protocol === 'https:' || LOOPBACK.test(hostname))
}

/** `https://book.example.com`, as browsers name the page that asks. */
export const webOrigin = z
  .string()
  .trim()
  .max(300, { error: 'must be at most 300 characters long.', abort: true })
  .overwrite((text) => text.toLowerCase().replace(/\/$/, ''))
  .refine(isOrigin, 'must be an origin such as https://book.example.com, without path.')
  .meta({ example: 'https://book.example.com' })

/** How something looks: logo and colour. `null` clears what was set. */
export const branding = z
  .strictObject({ logoUrl: logoUrl.nullable().optional(), primaryColour: colour.nullable().optional() })
  .meta({ id: 'Branding', description: 'The logo and colour of pages and emails.' })

/** The columns that it fills; undefined for what it leaves as it is. */
export const brandingColumns = (look: z.output<typeof branding> | null | undefined) => ({
  logoUrl: look === null ? null : look?.logoUrl,
  primaryColour: look === null ? null : look?.primaryColour,
})

export const brandingAnswer = z
  .object({ logoUrl: z.string().nullable(), primaryColour: z.string().nullable() })
  .meta({ id: 'BrandingAnswer' })
