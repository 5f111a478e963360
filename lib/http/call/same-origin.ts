// CSRF protection: writes made with a cookie must come from our own pages.
import { Failure } from '@/lib/failure/failure'

/**
 * Browsers name the page's origin on every write; who names none is no browser of today, or hides something.
 * Throws `Request.CrossOrigin`.
 */
export function assertSameOrigin(headers: Headers, appUrl: string): void {
  const site = headers.get('sec-fetch-site')
  const isOurs = headers.get('origin') === appUrl && (site === null || site === 'same-origin')
  if (!isOurs) throw new Failure('Request.CrossOrigin')
}
