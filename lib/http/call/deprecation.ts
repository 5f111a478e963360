// The headers of a deprecated operation: RFC 9745 (Deprecation) and RFC 8594 (Sunset).

export interface Deprecation {
  /** `YYYY-MM-DD`: since when it should not be used any more, and from when on it may be gone. */
  since: string
  sunset: string
  /** Where it is written what to use in its place; the changelog when left out. */
  link?: string
}

const CHANGELOG = '/docs#versions'

const midnight = (day: string): Date => new Date(`${day}T00:00:00Z`)

export const deprecationHeaders = ({ link = CHANGELOG, since, sunset }: Deprecation) => ({
  deprecation: `@${midnight(since).getTime() / 1000}`,
  sunset: midnight(sunset).toUTCString(),
  link: `<${link}>; rel="deprecation"; type="text/html"`,
})

export const deprecationWords = ({ since, sunset }: Deprecation): string =>
  `Deprecated since ${since}; it may be removed from ${sunset}.`
